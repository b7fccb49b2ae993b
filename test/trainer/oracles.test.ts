// The stand-in knows the trainer by heart as our own core does: both are held against what the trainer answered.

import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { readOracle } from '../support/oracles.ts';
import { adjustLimits, assign, bucketSizes, checkLimits, type Size } from '../support/trainer/buckets.mjs';
import { complaintAbout } from '../support/trainer/dataset-schema.mjs';
import { readFolderName } from '../support/trainer/folder-name.mjs';
import { readPromptLine } from '../support/trainer/prompts.mjs';
import { logEntry } from '../support/trainer/rich.mjs';

interface DatasetCase {
  readonly id: string;
  readonly masked_loss: boolean;
  readonly toml: string;
  readonly ok: boolean;
  readonly message?: string;
}

describe('a dataset configuration', () => {
  it.each(readOracle<DatasetCase>('dataset-config').cases)('$id', ({ toml, masked_loss, ok, message }) => {
    const config = parse(toml, { integersAsBigInt: true });
    const complaint = complaintAbout(config, { maskedLoss: masked_loss });
    if (ok) expect(complaint).toBeUndefined();
    // The recorded message ends before its translation.
    else expect(complaint?.split(' / ')[0]).toBe(message);
  });
});

interface BucketOracle {
  readonly bucket_lists: readonly {
    readonly resolution: Size;
    readonly min: number;
    readonly max: number;
    readonly step: number;
    readonly adjusted: Size;
    readonly resolutions: readonly Size[];
  }[];
  readonly enable_bucket_false: readonly {
    readonly in: readonly [number, number, Size];
    readonly out: readonly [number, number, number, number];
  }[];
  readonly cases: readonly {
    readonly in: readonly [number, number, Size, number, number, number, boolean];
    readonly out?: readonly [number, number, number, number];
    readonly ar_error?: number;
    readonly message?: string;
  }[];
}

const buckets: BucketOracle = JSON.parse(readFileSync('test/fixtures/oracles/buckets.json', 'utf8'));

function bucketFor([
  width,
  height,
  resolution,
  min,
  max,
  step,
  noUpscale,
]: BucketOracle['cases'][number]['in']) {
  const [low, high] = adjustLimits({ min, max, step });
  checkLimits(resolution, low, high);
  const sizes = bucketSizes(resolution, low, high, step);
  return assign([width, height], { resolution, step, noUpscale, sizes });
}

describe('buckets', () => {
  it('have the sizes of the trainer', () => {
    for (const { resolution, min, max, step, adjusted, resolutions } of buckets.bucket_lists) {
      const limits = adjustLimits({ min, max, step });
      expect(limits).toEqual(adjusted);
      expect(bucketSizes(resolution, ...limits, step)).toEqual(resolutions);
    }
  });

  it('take the pictures that they take in the trainer', () => {
    for (const { in: given, out, ar_error, message } of buckets.cases) {
      if (out === undefined) {
        expect(() => bucketFor(given), String(given)).toThrow(message);
        continue;
      }
      const { bucket, resized, error } = bucketFor(given);
      expect([...bucket, ...resized], String(given)).toEqual(out);
      expect(error, String(given)).toBe(ar_error);
    }
  });

  it('are one when they are off', () => {
    for (const { in: given, out } of buckets.enable_bucket_false) {
      const [width, height, resolution] = given;
      const settings = { resolution, step: 1, noUpscale: false, sizes: [resolution] };
      const { bucket, resized } = assign([width, height], settings);
      expect([...bucket, ...resized], String(given)).toEqual(out);
    }
  });
});

interface PromptCase {
  readonly line: string;
  readonly dict: Readonly<Record<string, string | number>>;
}

it.each(readOracle<PromptCase>('prompt-lines').cases)('the prompt $line', ({ line, dict }) => {
  expect(readPromptLine(line)).toEqual(dict);
});

interface FolderCase {
  readonly name: string;
  readonly repeats: number | null;
  readonly class_tokens: string | null;
}

it.each(readOracle<FolderCase>('folder-names').cases)(
  'the folder $name',
  ({ name, repeats, class_tokens }) => {
    const read = readFolderName(name);
    // A folder with less than one repeat is passed over too.
    if (repeats === null) expect(read?.repeats ?? 0).toBeLessThan(1);
    else expect(read).toEqual({ repeats, classTokens: class_tokens });
  },
);

describe('the log', () => {
  const recorded = ['logs/two-datasets-validation-state', 'failures/bucket-steps-32']
    .map((name) => readFileSync(`test/fixtures/trainer-run/${name}.log`, 'utf8'))
    .join('');

  it.each([
    [
      'INFO',
      'strategy_base.py:61',
      'load tokenizer from cache: /home/artist/train/tok/openai_clip-vit-large-patch14',
    ],
    ['INFO', 'train_util.py:2059', 'found directory /home/artist/train/multi/日本語 contains 4 image files'],
    ['INFO', 'train_util.py:2059', 'found directory /home/artist/train/flat contains 5 image files'],
    [
      'INFO',
      'train_util.py:1061',
      'number of images (including repeats) / 各bucketの画像枚数（繰り返し回数を含む）',
    ],
    [
      'WARNING',
      'train_util.py:1032',
      'min_bucket_reso and max_bucket_reso are ignored if bucket_no_upscale is set, because bucket reso is defined by image size automatically / bucket_no_upscaleが指定された場合は、bucketの解像度は画像サイズから自動計算されるため、min_bucket_resoとmax_bucket_resoは無視されます',
    ],
    [
      'WARNING',
      'train_util.py:2090',
      'No caption file found for 1 images. Training will continue without captions for these images. If class token exists, it will be used. / 1枚の画像にキャプションファイルが見つかりませんでした。これらの画像についてはキャプションなしで学習を続行します。class tokenが存在する場合はそれを使います。',
    ],
  ])('is wrapped as the real one: %s %s %s', (level, site, message) => {
    expect(recorded.includes(logEntry({ level, site, message, width: 80 }))).toBe(true);
  });
});
