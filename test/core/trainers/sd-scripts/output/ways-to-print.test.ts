import { describe, expect, it } from 'vitest';
import { checkpointsOf, lastOfEachStep, ofKind, read, recording, stepsOf, upTo } from './recordings.ts';

const twoPrompts = ['test woman, 1girl, solo', 'test woman, smile, outdoors'];

describe.each([
  { log: 'columns-200', steps: 10, epochs: 1, files: ['d_col'], sampled: [10], loss: 1.12 },
  { log: 'console-log-simple', steps: 10, epochs: 1, files: ['d_simple'], sampled: [10], loss: 1.12 },
  {
    log: 'without-accelerate-buffered',
    steps: 10,
    epochs: 1,
    files: ['d_python'],
    sampled: [10],
    loss: 1.12,
  },
  {
    log: 'dataset-config',
    steps: 12,
    epochs: 2,
    files: ['run_a_tiny-000001', 'run_a_tiny'],
    sampled: [6, 12],
    loss: 1.14,
  },
  {
    log: 'folder-mode',
    steps: 20,
    epochs: 2,
    files: ['run_b_tiny-000001', 'run_b_tiny'],
    sampled: [10, 20],
    loss: 1.13,
  },
  {
    log: 'full-model-folder-mode',
    steps: 4,
    epochs: 1,
    files: ['run_b_full-step00000002', 'run_b_full-step00000004', 'run_b_full'],
    sampled: [4],
    loss: 1.08,
  },
  { log: 'full-model', steps: 6, epochs: 1, files: ['run_c_full'], sampled: [6], loss: 1.11 },
  {
    log: 'terminal-140-columns',
    steps: 20,
    epochs: 2,
    files: ['d_pty-000001', 'd_pty'],
    sampled: [10, 20],
    loss: 1.15,
  },
  { log: 'two-datasets-validation-state', steps: 6, epochs: 1, files: ['c_multi'], sampled: [], loss: 1.13 },
])('$log.log', ({ log, steps, epochs, files, sampled, loss }) => {
  const reading = read(recording(`logs/${log}.log`));

  it(`is read as ${steps} steps in ${epochs} epochs`, () => {
    expect(stepsOf(reading)).toEqual(upTo(steps));
    expect(ofKind(reading, 'step').every(({ of }) => of === steps)).toBe(true);
    expect(lastOfEachStep(reading).get(steps)).toMatchObject({ left: 0, loss });
    expect(ofKind(reading, 'epoch').map(({ epoch, of }) => [epoch, of])).toEqual(
      upTo(epochs)
        .slice(1)
        .map((epoch) => [epoch, epochs]),
    );
  });

  it('is read with its files, sample pictures and the sign of success', () => {
    expect(checkpointsOf(reading)).toEqual(files.map((file) => `${file}.safetensors`));
    expect(ofKind(reading, 'sampling').map(({ step }) => step)).toEqual(sampled);
    expect(ofKind(reading, 'sample').map(({ prompt }) => prompt)).toEqual(sampled.flatMap(() => twoPrompts));
    expect(ofKind(reading, 'saved')).toHaveLength(1);
    expect(reading.ending.saved).toBe(true);
    expect(reading.progress).toMatchObject({
      phase: 'training',
      steps,
      epochs,
      saved: true,
      sampling: false,
    });
  });
});

it('tells caching as a phase of its own, between loading the model and making the network', () => {
  const phases = ofKind(read(recording('logs/dataset-config.log')), 'phase').map(({ phase }) => phase);
  expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
    'dataset',
    'model',
    'caching',
    'model',
    'training',
  ]);
});

it('takes the loss of a step from the last of its bars, not from a validation', () => {
  const steps = lastOfEachStep(read(recording('logs/two-datasets-validation-state.log')));
  expect([...steps.values()].map(({ loss }) => loss)).toEqual([undefined, 1.2, 1.17, 1.17, 1.15, 1.14, 1.13]);
});
