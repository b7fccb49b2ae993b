import { describe, expect, it } from 'vitest';
import { advance, noProgress } from '../../../core/training/progress.ts';
import type { TrainerEvent } from '../../../core/training/trainer-event.ts';

const told = (...events: readonly TrainerEvent[]) => events.reduce(advance, noProgress);
const step = (n: number, more: object = {}): TrainerEvent => ({
  kind: 'step',
  step: n,
  of: 12,
  elapsed: n,
  ...more,
});
const file = (name: string): TrainerEvent => ({ kind: 'checkpoint', file: name });

describe('the progress of a training', () => {
  it('begins with nothing', () => {
    expect(told()).toEqual({ step: 0, epoch: 0, checkpoints: [], sampling: false, saved: false });
  });

  it('knows its size before the first step', () => {
    expect(
      told({ kind: 'size', batches: 6 }, { kind: 'size', epochs: 2 }, { kind: 'size', steps: 12 }),
    ).toMatchObject({ steps: 12, epochs: 2, step: 0, epoch: 0 });
  });

  it('knows the last that was said of a step', () => {
    const last = told(
      { kind: 'epoch', epoch: 1, of: 2 },
      step(1, { left: 23, speed: 0.5, loss: 1.1 }),
      step(2, { left: 20, speed: 0.6, loss: Number.NaN }),
    );
    expect(last).toMatchObject({ epoch: 1, epochs: 2, step: 2, steps: 12, elapsed: 2, left: 20, speed: 0.6 });
    expect(last.loss).toBeNaN();
  });

  it('keeps the loss, speed and rest where a step does not tell them', () => {
    expect(told(step(1, { left: 23, speed: 0.5, loss: 1.1 }), step(2))).toMatchObject({
      step: 2,
      left: 23,
      speed: 0.5,
      loss: 1.1,
    });
  });

  it('is training from the first step on, whatever comes late', () => {
    expect(told({ kind: 'phase', phase: 'dataset' }, { kind: 'phase', phase: 'caching' }).phase).toBe(
      'caching',
    );
    expect(told(step(0), { kind: 'phase', phase: 'model' }).phase).toBe('training');
  });

  it('has the files that were written and not removed', () => {
    expect(told(file('a'), file('b'), file('c'), { kind: 'removed', file: 'a' }).checkpoints).toEqual([
      'b',
      'c',
    ]);
    expect(told(file('a'), { kind: 'removed', file: 'x' }, file('a')).checkpoints).toEqual(['a']);
  });

  it.each<TrainerEvent>([step(6), { kind: 'epoch', epoch: 2, of: 2 }, { kind: 'saved' }])(
    'makes sample pictures until $kind',
    (event) => {
      const sampling = told(step(6), { kind: 'sampling', step: 6 }, { kind: 'sample', prompt: 'a' });
      expect(sampling.sampling).toBe(true);
      expect(advance(sampling, file('a')).sampling).toBe(true);
      expect(advance(sampling, event).sampling).toBe(false);
    },
  );

  it('is saved, and stays so when the bar is drawn once more', () => {
    expect(told(step(12), { kind: 'saved' }, step(12))).toMatchObject({ step: 12, saved: true });
  });

  it('is the same object where nothing changes, and keeps the list of files where no file comes', () => {
    const one = told(step(1), file('a'));
    expect(advance(one, { kind: 'sample', prompt: 'a' })).toBe(one);
    expect(advance(one, { kind: 'phase', phase: 'training' })).toBe(one);
    expect(advance(one, step(2)).checkpoints).toBe(one.checkpoints);
  });
});
