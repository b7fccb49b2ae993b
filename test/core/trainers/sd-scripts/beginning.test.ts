import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { beginning } from '../../../../core/trainers/sd-scripts/beginning.ts';
import { courseAfter, type SavedState } from '../../../../core/training/beginning.ts';
import { remarksOn } from '../../../../core/training/beginning-remarks.ts';

const counted = (epoch: number, step: number): SavedState => ({ kind: 'counted', epoch, step });
const stepsOf = (stepsPerEpoch: number, epochs: number) => ({
  ...{ shown: stepsPerEpoch, batch: 1, buckets: [], stepsPerEpoch, epochs },
  steps: stepsPerEpoch * epochs,
});

describe('a saved state', () => {
  const read = (text: string | undefined, names = ['optimizer.bin']) => beginning.readState(names, text);

  it('tells its epoch and step', () => {
    expect(read('{"current_epoch": 4, "current_step": 1680}')).toEqual(counted(4, 1680));
    expect(read(undefined)).toEqual({ kind: 'uncounted' });
    expect(read(undefined, ['readme.txt'])).toEqual({ kind: 'none' });
    expect(beginning.isState('alice-000004-state')).toBe(true);
    expect(beginning.isState('alice-state')).toBe(true);
    expect(beginning.isState('sample')).toBe(false);
  });

  it.each([
    '',
    '[]',
    'null',
    '{"current_step":"9","current_epoch":1}',
    '{"current_epoch":1}',
    '{"current_epoch":1,"current_step":1e99}',
    '{"current_epoch":1,"current_step":-1}',
  ])('that says %j can not be read', (text) => expect(read(text)).toEqual({ kind: 'unreadable' }));

  it('of any text is one thing or the other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['counted', 'unreadable']).toContain(read(text).kind);
      }),
    );
  });
});

describe('what is trained after a saved state', () => {
  it('are whole epochs, numbered by step // steps per epoch', () => {
    // 420 steps an epoch: after four of eight, four are left.
    expect(beginning.courseOf(counted(4, 1680), stepsOf(420, 8), {})).toEqual({
      first: 5,
      epochs: 4,
      steps: 1680,
    });
    // Within an epoch: it begins anew.
    expect(beginning.courseOf(counted(5, 1700), stepsOf(420, 8), {})).toEqual({
      first: 5,
      epochs: 4,
      steps: 1680,
    });
  });

  it('is the rest of the steps, where those before are skipped', () => {
    const options = { skip_until_initial_step: true };
    expect(beginning.courseOf(counted(5, 1700), stepsOf(420, 8), options)).toEqual({
      first: 5,
      epochs: 4,
      steps: 1660,
    });
  });

  it('is nothing where the state is as far as the training, or does not count', () => {
    expect(beginning.courseOf(counted(8, 3360), stepsOf(420, 8), {})).toBeUndefined();
    expect(beginning.courseOf({ kind: 'uncounted' }, stepsOf(420, 8), {})).toBeUndefined();
  });

  it('never ends behind the last epoch, and trains one at least', () => {
    const number = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (perEpoch, epochs, step) => {
        const course = beginning.courseOf(counted(1, step), stepsOf(perEpoch, epochs), {});
        if (step >= perEpoch * epochs) expect(course).toBeUndefined();
        else expect(course && course.first + course.epochs - 1).toBe(epochs);
        expect(course?.epochs ?? 1).toBeGreaterThan(0);
      }),
    );
  });

  const said = (saved: SavedState, stepsPerEpoch = 420) => {
    const begins = { state: { folder: '/o/alice-000004-state', saved } };
    const steps = stepsOf(stepsPerEpoch, 8);
    return remarksOn(begins, courseAfter(beginning, begins, steps, {}), steps, {}).map(formatMessage);
  };

  it('is told', () => {
    expect(said(counted(4, 1680))).toEqual([
      'It goes on from alice-000004-state, at step 1680.',
      'Of 8 epochs 4 are trained (1680 steps), which the trainer numbers 5 to 8. It counts their steps from 0 again.',
    ]);
    expect(said(counted(5, 1700)).at(-1)).toContain('within an epoch');
    // Resumed after four epochs, saved after two more: the trainer counted those two only.
    expect(said(counted(6, 840)).at(-1)).toContain('of epoch 6 and counts 840 steps only');
    expect(said({ kind: 'uncounted' })).toEqual([]);
  });
});

describe('a warm start', () => {
  it('has rank and alpha of the weights, or lets the trainer take them from there', () => {
    const weights = beginning.readWeights({ ss_network_dim: '96', ss_network_alpha: '72.0' });
    expect(weights).toEqual({ kind: 'file', rank: 96, alpha: 72 });
    expect(beginning.warmStart('/a.safetensors', weights)).toEqual({
      ...{ network_weights: '/a.safetensors', network_dim: 96, network_alpha: 72 },
    });
    const silent = beginning.readWeights({ ss_network_dim: 'None', ss_network_alpha: 7 });
    expect(silent).toEqual({ kind: 'file', rank: undefined, alpha: undefined });
    expect(beginning.warmStart('/a.safetensors', silent)).toMatchObject({ dim_from_weights: true });
    const content = { file: '/o/a.safetensors', content: weights };
    expect(remarksOn({ weights: content }, undefined, undefined, {}).map(formatMessage)).toEqual([
      'A warm start: it begins with the weights of a.safetensors, and without the state of the optimizer and the schedule.',
      'Rank 96, alpha 72, as that file has them.',
    ]);
  });
});

it('the options say where a training begins', () => {
  expect(beginning.placesOf({ resume: '/s', network_weights: '/w' })).toEqual({ state: '/s', weights: '/w' });
  expect(
    beginning.placesOf({ resume: 'me/repo', resume_from_huggingface: true, network_weights: '' }),
  ).toEqual({});
});

it('a state is saved when that is wanted, and the options say so', () => {
  for (const saving of ['never', 'end', 'checkpoints'] as const)
    expect(beginning.savedStates(beginning.saveStates(saving))).toBe(saving);
  expect(beginning.savedStates({})).toBe('never');
});
