import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CheckpointWatch } from '../../../../../core/node/training/supervisor/checkpoint-watch.ts';
import { LogReader } from '../../../../../core/trainers/sd-scripts/output/log-reader.ts';
import type { TrainerEvent } from '../../../../../core/training/trainer-event.ts';

const step = (n: number): TrainerEvent => ({ kind: 'step', step: n, of: 12, elapsed: n });
const epoch = (n: number): TrainerEvent => ({ kind: 'epoch', epoch: n, of: 3 });
const file = (name: string): TrainerEvent => ({ kind: 'checkpoint', file: name });
const sampling: TrainerEvent = { kind: 'sampling', step: 6 };
const asked = 'asked';

/** What is done after each of these. */
function watch(...events: readonly (TrainerEvent | typeof asked)[]): readonly (string | undefined)[] {
  const checkpoints = new CheckpointWatch();
  return events.map((event) => {
    if (event === asked) checkpoints.arm();
    else checkpoints.hear(event);
    return checkpoints.done;
  });
}

describe('the next checkpoint', () => {
  it('by epochs is done with its samples, when the next epoch begins', () => {
    const done = watch(epoch(1), asked, step(6), file('a'), sampling, step(6), epoch(2), step(7));
    expect(done.indexOf('a')).toBe(6);
  });

  it('by steps is done with the next step, not while the bar of its own is drawn again', () => {
    const done = watch(asked, step(5), step(6), file('a'), step(6), step(6), step(7));
    expect(done.indexOf('a')).toBe(6);
  });

  it('is the first that is begun after somebody asked', () => {
    expect(watch(step(6), file('a'), asked, step(6), step(7)).at(-1)).toBeUndefined();
    expect(watch(step(6), file('a'), asked, step(7), step(8), file('b'), step(9)).at(-1)).toBe('b');
  });

  it('stays the same, and is one however often somebody asks', () => {
    expect(watch(asked, asked, step(1), file('a'), asked, step(2), file('b'), step(3)).at(-1)).toBe('a');
  });

  it('is none that nobody asked for', () => {
    expect(watch(step(6), file('a'), step(7), epoch(2))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is not done by a bar of an earlier step that comes late', () => {
    expect(watch(asked, step(6), file('a'), step(5)).at(-1)).toBeUndefined();
  });
});

describe('in a recorded training of 84 steps an epoch', () => {
  const log = fs.readFileSync('test/fixtures/trainer-run/merged/train.log', 'utf8');
  const events = (size: number) => {
    const reader = new LogReader();
    const chunks = Math.ceil(log.length / size);
    return Array.from({ length: chunks }, (_, i) => reader.read(log.slice(i * size, (i + 1) * size))).flat();
  };

  it.each([50, 4096])('asked for at step 100 it is done exactly when epoch 3 begins (read by %i)', (size) => {
    const checkpoints = new CheckpointWatch();
    const last = events(size).find((event) => {
      if (event.kind === 'step' && event.step === 100) checkpoints.arm();
      checkpoints.hear(event);
      return checkpoints.done !== undefined;
    });
    expect(last).toEqual({ kind: 'epoch', epoch: 3, of: 8 });
    expect(checkpoints.done).toMatch(/-000002\.safetensors$/);
  });

  it('asked for in the last epoch it never comes: the training ends by itself', () => {
    const checkpoints = new CheckpointWatch();
    for (const event of events(4096)) {
      if (event.kind === 'epoch' && event.epoch === 8) checkpoints.arm();
      checkpoints.hear(event);
    }
    expect(checkpoints.done).toBeUndefined();
  });
});
