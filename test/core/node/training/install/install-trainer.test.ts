// An installation beside all that a disk refuses, which test/faults tries, and what programs do, which test/cli tries.
import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { installTrainer } from '../../../../../core/node/training/install/install-trainer.ts';
import type { StartedProgram, StepEnd } from '../../../../../core/node/training/install/start-program.ts';
import { INSTALL_FILE, writeDoneSteps } from '../../../../../core/training/install/record.ts';
import { InstallMachine, wishIn } from '../../../../faults/install-programs.ts';
import { runFolder } from '../fake-machine.ts';

/** A machine whose git never ends by itself. */
function withEndlessGit() {
  const machine = new InstallMachine();
  const folder = runFolder();
  const start = (): StartedProgram => {
    const { pid, ended, end } = endless();
    machine.running.set(pid, end);
    return { pid, ended, kill: end };
  };
  const endless = () => {
    let resolve: (end: StepEnd) => void = () => {};
    const ended = new Promise<StepEnd>((done) => {
      resolve = done;
    });
    const pid = 7;
    const end = () => {
      machine.running.delete(pid);
      resolve({ kind: 'signal', signal: 'SIGTERM' });
    };
    return { pid, ended, end };
  };
  const install = (startOf: (pid: number) => Promise<string | undefined>, signal?: AbortSignal) => {
    const ports = { ...machine.ports(folder), start, ...(signal ? { signal } : {}) };
    const platform = { ...machine.platform, startOf };
    return installTrainer({ ...ports, platform }, wishIn(folder, 'v1'));
  };
  return { machine, folder, install };
}

describe('an installation', () => {
  it('ends a program that it is stopped at while that is being noted', async () => {
    const { machine, folder, install } = withEndlessGit();
    const stop = new AbortController();
    const outcome = await install(async (pid) => {
      if (pid === 7) stop.abort();
      return await machine.platform.startOf(pid);
    }, stop.signal);
    expect(outcome).toEqual({ kind: 'stopped' });
    expect([...machine.running.keys()]).toEqual([]);
    expect(fs.existsSync(`${folder}/sd.partial`)).toBe(false);
  });

  it('ends a program of which the system does not tell when it began: nobody would find it', async () => {
    const { machine, install } = withEndlessGit();
    const mute = async (pid: number) => {
      if (pid === 7) throw new Error('It does not tell.');
      return await machine.platform.startOf(pid);
    };
    await expect(install(mute)).rejects.toThrow('It does not tell.');
    expect([...machine.running.keys()]).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('leaves alone what a link in its way leads to', async () => {
    const machine = new InstallMachine();
    const folder = runFolder();
    fs.mkdirSync(`${folder}/mine`);
    fs.writeFileSync(`${folder}/mine/${INSTALL_FILE}`, writeDoneSteps({}));
    fs.symlinkSync('mine', `${folder}/sd.partial`);
    const outcome = await installTrainer(machine.ports(folder), wishIn(folder, 'v1'));
    expect(outcome).toMatchObject({
      kind: 'refused',
      refusal: { message: { args: [`${folder}/sd.partial`] } },
    });
    expect(fs.readdirSync(`${folder}/mine`)).toEqual([INSTALL_FILE]);
  });
});
