import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fromNative } from '../../../../core/node/native-path.ts';
import { platformOf } from '../../../../core/node/platform/index.ts';
import type { System } from '../../../../core/node/platform/system.ts';
import { systemError } from '../../../support/edit-disk.ts';

const BOOT = '7c1d0e0a-6d0e-4a0e-8a55-3a3f0f3c9a11';
const mark = { name: 'LORA_WORKBENCH_RUN', value: '/data/set/runs/alice-20261124-184900' };

interface Process {
  readonly pid: number;
  readonly group: number;
  readonly ticks: number;
  readonly state?: string;
  readonly name?: string;
  readonly environment?: string;
}

/** Linux, as `/proc` shows it, and the signals that were sent. */
function linux(processes: readonly Process[], more: Partial<System> = {}) {
  const signals: [number, string][] = [];
  const files = new Map([['/proc/sys/kernel/random/boot_id', `${BOOT}\n`]]);
  for (const { pid, group, ticks, state = 'S', name = 'python', environment } of processes) {
    const middle = '23 0 -1 4194560 2861 0 0 0 12 3 0 0 20 0 4 0'.split(' ');
    files.set(
      `/proc/${pid}/stat`,
      `${pid} (${name}) ${state} 1 ${group} ${middle.join(' ')} ${ticks} 8192 5\n`,
    );
    if (environment !== undefined) files.set(`/proc/${pid}/environ`, environment);
  }
  const system: System = {
    platform: 'linux',
    env: {},
    home: '/home/a',
    read: (file) => files.get(file),
    list: (folder) => (folder === '/proc' ? ['sys', 'self', ...processes.map(({ pid }) => String(pid))] : []),
    output: () => Promise.reject(new Error('no program is needed')),
    kill: (pid, signal) => void signals.push([pid, signal]),
    ...more,
  };
  return { platform: platformOf(system), signals };
}

const ours = `PATH=/bin\0${mark.name}=${mark.value}\0HOME=/home/a\0`;
const start = (ticks: number) => `${BOOT}:${ticks}`;
const leader = { pid: 500, start: start(9000) };
const launcher: Process = { pid: 500, group: 500, ticks: 9000, environment: ours };
const trainer: Process = { pid: 510, group: 500, ticks: 9100, environment: ours };
const other: Process = { pid: 700, group: 700, ticks: 100, environment: 'PATH=/bin\0' };

describe('a process on Linux', () => {
  it('began at a time that is told by the boot and its ticks', async () => {
    const { platform } = linux([other]);
    expect(await platform.startOf(700)).toBe(start(100));
    expect(await platform.startOf(701)).toBeUndefined();
  });

  it('may be called anything', async () => {
    const { platform } = linux([{ ...other, name: 'a) Z 1 (b c' }]);
    expect(await platform.startOf(700)).toBe(start(100));
  });

  it.each(['Z', 'X'])('is gone when only its remains are there (%s)', async (state) => {
    expect(await linux([{ ...other, state }, launcher]).platform.startOf(700)).toBeUndefined();
  });
});

describe('the processes of a training on Linux', () => {
  const pids = async (processes: readonly Process[], of = leader) =>
    (await linux([other, ...processes]).platform.membersOf(of, mark)).map(({ pid }) => pid);

  it('are those of its group, as long as its leader lives', async () => {
    const stranger = { ...trainer, pid: 511, environment: 'PATH=/bin\0' };
    expect(await pids([launcher, trainer, stranger])).toEqual([500, 510, 511]);
  });

  it('are those that it left behind', async () => {
    expect(await pids([trainer])).toEqual([510]);
    expect(await pids([{ ...launcher, state: 'Z' }, trainer])).toEqual([510]);
  });

  it('are no zombies', async () => {
    expect(await pids([launcher, { ...trainer, state: 'Z' }])).toEqual([500]);
    expect(await pids([{ ...trainer, state: 'Z' }])).toEqual([]);
  });

  it('are none of a process that has its number now', async () => {
    expect(await pids([{ ...launcher, ticks: 9001 }, trainer])).toEqual([]);
  });

  it.each([
    ['another run', `${mark.name}=${mark.value}2\0`],
    ['no run', 'PATH=/bin\0'],
    ['a process that may not be looked at', undefined],
  ])('are none of a later group of its number: of %s', async (_, environment) => {
    const { environment: _none, ...rest } = trainer;
    expect(await pids([environment === undefined ? rest : { ...rest, environment }])).toEqual([]);
  });

  it('are found by their mark alone', async () => {
    const { platform } = linux([other, trainer, launcher]);
    expect(await platform.findMarked(mark)).toEqual(leader);
    expect(await platform.findMarked({ ...mark, value: '/elsewhere' })).toBeUndefined();
  });

  it('are not said to be gone where the system does not tell', async () => {
    const { platform } = linux([]);
    await expect(platform.membersOf(leader, mark)).rejects.toThrow('does not tell');
    await expect(platform.findMarked(mark)).rejects.toThrow('does not tell');
  });
});

describe('ending a training on Linux', () => {
  it.each([
    ['ask', 'SIGTERM'],
    ['force', 'SIGKILL'],
  ] as const)('%s: %s to the group', async (how, signal) => {
    const { platform, signals } = linux([launcher, trainer]);
    await platform.endGroup(leader, mark, how);
    expect(signals).toEqual([[-500, signal]]);
  });

  it.each<[string, readonly Process[], typeof leader]>([
    ['that is gone', [other], leader],
    ['whose number another process has', [{ ...launcher, ticks: 9001 }], leader],
    ['whose number was that of another group since', [{ ...trainer, environment: '' }], leader],
    ['of everybody', [{ ...other, pid: 1, group: 1 }], { pid: 1, start: start(100) }],
  ])('signals nobody for one %s', async (_, processes, of) => {
    const { platform, signals } = linux(processes);
    await platform.endGroup(of, mark, 'force');
    expect(signals).toEqual([]);
  });

  it('does not mind that it ended meanwhile, and tells what else goes wrong', async () => {
    const failing = (code: string) =>
      linux([launcher], {
        kill: () => {
          throw systemError(code);
        },
      }).platform.endGroup(leader, mark, 'ask');
    await expect(failing('ESRCH')).resolves.toBeUndefined();
    await expect(failing('EPERM')).rejects.toThrow('EPERM');
  });
});

describe('Linux', () => {
  it('keeps awake as long as a process lives', () => {
    expect(linux([]).platform.keepAwake(500)).toEqual({
      program: 'systemd-inhibit',
      args: [
        '--what=sleep:idle',
        '--mode=block',
        '--who=LoRA Workbench',
        '--why=A LoRA is being trained',
        'tail',
        '--pid=500',
        '-f',
        '/dev/null',
      ],
      detached: true,
    });
  });

  it.each([
    [{}, '/home/a/.config/lora-workbench'],
    [{ XDG_CONFIG_HOME: '/x' }, '/x/lora-workbench'],
    [{ XDG_CONFIG_HOME: 'x' }, '/home/a/.config/lora-workbench'],
    [{ XDG_CONFIG_HOME: '/x', LORA_WORKBENCH_CONFIG: '/own/' }, fromNative('/own')],
  ])('has the user’s files by %j in %s', (env, folder) => {
    expect(linux([], { env }).platform.configFolder).toBe(folder);
  });

  it.each([
    [{}, '/home/a/.cache/huggingface'],
    [{ XDG_CACHE_HOME: '/cache' }, '/cache/huggingface'],
    [{ XDG_CACHE_HOME: '/cache', HF_HOME: '~/hf' }, '/home/a/hf'],
  ])('has the configuration of accelerate where that looks for it, with %o', (env, folder) => {
    expect(linux([], { env, home: '/home/a' }).platform.accelerateConfig).toBe(
      `${folder}/accelerate/default_config.yaml`,
    );
  });

  it('has the Python of an environment in bin', () => {
    expect(linux([]).platform).toMatchObject({ pythonIn: 'bin/python', patience: 10_000 });
  });
});

describe.runIf(process.platform === 'linux')('real processes', () => {
  it('are found while their leader lives and after, and ended together', async () => {
    const folder = fs.mkdtempSync(path.join(tmpdir(), 'lora-group-'));
    const own = { name: mark.name, value: folder };
    const script = 'sh -c "echo; exec sleep 60" & read line; kill -9 $$';
    const shell = spawn('sh', ['-c', script], {
      detached: true,
      env: { ...process.env, [own.name]: own.value },
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const { pid } = shell;
    if (pid === undefined) throw new Error('there is no shell');
    onTestFinished(() => {
      fs.rmSync(folder, { recursive: true });
      try {
        process.kill(-pid, 'SIGKILL');
      } catch {
        // As it should be.
      }
    });
    await new Promise((resolve) => shell.stdout.once('data', resolve));
    const platform = platformOf();
    const identity = { pid, start: (await platform.startOf(pid)) ?? '' };
    expect(await platform.membersOf(identity, own)).toHaveLength(2);
    expect(await platform.membersOf({ pid, start: 'another time' }, own)).toEqual([]);
    expect(await platform.findMarked(own)).toEqual(identity);

    const ended = new Promise((resolve) => shell.once('exit', resolve));
    shell.stdin.end('\n');
    await ended;
    const left = await platform.membersOf(identity, own);
    expect(left).toHaveLength(1);
    expect(await platform.membersOf(identity, { ...own, value: '/another/run' })).toEqual([]);

    const closed = new Promise((resolve) => shell.once('close', resolve));
    await platform.endGroup({ pid, start: 'another time' }, { ...own, value: '/another/run' }, 'force');
    expect(await platform.membersOf(identity, own)).toEqual(left);
    await platform.endGroup(identity, own, 'ask');
    // Its output is closed with the last who had it open, which is then about to be gone.
    await closed;
    await expect.poll(() => platform.membersOf(identity, own), { interval: 1, timeout: 4000 }).toEqual([]);
  });
});
