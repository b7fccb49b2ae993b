import * as fs from 'node:fs';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { platformOf } from '../../../../../core/node/platform/index.ts';
import { startTrainer } from '../../../../../core/node/training/supervisor/trainer-process.ts';
import { FakeMachine, runFolder } from '../fake-machine.ts';

/** Starts this script of the shell as a trainer. */
async function trainer(script: string, environment: Readonly<Record<string, string>> = {}) {
  const folder = runFolder();
  const platform = platformOf();
  const record = { commands: [['/bin/sh', '-c', script]], folder, environment };
  const { identity, exit } = await startTrainer(platform, folder, record);
  onTestFinished(() => {
    try {
      process.kill(-identity.pid, 'SIGKILL');
    } catch {
      // As it should be.
    }
  });
  const ended = () => vi.waitUntil(exit, { interval: 1, timeout: 4000 });
  const log = () => fs.readFileSync(`${folder}/train.log`, 'utf8');
  return { folder, platform, identity, exit, ended, log };
}

describe.skipIf(process.platform === 'win32')('a trainer', () => {
  it('prints into its log, both ways, and tells how it ended', async () => {
    const { ended, log, exit } = await trainer('echo out; echo err >&2; exit 3');
    expect(exit()).toBeUndefined();
    expect(await ended()).toEqual({ code: 3, signal: undefined });
    expect(log()).toBe('out\nerr\n');
  });

  it('has the run’s mark, what is added, and nothing of the editor’s', async () => {
    const editors = [
      'ELECTRON_RUN_AS_NODE',
      'VSCODE_PID',
      'NODE_OPTIONS',
      'PYTHONHOME',
      'LORA_WORKBENCH_STATE',
    ];
    for (const name of editors) vi.stubEnv(name, '');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { ended, log, folder } = await trainer('pwd; env', { PYTHONUTF8: '1' });
    await ended();
    const [cwd, ...lines] = log().split('\n');
    expect(cwd).toBe(folder);
    const mark = `LORA_WORKBENCH_RUN=${folder}`;
    expect(lines).toEqual(expect.arrayContaining([`PATH=${process.env['PATH']}`, 'PYTHONUTF8=1', mark]));
    expect(lines.filter((line) => [...editors, 'LORA_'].some((name) => line.startsWith(name)))).toEqual([
      mark,
    ]);
  });

  it('leads a group, by which it is found and ended', async () => {
    const { ended, identity, platform, folder } = await trainer('exec sleep 60');
    const mark = { name: 'LORA_WORKBENCH_RUN', value: folder };
    expect(await platform.membersOf(identity, mark)).toMatchObject([
      { pid: identity.pid, group: identity.pid },
    ]);
    await platform.endGroup(identity, mark, 'ask');
    expect(await ended()).toEqual({ code: undefined, signal: 'SIGTERM' });
  });

  it.each([
    ['is not there', 'none', 'ENOENT'],
    ['is none', 'text.txt', 'EACCES'],
  ])('whose program %s is not started', async (_, name, code) => {
    const folder = runFolder();
    fs.writeFileSync(`${folder}/text.txt`, 'no program');
    const record = { commands: [[`${folder}/${name}`]], folder, environment: {} };
    await expect(startTrainer(platformOf(), folder, record)).rejects.toThrow(code);
  });

  it('that could not be found again is ended', async () => {
    const folder = runFolder();
    const { platform } = new FakeMachine();
    let pid = 0;
    const mute = {
      ...platform,
      startOf: async (of: number) => {
        pid = of;
        throw new Error('The system does not tell.');
      },
    };
    const record = { commands: [['/bin/sh', '-c', 'exec sleep 60']], folder, environment: {} };
    await expect(startTrainer(mute, folder, record)).rejects.toThrow('does not tell');
    await expect.poll(() => platformOf().startOf(pid), { interval: 1, timeout: 4000 }).toBeUndefined();
  });
});
