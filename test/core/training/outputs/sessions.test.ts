import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { outputs } from '../../../../core/trainers/sd-scripts/output/outputs.ts';
import { curveOf } from '../../../../core/training/outputs/curve.ts';
import { descentOf, joinSessions } from '../../../../core/training/outputs/descent.ts';
import { compareMoments, type Moment } from '../../../../core/training/outputs/moment.ts';
import { averageAt, sessionOf } from '../../../../core/training/outputs/scalar-session.ts';
import { eventFile, type WrittenEvent } from '../../../support/event-file.ts';
import { readEvents } from '../events/read-events.ts';

const article =
  'test/fixtures/trainer-run/article/output/logs/20261122210012/network_train/events.out.tfevents.1795381214.vm.9699.0';

/** Epochs of two steps each, whose losses are counted on. @param first its first epoch @param step its first step */
function log(first: number, epochs: number, step = 1, loss = 1) {
  let [time, at] = [0, step];
  const events: WrittenEvent[] = [{ version: 'brain.Event:2' }];
  for (let epoch = first; epoch < first + epochs; epoch++) {
    for (let turn = 0; turn < 2; turn++)
      events.push({ time: time++, step: at++, values: { 'loss/current': loss + at / 8 } });
    events.push({ time: time++, step: epoch, values: { 'loss/epoch_average': 0.25 } });
  }
  return sessionOf(readEvents(eventFile(events)), outputs);
}

describe('what a log tells of epochs', () => {
  it('is their mean, and the step at their end', () => {
    const { epochs, offset } = sessionOf(readEvents(readFileSync(article)), outputs);
    expect(epochs.map(({ epoch, end }) => [epoch, end])).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((epoch) => [epoch, 420 * epoch]),
    );
    expect(epochs[5]).toEqual({ epoch: 6, end: 2520, loss: 0.37063127756118774, validation: undefined });
    expect(offset).toBe(0);
  });

  it('of a training that goes on is its own mean: the trainer counts what it has not seen as 0', () => {
    const { epochs, offset } = log(4, 2);
    expect(epochs.map(({ epoch, loss, end }) => [epoch, loss, end])).toEqual([
      [4, 1 + 2.5 / 8, 2],
      [5, 1 + 4.5 / 8, 4],
    ]);
    expect(offset).toBe(6);
  });

  it('is the validation loss, too', () => {
    const events: WrittenEvent[] = [
      { version: 'brain.Event:2' },
      { time: 1, step: 1, values: { 'loss/current': 1, 'loss/average': 0.75 } },
      { time: 2, step: 1, values: { 'loss/validation/epoch_average': 0.5 } },
      { time: 3, step: 1, values: { 'loss/epoch_average': 1 } },
    ];
    const session = sessionOf(readEvents(eventFile(events)), outputs);
    expect(session.epochs).toEqual([{ epoch: 1, end: 1, loss: 1, validation: 0.5 }]);
    expect([averageAt(session, outputs, 1), averageAt(session, outputs, 2)]).toEqual([0.75, undefined]);
  });
});

describe('a quantity over trainings that go on from each other', () => {
  const steps = (sessions: Parameters<typeof curveOf>[0]) => [
    ...curveOf(sessions, 'loss/current', false).steps,
  ];

  it('is one curve, whose steps go on', () => {
    expect(steps([log(1, 3), log(4, 2)])).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(steps([log(1, 3), log(4, 1, 7)])).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('has by epoch the mean that an epoch is judged by', () => {
    const session = log(4, 2);
    const means = curveOf([session], 'loss/epoch_average', true);
    expect([...means.steps]).toEqual([4, 5]);
    expect([...means.values]).toEqual(session.epochs.map(({ loss }) => loss));
  });

  it('has of steps that were trained twice the later ones', () => {
    const again = curveOf([log(1, 3), log(3, 2, 1, 10)], 'loss/current', false);
    expect([...again.steps]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(again.values[4]).toBeGreaterThan(10);
    const anew = curveOf([log(1, 3), log(1, 1, 1, 10)], 'loss/current', false);
    expect([...anew.values]).toEqual([10.25, 10.375]);
  });
});

describe('a training that goes on from a saved state', () => {
  const of = (stepsPerEpoch: number, descent?: ReturnType<typeof descentOf>) => ({ stepsPerEpoch, descent });

  it('has done what the state counts', () => {
    expect(descentOf({ epoch: 4, step: 8 }, 2, of(2))).toEqual({ steps: 8, epochs: 4, shift: 0 });
  });

  it('goes on from all runs before, whose steps the state of a resumed one does not count', () => {
    const second = descentOf({ epoch: 4, step: 8 }, 2, of(2));
    // The trainer numbers the epochs of the third from 3 again, since the second did 4 steps only.
    expect(descentOf({ epoch: 6, step: 4 }, 2, of(2, second))).toEqual({ steps: 12, epochs: 6, shift: 4 });
  });

  it('trains an epoch again within which the state was saved', () => {
    expect(descentOf({ epoch: 2, step: 3 }, 2, of(2))).toEqual({ steps: 3, epochs: 1, shift: 0 });
  });

  it('may have epochs of another length, or a state of nobody knows what', () => {
    expect(descentOf({ epoch: 4, step: 8 }, 4, of(2))).toEqual({ steps: 8, epochs: 4, shift: 2 });
    expect(descentOf({ epoch: 4, step: 8 }, 2, undefined)).toEqual({ steps: 8, epochs: 4, shift: 0 });
    expect(descentOf({ epoch: 4, step: 8 }, undefined, undefined)).toEqual({ steps: 8, epochs: 4, shift: 0 });
  });

  const curve = (sessions: Parameters<typeof curveOf>[0], tag = 'loss/current') => [
    ...curveOf(sessions, tag, tag !== 'loss/current').steps,
  ];

  it('has one curve with what it goes on from, cut at the state', () => {
    const descent = descentOf({ epoch: 2, step: 4 }, 2, of(2));
    const joined = joinSessions([log(1, 4)], [log(3, 1, 1, 10)], descent);
    expect(curve(joined)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(curveOf(joined, 'loss/current', false).values[4]).toBeGreaterThan(10);
    expect(curve(joined, 'loss/epoch_average')).toEqual([1, 2, 3]);
    // Before its first step is logged, the steps of the other behind the state are none of it.
    expect(curve(joinSessions([log(1, 4)], [], descent))).toEqual([1, 2, 3, 4]);
  });

  it('goes on in its first epoch, before that has an end', () => {
    const begun = sessionOf(
      readEvents(
        eventFile([{ version: 'brain.Event:2' }, { time: 1, step: 1, values: { 'loss/current': 1 } }]),
      ),
      outputs,
    );
    const descent = descentOf({ epoch: 2, step: 4 }, 2, of(2));
    expect(curve(joinSessions([], [begun], descent))).toEqual([5]);
  });

  it('goes on over several runs, each cut at its state, with epochs that go on', () => {
    const second = descentOf({ epoch: 2, step: 4 }, 2, of(2));
    const third = descentOf({ epoch: 3, step: 2 }, 2, of(2, second));
    const joined = joinSessions(joinSessions([log(1, 9)], [log(3, 9)], second), [log(2, 2)], third);
    expect(curve(joined)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(curve(joined, 'loss/epoch_average')).toEqual([1, 2, 3, 4, 5]);
  });

  it('begins within an epoch where it skips what was trained of it', () => {
    const descent = descentOf({ epoch: 2, step: 3 }, 2, of(2));
    expect(curve(joinSessions([log(1, 2)], [log(2, 1, 2)], descent))).toEqual([1, 2, 3, 4, 5]);
  });
});

it('epochs and steps are in the order of the training, where it is known', () => {
  const moments: Moment[] = [
    { kind: 'last' },
    { kind: 'step', at: 500 },
    { kind: 'epoch', at: 2 },
    { kind: 'epoch', at: 0 },
    { kind: 'epoch', at: 1 },
  ];
  const sorted = (stepOf?: (epoch: number) => number) =>
    [...moments].sort((a, b) => compareMoments(a, b, stepOf)).map((one) => ('at' in one ? one.at : 'last'));
  expect(sorted((epoch) => epoch * 420)).toEqual([0, 1, 500, 2, 'last']);
  expect(sorted()).toEqual([0, 1, 2, 500, 'last']);
});
