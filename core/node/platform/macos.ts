import * as path from 'node:path';
import { accelerateConfig } from './accelerate-config.ts';
import { linesOf } from './answers.ts';
import { configFolder } from './config-folder.ts';
import type { Mark, Platform, SystemProcess } from './platform.ts';
import { posix } from './posix.ts';
import type { System } from './system.ts';

/** macOS: processes by its `ps`. */
export function macOs(system: System): Platform {
  const all = async () =>
    linesOf(await system.output('/bin/ps', ['-ax', '-o', 'pid=,pgid=,stat=,lstart='])).flatMap(
      (line): SystemProcess[] => {
        const [, pid, group, state, start] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
        return start === undefined || state?.startsWith('Z')
          ? []
          : [{ pid: Number(pid), group: Number(group), start }];
      },
    );
  const withMark = async (processes: readonly SystemProcess[], { name, value }: Mark) => {
    // What they were started with stands behind their arguments, for those that are the user's own.
    const pids = processes.map(({ pid }) => pid).join(',');
    const output = await system.output('/bin/ps', ['-E', '-ww', '-o', 'pid=,command=', '-p', pids]);
    const marked = linesOf(output).filter((line) => `${line} `.includes(` ${name}=${value} `));
    const found = new Set(marked.map((line) => Number.parseInt(line, 10)));
    return processes.filter(({ pid }) => found.has(pid));
  };
  return {
    ...posix(system, all, withMark),
    system: 'macos',
    visibleGpus: system.env['CUDA_VISIBLE_DEVICES'],
    nvidiaSmi: ['nvidia-smi'],
    accelerateConfig: accelerateConfig(system),
    configFolder: configFolder(system, path.posix.join(system.home, 'Library', 'Application Support')),
    keepAwake: (pid) => ({
      program: '/usr/bin/caffeinate',
      args: ['-i', '-w', String(pid)],
      detached: true,
    }),
  };
}
