// What TensorBoard's own reader finds in the event files of real runs, to the last digit.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pointsOf, readEvents } from './read-events.ts';

const RUNS = 'test/fixtures/trainer-run';

interface Summary {
  readonly count: number;
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly sum: number;
  readonly min: readonly number[];
  readonly points: readonly (readonly number[])[];
}

const wholeRuns = [
  ['article', 'article/output/logs/20261122210012/network_train/events.out.tfevents.1795381214.vm.9699.0'],
  ['merged', 'merged/logs/20261122215825/network_train/events.out.tfevents.1795384706.vm.18323.0'],
] as const;

describe('the event file of a recorded run', () => {
  it.each(wholeRuns)('has the scalars that TensorBoard finds: %s', (name, file) => {
    const log = readEvents(readFileSync(`${RUNS}/${file}`));
    const { scalars } = JSON.parse(readFileSync(`${RUNS}/${name}/scalars.json`, 'utf8')) as {
      scalars: Record<string, Summary>;
    };
    const found = Object.entries(pointsOf(log)).map(([tag, points]) => {
      const [first, last] = [points[0], points.at(-1)];
      const sum = points.reduce((total, [, value]) => total + value, 0);
      const low = points.reduce((least, one) => (one[1] < least[1] ? one : least));
      const listed = (scalars[tag]?.points ?? []).map(([step]) => points.find(([other]) => other === step));
      return [tag, { count: points.length, first, last, sum, min: [low[1], low[0]], points: listed }];
    });
    expect(Object.fromEntries(found)).toEqual(scalars);
  });

  it.each(['dataset-config', 'folder-mode'])(
    'has every point with its time that TensorBoard finds: %s',
    (name) => {
      const told = JSON.parse(readFileSync(`${RUNS}/outputs/${name}/tensorboard_scalars.json`, 'utf8')) as {
        file: string;
        scalars: Record<string, number[][]>;
      };
      const log = readEvents(readFileSync(`${RUNS}/outputs/${name}/${told.file}`));
      const found = [...log.series].map(([tag, { steps, values, times }]) => [
        tag,
        [...steps].map((step, index) => [step, values[index], times[index]]),
      ]);
      expect(Object.fromEntries(found)).toEqual(told.scalars);
    },
  );
});
