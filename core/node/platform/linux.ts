import * as path from 'node:path';
import { accelerateConfig } from './accelerate-config.ts';
import { configFolder } from './config-folder.ts';
import type { Mark, Platform, SystemProcess } from './platform.ts';
import { posix } from './posix.ts';
import type { System } from './system.ts';

/** Linux: processes by `/proc`. */
export function linux(system: System): Platform {
  const { env, home } = system;
  const xdg = env['XDG_CONFIG_HOME'];
  const all = async () => {
    const boot = bootOf(system);
    const numbers = system.list('/proc').filter((name) => /^\d+$/.test(name));
    return numbers.flatMap((pid) => readStat(system, pid, boot) ?? []);
  };
  const withMark = async (processes: readonly SystemProcess[], { name, value }: Mark) =>
    processes.filter(({ pid }) =>
      system.read(`/proc/${pid}/environ`)?.split('\0').includes(`${name}=${value}`),
    );
  return {
    ...posix(system, all, withMark),
    system: 'linux',
    startOf: async (pid) => readStat(system, pid, bootOf(system))?.start,
    visibleGpus: system.env['CUDA_VISIBLE_DEVICES'],
    nvidiaSmi: ['nvidia-smi', '/usr/bin/nvidia-smi', '/usr/lib/wsl/lib/nvidia-smi'],
    accelerateConfig: accelerateConfig(system),
    configFolder: configFolder(system, xdg?.startsWith('/') ? xdg : path.posix.join(home, '.config')),
    keepAwake: (pid) => ({
      program: 'systemd-inhibit',
      args: [
        ...['--what=sleep:idle', '--mode=block', '--who=LoRA Workbench', '--why=A LoRA is being trained'],
        ...['tail', `--pid=${pid}`, '-f', '/dev/null'],
      ],
      detached: true,
    }),
  };
}

function bootOf(system: System): string {
  return system.read('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
}

/** A living process by `/proc/PID/stat`; its name stands in parentheses and may hold anything. */
function readStat(system: System, pid: number | string, boot: string): SystemProcess | undefined {
  const stat = system.read(`/proc/${pid}/stat`);
  const [state, , group, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  // Field 22 of the file, counted from 1. A zombie has ended: only its parent has not asked yet.
  const ticks = rest[16];
  if (ticks === undefined || state === 'Z' || state === 'X') return undefined;
  return { pid: Number(pid), group: Number(group), start: `${boot}:${ticks}` };
}
