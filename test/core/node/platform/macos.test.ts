import { describe, expect, it } from 'vitest';
import { fromNative } from '../../../../core/node/native-path.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import type { System } from '../../../../core/node/platform/system.ts';
import { systemError } from '../../../support/edit-disk.ts';

const mark = { name: 'LORA_WORKBENCH_RUN', value: '/Users/a/My Sets/müll/runs/alice-20261124-184900' };
const begun = 'Tue Nov 24 18:49:00 2026';
const leader = { pid: 500, start: begun };

const launchd = '    1     1 Ss   Mon Nov 23 08:00:12 2026    ';
const launcher = `  500   500 Ss   ${begun}    `;
const trainer = '  510   500 R    Tue Nov 24 18:49:07 2026    ';
const reused = '  500   500 S+   Wed Nov 25 07:11:00 2026    ';

/** macOS: what `ps` lists, what it shows of each process with its environment, and what was asked. */
function macOs(
  list: readonly string[] | undefined,
  commands: Readonly<Record<string, string>> = {},
  more: Partial<System> = {},
) {
  const asked: string[] = [];
  const signals: [number, string][] = [];
  const system: System = {
    platform: 'darwin',
    env: {},
    home: '/Users/a',
    read: () => undefined,
    list: () => [],
    output: async (program, args) => {
      asked.push([program, ...args].join(' '));
      if (args[0] === '-ax') return list?.map((line) => `${line}\n`).join('');
      const shown = (args.at(-1) ?? '').split(',').filter((pid) => pid in commands);
      // It fails where it finds nobody.
      return shown.length === 0 ? undefined : shown.map((pid) => `  ${pid} ${commands[pid]}\n`).join('');
    },
    kill: (pid, signal) => void signals.push([pid, signal]),
    ...more,
  };
  return { platform: platformOf(system), asked, signals };
}

const python = '/Users/a/kohya/venv/bin/python -m accelerate.commands.launch train_network.py';
const marked = `${python} PATH=/usr/bin:/bin ${mark.name}=${mark.value} HOME=/Users/a`;

describe('a process on macOS', () => {
  it('began when ps says, to the second', async () => {
    const { platform, asked } = macOs([launchd, launcher]);
    expect(await platform.startOf(500)).toBe(begun);
    expect(await platform.startOf(501)).toBeUndefined();
    expect(asked[0]).toBe('/bin/ps -ax -o pid=,pgid=,stat=,lstart=');
  });

  it('is gone when only its remains are there', async () => {
    const { platform } = macOs([launchd, launcher.replace('Ss', 'Z ')]);
    expect(await platform.startOf(500)).toBeUndefined();
  });

  it.each([
    ['fails or hangs', undefined],
    ['says something else', ['ps: illegal option -- o']],
  ])('is not said to be gone where ps %s', async (_, list) => {
    await expect(macOs(list).platform.startOf(500)).rejects.toThrow('does not tell');
  });
});

describe('the processes of a training on macOS', () => {
  it('are those of its group, as long as its leader lives', async () => {
    const { platform, asked } = macOs([launchd, launcher, trainer]);
    expect(await platform.membersOf(leader, mark)).toEqual([
      { pid: 500, group: 500, start: begun },
      { pid: 510, group: 500, start: 'Tue Nov 24 18:49:07 2026' },
    ]);
    expect(asked).toHaveLength(1);
  });

  it('are those that it left behind, known by their environment', async () => {
    const { platform, asked } = macOs([launchd, trainer], { 510: marked });
    expect(await platform.membersOf(leader, mark)).toMatchObject([{ pid: 510 }]);
    expect(asked[1]).toBe('/bin/ps -E -ww -o pid=,command= -p 510');
  });

  it.each([
    ['of another run', marked.replace(mark.value, `${mark.value}0`)],
    ['of nobody that we know', python],
  ])('are none of a later group of its number: %s', async (_, command) => {
    expect(await macOs([launchd, trainer], { 510: command }).platform.membersOf(leader, mark)).toEqual([]);
  });

  it('are none of a process that has its number now', async () => {
    const { platform } = macOs([launchd, reused, trainer], { 500: python, 510: marked });
    expect(await platform.membersOf(leader, mark)).toEqual([]);
  });

  it('are not said to be gone where they end while they are looked at', async () => {
    await expect(macOs([launchd, trainer]).platform.membersOf(leader, mark)).rejects.toThrow('does not tell');
  });

  it('are found by their mark alone, at the end of what is shown too', async () => {
    const last = `${python} HOME=/Users/a ${mark.name}=${mark.value}`;
    const { platform } = macOs([launchd, trainer, launcher], { 1: '/sbin/launchd', 500: last });
    expect(await platform.findMarked(mark)).toEqual(leader);
    expect(await macOs([launchd], { 1: '/sbin/launchd' }).platform.findMarked(mark)).toBeUndefined();
  });
});

describe('ending a training on macOS', () => {
  it('signals the group', async () => {
    const { platform, signals } = macOs([launchd, launcher, trainer]);
    await platform.endGroup(leader, mark, 'ask');
    await platform.endGroup(leader, mark, 'force');
    expect(signals).toEqual([
      [-500, 'SIGTERM'],
      [-500, 'SIGKILL'],
    ]);
  });

  it('signals nobody else', async () => {
    const { platform, signals } = macOs([launchd, reused, trainer], { 510: marked });
    await platform.endGroup(leader, mark, 'force');
    await platform.endGroup({ pid: 1, start: 'Mon Nov 23 08:00:12 2026' }, mark, 'force');
    expect(signals).toEqual([]);
  });

  it.each(['ESRCH', 'EPERM'])('does not mind %s: nobody is left but zombies', async (code) => {
    const kill = () => {
      throw systemError(code);
    };
    const { platform } = macOs([launchd, launcher], {}, { kill });
    await expect(platform.endGroup(leader, mark, 'ask')).resolves.toBeUndefined();
  });
});

describe('macOS', () => {
  it('keeps awake as long as a process lives', () => {
    expect(macOs([]).platform.keepAwake(500)).toEqual({
      program: '/usr/bin/caffeinate',
      args: ['-i', '-w', '500'],
      detached: true,
    });
  });

  it('has the user’s files where programs have theirs', () => {
    expect(macOs([]).platform.configFolder).toBe('/Users/a/Library/Application Support/lora-workbench');
    const env = { LORA_WORKBENCH_CONFIG: '/own', XDG_CONFIG_HOME: '/x' };
    expect(macOs([], {}, { env }).platform.configFolder).toBe(fromNative('/own'));
  });

  it('has the Python of an environment in bin', () => {
    expect(macOs([]).platform).toMatchObject({ pythonIn: 'bin/python', nvidiaSmi: ['nvidia-smi'] });
  });
});
