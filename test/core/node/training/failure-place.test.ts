import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failurePlace } from '../../../../core/node/training/failure-place.ts';
import { runFolder } from './fake-machine.ts';

const options = (...names: readonly string[]) => names.map((name) => ['training', 'options', name]);

describe('the place that mends a failure', () => {
  const placeIn = (text: string | undefined, settings: string[][]) => {
    const dataset = runFolder();
    if (text !== undefined) fs.writeFileSync(`${dataset}/lora-dataset.toml`, text);
    const place = failurePlace({ dataset, outcome: { settings } });
    return place && [place.file.slice(dataset.length + 1), place.at?.line, text?.slice(place.at?.span.start)];
  };

  it('is the first setting that somebody wrote', () => {
    const text = '[training.options]\nmax_train_epochs = 2\nresolution = "1024,1024"\n';
    expect(placeIn(text, options('train_batch_size', 'resolution'))).toEqual([
      ...['lora-dataset.toml', 3, '"1024,1024"\n'],
    ]);
  });

  it('is the table of the likeliest one where nobody wrote any', () => {
    expect(placeIn('[training.options]\nseed = 1\n', options('train_batch_size'))?.[1]).toBe(1);
  });

  it('is not told without a configuration, and the file alone of one that is no TOML', () => {
    expect(placeIn(undefined, options('resolution'))).toBeUndefined();
    expect(placeIn('[', options('resolution'))?.slice(0, 2)).toEqual(['lora-dataset.toml', undefined]);
    expect(placeIn('[dataset]\n', [])).toBeUndefined();
  });

  it('is a file of the dataset that the explanation names', () => {
    const explanation = { template: 'The caption file {0} is empty.', args: ['/d/1_a/x.txt'] };
    expect(failurePlace({ dataset: '/d', outcome: { explanation } })).toEqual({ file: '/d/1_a/x.txt' });
  });
});
