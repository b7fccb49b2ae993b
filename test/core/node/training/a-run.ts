// A run on a machine of its own, and a trainer that does what trainers do.
import { readRecord, writeRecord, writeStopRequest } from '../../../../core/node/training/run-folder.ts';
import type { Supervision } from '../../../../core/node/training/supervisor/supervise.ts';
import type { RunRecord } from '../../../../core/training/run-record.ts';
import type { StopRequest } from '../../../../core/training/stop-request.ts';
import { systemError } from '../../../support/edit-disk.ts';
import { bar, FakeMachine, type FakeTrainer, runFolder, type Script } from './fake-machine.ts';
import { recordOf } from './records.ts';

/** Trains 12 steps, one a second, with a checkpoint after 6 and one at the end; it ends half a second later. */
export const trains: Script = (trainer) => {
  for (let step = 1; step <= 12; step++) trainer.in(1000 * step, () => train(trainer, step));
};

function train(trainer: FakeTrainer, step: number): void {
  trainer.print(bar(step));
  if (step === 6) {
    trainer.print(`\nsaving checkpoint: ${trainer.folder}/output/alice-000001.safetensors\n`);
    trainer.in(400, () => trainer.save('alice-000001.safetensors'));
    trainer.in(500, () => trainer.print(bar(6)));
    trainer.in(600, () => trainer.print('\nepoch 2/2\n'));
  }
  if (step !== 12) return;
  trainer.save('alice.safetensors');
  trainer.print('\nmodel saved.\n');
  trainer.in(500, () => trainer.end(0));
}

export const traceback = 'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: no\n';

/** A machine with one run. */
export function aRun(more: Partial<RunRecord> = {}) {
  const machine = new FakeMachine();
  const folder = anotherRun(machine, more);
  const record = () => readRecord(machine.disk, folder);
  const stop = (when: StopRequest['when']) => stopRun(machine, folder, when);
  return { machine, folder, record, stop };
}

export function anotherRun(machine: FakeMachine, more: Partial<RunRecord> = {}): string {
  const folder = runFolder();
  writeRecord(machine.disk, folder, recordOf(folder, more));
  return folder;
}

export function stopRun(machine: FakeMachine, folder: string, when: StopRequest['when']): void {
  writeStopRequest(machine.disk, folder, { when, asked: new Date(machine.now).toISOString() });
}

export async function endOf(supervision: Promise<Supervision>): Promise<RunRecord> {
  const result = await supervision;
  if (result.kind !== 'over') throw new Error(`it is ${result.kind}`);
  return result.record;
}

/** The locks that are held, and who waits for one. */
export function locksOf({ files }: FakeMachine): readonly string[] {
  const full = [...files].filter(([, { bytes }]) => bytes.length > 0).map(([file]) => file);
  return full.filter((file) => /\.(?:lock|waiting)$/.test(file));
}

/** Fills the disk of a machine, until it is emptied. */
export function fill(machine: FakeMachine): { empty(): void } {
  machine.events = {
    create: () => {
      throw systemError('ENOSPC');
    },
  };
  return {
    empty() {
      machine.events = {};
    },
  };
}
