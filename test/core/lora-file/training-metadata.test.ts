import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTrainingMetadata, textIn } from '../../../core/lora-file/training-metadata.ts';

const real = JSON.parse(readFileSync('test/fixtures/trainer-run/article/metadata.json', 'utf8'));

describe('what a LoRA says of its training', () => {
  it('is read from a real one, trained by folders', () => {
    const training = readTrainingMetadata(real);
    expect(training).toMatchObject({
      folders: [{ name: '10_CharacterAI woman', repeats: 10, pictures: 42 }],
      buckets: [{ size: [128, 128], count: 420 }],
      epoch: 8,
      epochs: 8,
      step: 3360,
      steps: 3360,
      rank: 8,
      alpha: 6,
    });
    const [folder] = training.tags;
    expect(folder?.folder).toBe('10_CharacterAI woman');
    expect(folder?.tags.slice(0, 2)).toEqual([
      ['1girl', 42],
      ['characterai', 42],
    ]);
    expect(new Date(training.finishedAt ?? 0).toISOString()).toBe('2026-11-22T21:23:39.247Z');
  });

  it('has its buckets elsewhere when trained by a dataset config, several of one size together', () => {
    const info = (count: number) => ({ buckets: { 0: { resolution: [768, 512], count } } });
    const ss_datasets = JSON.stringify([
      { bucket_info: info(3) },
      { bucket_info: null },
      { bucket_info: info(4) },
    ]);
    expect(readTrainingMetadata({ ss_datasets }).buckets).toEqual([{ size: [768, 512], count: 7 }]);
  });

  it('is empty where nothing is said', () => {
    expect(readTrainingMetadata({ ss_epoch: 'None', ss_bucket_info: 'null', ss_steps: '' })).toEqual({
      folders: [],
      tags: [],
      buckets: [],
      startedAt: undefined,
      finishedAt: undefined,
      epoch: undefined,
      epochs: undefined,
      step: undefined,
      steps: undefined,
      rank: undefined,
      alpha: undefined,
    });
    expect(textIn('None')).toBeUndefined();
  });

  it('is read without a fall from whatever is there', () => {
    const keys = fc.constantFrom(
      'ss_dataset_dirs',
      'ss_tag_frequency',
      'ss_bucket_info',
      'ss_datasets',
      'ss_epoch',
    );
    const value = fc.oneof(fc.json(), fc.string(), fc.integer(), fc.constant('{"__proto__": {"a": 1}}'));
    fc.assert(
      fc.property(fc.dictionary(keys, value), (metadata) => {
        expect(() => readTrainingMetadata(metadata)).not.toThrow();
      }),
    );
  });
});
