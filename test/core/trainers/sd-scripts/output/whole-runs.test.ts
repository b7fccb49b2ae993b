import { describe, expect, it } from 'vitest';
import {
  averageLosses,
  checkpointsOf,
  lastOfEachStep,
  ofKind,
  type Reading,
  read,
  recording,
  stepsOf,
  upTo,
} from './recordings.ts';

const merged = read(recording('merged/train.log'));
const stderr = read(recording('article/stderr.log'));
const stdout = read(recording('article/stdout.log'));

const epochs = (of: number) =>
  upTo(of)
    .slice(1)
    .map((epoch) => ({ kind: 'epoch', epoch, of }));
const files = (name: string) => [
  ...upTo(7)
    .slice(1)
    .map((epoch) => `${name}-00000${epoch}.safetensors`),
  `${name}.safetensors`,
];

/** Three significant digits, as the bar shows them. */
const shown = (value: number) => Number(value.toPrecision(3));

describe.each([
  { run: 'merged', reading: merged, steps: 672, epoch: 84 },
  { run: 'article', reading: stderr, steps: 3360, epoch: 420 },
])('the run $run', ({ run, reading, steps, epoch }) => {
  it(`tells each of its ${steps} steps, in order`, () => {
    expect(stepsOf(reading)).toEqual(upTo(steps));
    expect(new Set(ofKind(reading, 'step').map(({ of }) => of))).toEqual(new Set([steps]));
  });

  it('tells the average loss that the event file has', () => {
    const bars = lastOfEachStep(reading);
    const points = averageLosses(run);
    expect(points.length).toBeGreaterThan(7);
    expect(points.map(([step]) => bars.get(step)?.loss)).toEqual(points.map(([, loss]) => shown(loss)));
  });

  it('tells when it makes sample pictures, and of which prompts', () => {
    expect(ofKind(reading, 'sampling').map(({ step }) => step)).toEqual(upTo(8).map((n) => n * epoch));
    const kinds = reading.events.flatMap(({ kind }) =>
      kind === 'sampling' || kind === 'sample' ? [kind] : [],
    );
    expect(kinds).toEqual(upTo(8).flatMap(() => ['sampling', 'sample', 'sample', 'sample']));
    expect(new Set(ofKind(reading, 'sample').map(({ prompt }) => prompt))).toEqual(
      new Set([
        '1girl, CharacterAI, braided hair, black hair, dark skin, photo, realistic, 8K, HDR',
        '1girl, CharacterAI, kimono, temple, ink drawing',
        '1girl, CharacterAI, from behind, white lab coat',
      ]),
    );
  });

  it('ends with the model saved', () => {
    expect(ofKind(reading, 'saved')).toHaveLength(1);
    expect(reading.ending).toMatchObject({ saved: true, interrupted: false, lastLine: 'model saved.' });
    expect(reading.ending).not.toHaveProperty('exception');
    expect(reading.ending).not.toHaveProperty('error');
  });
});

it('knows epochs, checkpoints and size of a run in one stream', () => {
  expect(ofKind(merged, 'epoch')).toEqual(epochs(8));
  expect(checkpointsOf(merged)).toEqual(files('CharacterAI-2-A'));
  expect(ofKind(merged, 'size')).toEqual([
    { kind: 'size', batches: 84 },
    { kind: 'size', epochs: 8 },
    { kind: 'size', steps: 672 },
  ]);
  expect(merged.ending.lastCheckpoint).toBe(
    '/home/artist/lora/runs/CharacterAI-2-A/output/CharacterAI-2-A.safetensors',
  );
});

it('knows epochs, checkpoints and size of a run from its stdout alone', () => {
  expect(ofKind(stdout, 'epoch')).toEqual(epochs(8));
  expect(checkpointsOf(stdout)).toEqual(files('CharacterAI-1-A'));
  expect(ofKind(stdout, 'size')).toContainEqual({ kind: 'size', steps: 3360 });
  expect(stdout.ending.saved).toBe(false);
});

it('goes through its phases, and is training from then on', () => {
  const phases = ofKind(merged, 'phase').map(({ phase }) => phase);
  expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
    'dataset',
    'model',
    'training',
  ]);
});

describe('a bar', () => {
  const bar = (reading: Reading, step: number) => lastOfEachStep(reading).get(step);

  it('is told as it is printed', () => {
    // 0/672 [00:00<?, ?it/s]
    expect(bar(merged, 0)).toEqual({ kind: 'step', step: 0, of: 672, elapsed: 0 });
    // 1/672 [00:00<05:17,  2.11it/s, avr_loss=1.1]
    expect(bar(merged, 1)).toEqual({
      kind: 'step',
      step: 1,
      of: 672,
      elapsed: 0,
      left: 317,
      speed: 2.11,
      loss: 1.1,
    });
    // 97/672 [00:34<03:24,  2.81it/s, avr_loss=1.14]
    expect(bar(merged, 97)).toMatchObject({ elapsed: 34, left: 204, speed: 2.81, loss: 1.14 });
    // 672/672 [04:20<00:00,  2.58it/s, avr_loss=0.638]
    expect(bar(merged, 672)).toMatchObject({ elapsed: 260, left: 0, speed: 2.58, loss: 0.638 });
    // 3360/3360 [23:11<00:00,  2.41it/s, avr_loss=0.352]
    expect(bar(stderr, 3360)).toMatchObject({ elapsed: 1391, left: 0, speed: 2.41, loss: 0.352 });
  });

  it('tells slow steps as a part of a step a second', () => {
    // 1/12 [00:02<00:23,  2.12s/it, avr_loss=1.11]
    expect(bar(read(recording('logs/dataset-config.log')), 1)).toMatchObject({ left: 23, speed: 1 / 2.12 });
  });
});

it('leaves a progress that shows the whole run', () => {
  const { checkpoints, ...rest } = merged.progress;
  expect(checkpoints).toHaveLength(8);
  expect(rest).toEqual({
    phase: 'training',
    step: 672,
    steps: 672,
    epoch: 8,
    epochs: 8,
    elapsed: 260,
    left: 0,
    speed: 2.58,
    loss: 0.638,
    sampling: false,
    saved: true,
  });
});
