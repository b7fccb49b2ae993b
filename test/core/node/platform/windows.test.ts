import { describe, expect, it } from 'vitest';
import { fromNative } from '../../../../core/node/native-path.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import type { System } from '../../../../core/node/platform/system.ts';

const mark = { name: 'LORA_WORKBENCH_RUN', value: 'D:/sets/Bob’s/runs/alice-20261124-184900' };
const SYSTEM32 = 'C:\\Windows\\System32';
const POWERSHELL = `${SYSTEM32}\\WindowsPowerShell\\v1.0\\powershell.exe`;

interface Process {
  readonly pid: number;
  readonly parent: number;
  /** In 100 ns since 1601. */
  readonly created: number;
  readonly isMarked?: boolean;
}

/** Windows, as CIM lists it, and the programs that were run. */
function windows(processes: readonly Process[] | undefined, more: Partial<System> = {}) {
  const run: (readonly string[])[] = [];
  const system: System = {
    platform: 'win32',
    env: { SystemRoot: 'C:\\Windows', APPDATA: 'C:\\Users\\a\\AppData\\Roaming' },
    home: 'C:\\Users\\a',
    read: () => undefined,
    list: () => [],
    output: async (program, args) => {
      run.push([program, ...args]);
      if (program !== POWERSHELL) return '';
      return processes
        ?.map(
          ({ pid, parent, created, isMarked = false }) =>
            `${pid} ${parent} ${created} ${Number(isMarked)}\r\n`,
        )
        .join('');
    },
    kill: () => {
      throw new Error('there are no signals');
    },
    ...more,
  };
  return { platform: platformOf(system), run };
}

const idle: Process = { pid: 0, parent: 0, created: 0 };
const supervisor: Process = { pid: 400, parent: 4, created: 900 };
const launcher: Process = { pid: 500, parent: 400, created: 1000, isMarked: true };
const trainer: Process = { pid: 510, parent: 500, created: 1100, isMarked: true };
const worker: Process = { pid: 520, parent: 510, created: 1200 };
const reused: Process = { pid: 500, parent: 8, created: 5000 };
const leader = { pid: 500, start: '1000' };

describe('a process on Windows', () => {
  it('was created when CIM says', async () => {
    const { platform } = windows([idle, launcher]);
    expect(await platform.startOf(500)).toBe('1000');
    expect(await platform.startOf(501)).toBeUndefined();
  });

  it.each([
    ['fails or hangs', undefined],
    ['lists nothing', []],
  ])('is not said to be gone where PowerShell %s', async (_, processes) => {
    await expect(windows(processes).platform.startOf(500)).rejects.toThrow('does not tell');
  });

  it('is looked for by a script in which no path stands', async () => {
    const { platform, run } = windows([idle, launcher]);
    await platform.membersOf(leader, mark);
    const [program, ...args] = run[0] ?? [];
    expect([program, ...args.slice(0, 3)]).toEqual([POWERSHELL, '-NoProfile', '-NonInteractive', '-Command']);
    const words = /FromBase64String\('([A-Za-z0-9+/=]*)'\)/.exec(args[3] ?? '')?.[1] ?? '';
    expect(Buffer.from(words, 'base64').toString('utf8')).toBe(`${mark.value}/`);
    expect(args[3]).not.toContain('Bob');
    expect(args[3]).not.toContain('"');
  });
});

describe('the processes of a training on Windows', () => {
  const pids = async (processes: readonly Process[], of = leader) =>
    (await windows([idle, supervisor, ...processes]).platform.membersOf(of, mark)).map(({ pid }) => pid);

  it('are its launcher and all below', async () => {
    expect(await pids([worker, trainer, launcher])).toEqual([500, 510, 520]);
  });

  it('are those that it left behind, known by their arguments', async () => {
    expect(await pids([trainer, worker])).toEqual([510, 520]);
  });

  it('are found also where those between are gone', async () => {
    expect(await pids([{ ...trainer, parent: 505 }, worker])).toEqual([510, 520]);
    const earlier = { ...trainer, parent: 505, created: 999 };
    expect(await pids([earlier])).toEqual([]);
  });

  it('are found where nothing was noted of them, the one that began first', async () => {
    const { platform } = windows([idle, supervisor, trainer, launcher, worker]);
    expect(await platform.findMarked(mark)).toEqual(leader);
    expect(await windows([idle, worker]).platform.findMarked(mark)).toBeUndefined();
  });

  it('are none that were there before it', async () => {
    const older = { pid: 530, parent: 500, created: 800 };
    const ofWorker = { pid: 540, parent: 520, created: 1150 };
    expect(await pids([launcher, trainer, worker, older, ofWorker])).toEqual([500, 510, 520]);
  });

  it('are none of a process that has its number now', async () => {
    const stranger = { pid: 530, parent: 500, created: 5001, isMarked: true };
    expect(await pids([reused, stranger])).toEqual([]);
    expect(await pids([reused, stranger, trainer, worker])).toEqual([510, 520]);
  });

  it('are none of a process that had its number since', async () => {
    expect(await pids([{ pid: 530, parent: 500, created: 5001 }])).toEqual([]);
  });

  it('are none where it is not known when it began', async () => {
    expect(await pids([trainer], { pid: 500, start: 'gone' })).toEqual([]);
  });

  it('come once each, however often numbers were given away', async () => {
    const twisted = { pid: 510, parent: 520, created: 1200 };
    expect(await pids([launcher, { ...worker, parent: 500 }, twisted])).toEqual([500, 520, 510]);
  });
});

describe('ending a training on Windows', () => {
  it.each(['ask', 'force'] as const)('is ending all of it at once (%s)', async (how) => {
    const { platform, run } = windows([idle, supervisor, launcher, trainer, worker, reused]);
    await platform.endGroup(leader, mark, how);
    expect(run.slice(1)).toEqual([
      [`${SYSTEM32}\\taskkill.exe`, '/F', '/PID', '500', '/PID', '510', '/PID', '520'],
    ]);
  });

  it('ends nobody else', async () => {
    const { platform, run } = windows([idle, reused, { pid: 530, parent: 500, created: 5001 }]);
    await platform.endGroup(leader, mark, 'force');
    expect(run).toHaveLength(1);
  });

  it('does not mind that they ended meanwhile', async () => {
    const list = ['0 0 0 0', '500 400 1000 1'].join('\r\n');
    const output: System['output'] = async (program) => (program === POWERSHELL ? list : undefined);
    await expect(windows([], { output }).platform.endGroup(leader, mark, 'force')).resolves.toBeUndefined();
  });
});

describe('Windows', () => {
  it('keeps awake as long as a process lives, from a console', () => {
    const { program, args, detached } = windows([]).platform.keepAwake(500);
    expect([program, detached]).toEqual([POWERSHELL, false]);
    expect(args.slice(0, 3)).toEqual(['-NoProfile', '-NonInteractive', '-Command']);
    // ES_CONTINUOUS and ES_SYSTEM_REQUIRED.
    expect(args[3]).toContain("SetThreadExecutionState([uint32]'0x80000001'); Wait-Process -Id 500");
  });

  it.each([
    [{ APPDATA: 'E:\\Roaming' }, 'E:/Roaming/lora-workbench'],
    [{}, 'C:/Users/a/AppData/Roaming/lora-workbench'],
    [{ LORA_WORKBENCH_CONFIG: '/own' }, fromNative('/own')],
  ])('has the user’s files by %j in %s', (env, folder) => {
    expect(windows([], { env }).platform.configFolder).toBe(folder);
  });

  it('has the configuration of accelerate below the home', () => {
    expect(windows([]).platform.accelerateConfig).toBe(
      'C:/Users/a/.cache/huggingface/accelerate/default_config.yaml',
    );
  });

  it('has the Python of an environment in Scripts, and nobody to ask to end', () => {
    expect(windows([]).platform).toMatchObject({ pythonIn: 'Scripts/python.exe', patience: 0 });
  });

  it('looks for its own programs where they belong, not in the folder that it is in', () => {
    const { platform } = windows([], { env: { SystemRoot: 'D:\\WINNT' } });
    expect(platform.keepAwake(1).program).toMatch(/^D:\\WINNT\\System32\\/);
    expect(platform.nvidiaSmi[0]).toBe('D:\\WINNT\\System32\\nvidia-smi.exe');
    expect(windows([], { env: {} }).platform.nvidiaSmi[0]).toBe(`${SYSTEM32}\\nvidia-smi.exe`);
  });
});
