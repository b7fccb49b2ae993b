import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../../core/image/size.ts';
import { countSteps } from '../../../../core/trainers/sd-scripts/steps.ts';
import type { Options } from '../../../../core/training/options.ts';
import type { TrainedImage } from '../../../../core/training/plan.ts';
import { sd15Likeness } from '../../../../core/training/recipes/sd15-likeness.ts';
import { picturesOf } from '../../training/plans.ts';
import { ofKind, read, recording } from './output/recordings.ts';

const square: Size = [768, 768];
const portrait: Size = [640, 896];
const recipe = sd15Likeness.options;
const with_ = (options: Options): Options => ({ ...recipe, ...options });

describe('the steps of a training', () => {
  it("are the article's: 42 pictures × 10 repeats × 8 epochs", () => {
    expect(countSteps(picturesOf(42, { repeats: 10 }), recipe)).toEqual({
      shown: 420,
      batch: 1,
      stepsPerEpoch: 420,
      epochs: 8,
      steps: 3360,
      buckets: [{ size: square, count: 420 }],
    });
  });

  it('are the same with batch 1, whatever the buckets', () => {
    const images = [...picturesOf(14, { repeats: 10, size: portrait }), ...picturesOf(28, { repeats: 10 })];
    expect(countSteps(images, recipe)?.steps).toBe(3360);
  });

  it.each<[string, Options]>([
    ['merged/train.log', { train_batch_size: 1, max_train_epochs: 8 }],
    ['article/stdout.log', { train_batch_size: 1, max_train_epochs: 8 }],
    ['logs/folder-mode.log', { train_batch_size: 6, max_train_epochs: 2 }],
    ['logs/folder-mode.log', { train_batch_size: 6, max_train_epochs: undefined, max_train_steps: 20 }],
    ['logs/dataset-config.log', { train_batch_size: 2, max_train_epochs: 2 }],
    ['failures/interrupted.log', { train_batch_size: 6, max_train_epochs: 40 }],
    [
      'logs/full-model-folder-mode.log',
      { train_batch_size: 2, max_train_epochs: undefined, max_train_steps: 4 },
    ],
  ])('are those that %s tells, with %o', (name, options) => {
    const text = recording(name);
    const sizes = Object.assign({}, ...ofKind(read(text), 'size'));
    const shown = Number(/num train images \* repeats .*: (\d+)$/m.exec(text)?.[1]);
    const counted = countSteps(
      picturesOf(shown),
      with_({ resolution: '128,128', min_bucket_reso: 64, ...options }),
    );
    expect(counted).toMatchObject({
      shown,
      stepsPerEpoch: sizes.batches,
      epochs: sizes.epochs,
      steps: sizes.steps,
    });
    expect(sizes.steps).toBeGreaterThan(0);
  });

  it.each([
    [14, 28, 105],
    [30, 12, 105],
    [3, 39, 106],
    [1, 41, 106],
  ])('with %i and %i pictures in two buckets and batch 4: %i an epoch', (few, many, stepsPerEpoch) => {
    const images = [
      ...picturesOf(few, { repeats: 10, size: portrait }),
      ...picturesOf(many, { repeats: 10 }),
    ];
    expect(countSteps(images, with_({ train_batch_size: 4 }))).toEqual({
      shown: 420,
      batch: 4,
      stepsPerEpoch,
      epochs: 8,
      steps: 8 * stepsPerEpoch,
      buckets: [
        { size: portrait, count: 10 * few },
        { size: square, count: 10 * many },
      ],
    });
  });

  it.each<[Options, number, number, number]>([
    [{ gradient_accumulation_steps: 4 }, 105, 8, 840],
    [{ gradient_accumulation_steps: 8 }, 53, 8, 424],
    [{ max_train_epochs: undefined, max_train_steps: 1000 }, 420, 3, 1000],
    [{ max_train_epochs: undefined, max_train_steps: 840 }, 420, 2, 840],
    [{ max_train_epochs: undefined }, 420, 4, 1600],
    [{ max_train_epochs: 2, max_train_steps: 1000 }, 420, 2, 840],
    [{ max_train_epochs: 0 }, 420, 0, 0],
    [{ train_batch_size: 500 }, 1, 8, 8],
    [{ enable_bucket: false, train_batch_size: 4 }, 105, 8, 840],
  ])('with %o: %i an epoch, %i epochs, %i in all', (options, stepsPerEpoch, epochs, steps) => {
    expect(countSteps(picturesOf(42, { repeats: 10 }), with_(options))).toMatchObject({
      stepsPerEpoch,
      epochs,
      steps,
    });
  });

  it('without buckets need no size of the pictures: all are trained at the resolution', () => {
    const images = [
      ...picturesOf(3, { size: portrait }),
      { size: undefined, repeats: 2, isRegularization: false },
    ];
    const counted = countSteps(images, with_({ enable_bucket: false, resolution: [512, 640] }));
    expect(counted?.buckets).toEqual([{ size: [512, 640], count: 5 }]);
    expect(countSteps(images, { ...recipe, enable_bucket: undefined })?.buckets).toHaveLength(1);
  });

  it.each([
    ['768', 768],
    ['a text for two sides', '768,768'],
    ['a text with blanks', ' 768 , 768 '],
    ['a number', 768],
    ['a list', [768, 768]],
    ['nothing', undefined],
  ])('are counted with a resolution that is %s', (_, resolution) => {
    expect(countSteps(picturesOf(2), with_({ resolution }))?.buckets).toEqual([{ size: square, count: 2 }]);
  });

  it.each<[string, readonly TrainedImage[], Options]>([
    ['a picture of unknown size', [{ size: undefined, repeats: 1, isRegularization: false }], {}],
    ['a picture that has no bucket', picturesOf(1, { size: [63, 100] }), { bucket_no_upscale: true }],
    ['a resolution outside the limits', picturesOf(1), { resolution: '2048,2048' }],
    ['no picture', [], {}],
    ['regularization alone', picturesOf(2, { isRegularization: true }), {}],
    ['half an epoch', picturesOf(1), { max_train_epochs: 2.5 }],
    ['half a step', picturesOf(1), { max_train_epochs: undefined, max_train_steps: 10.5 }],
    ['a number of epochs that is none', picturesOf(1), { max_train_epochs: Number.NaN }],
    ['less than no epoch', picturesOf(1), { max_train_epochs: -1 }],
    ['batches of nothing', picturesOf(1), { train_batch_size: 0 }],
    ['batches of a half', picturesOf(1), { train_batch_size: 0.5 }],
    ['a batch as text', picturesOf(1), { train_batch_size: '4' }],
    ['no batch in a step', picturesOf(1), { gradient_accumulation_steps: 0 }],
    // Which pictures are held back is drawn anew.
    ['a part for validation', picturesOf(9), { validation_split: 0.2 }],
  ])('cannot be told, or would not come: %s', (_, images, options) => {
    expect(countSteps(images, with_(options))).toBeUndefined();
  });

  it('are those of the pictures, also where one object stands for many', () => {
    const [image] = picturesOf(1, { repeats: 10 });
    if (image) expect(countSteps(Array(42).fill(image), recipe)?.steps).toBe(3360);
  });
});

describe('regularization pictures', () => {
  const counts = (images: readonly TrainedImage[]) =>
    countSteps(images, recipe)?.buckets.map(({ size, count }) => [size[0], count]);
  const [narrow, wide]: readonly Size[] = [
    [576, 1024],
    [1024, 576],
  ];

  it.each<[string, readonly TrainedImage[], [number, number][]]>([
    [
      'are dropped where there are more of them',
      [...picturesOf(4, { repeats: 10 }), ...picturesOf(100, { size: wide, isRegularization: true })],
      [
        [768, 40],
        [1024, 40],
      ],
    ],
    [
      'are repeated where there are fewer of them, the first ones once more than the others',
      [
        ...picturesOf(4, { repeats: 10 }),
        ...picturesOf(10, { size: narrow, isRegularization: true }),
        ...picturesOf(5, { size: wide, isRegularization: true }),
      ],
      [
        [576, 30],
        [768, 40],
        [1024, 10],
      ],
    ],
    [
      'are shown as often as they are repeated, the last one of them too',
      [...picturesOf(5), ...picturesOf(9, { size: wide, repeats: 3, isRegularization: true })],
      [
        [768, 5],
        [1024, 6],
      ],
    ],
    [
      'are filled up by one each, whatever their repeats',
      [
        ...picturesOf(10),
        ...picturesOf(1, { size: narrow, repeats: 3, isRegularization: true }),
        ...picturesOf(1, { size: wide, repeats: 2, isRegularization: true }),
      ],
      [
        [576, 6],
        [768, 10],
        [1024, 4],
      ],
    ],
    [
      'may come first',
      [...picturesOf(3, { size: wide, isRegularization: true }), ...picturesOf(6)],
      [
        [768, 6],
        [1024, 6],
      ],
    ],
  ])('%s', (_, images, expected) => expect(counts(images)).toEqual(expected));

  it('are at least as many as the others, and no more than the last one brings', () => {
    const some = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(some, some, (own, regularization) => {
        const images = [
          ...own.flatMap((repeats) => picturesOf(1, { repeats })),
          ...regularization.flatMap((repeats) =>
            picturesOf(1, { repeats, size: wide, isRegularization: true }),
          ),
        ];
        const [trained = 0, filled = 0] = counts(images)?.map(([, count]) => count ?? 0) ?? [];
        expect(trained).toBe(own.reduce((sum, repeats) => sum + repeats, 0));
        expect(filled).toBeGreaterThanOrEqual(trained);
        expect(filled).toBeLessThan(trained + Math.max(...regularization));
      }),
      { numRuns: 50 },
    );
  });
});

describe('the bucket that a picture is counted in', () => {
  interface Case {
    readonly in: [number, number, Size, number, number, number, boolean];
    readonly out?: [number, number, number, number];
    readonly error?: string;
  }
  const { cases }: { cases: readonly Case[] } = JSON.parse(
    readFileSync('test/fixtures/oracles/buckets.json', 'utf8'),
  );

  it(`is the trainer's, in all ${cases.length} recorded cases`, () => {
    const lists = new Map<string, Options>();
    const found = cases.map(({ in: [width, height, resolution, min, max, step, noUpscale] }) => {
      const key = JSON.stringify([resolution, min, max, step, noUpscale]);
      const options = lists.get(key) ?? {
        enable_bucket: true,
        resolution,
        min_bucket_reso: min,
        max_bucket_reso: max,
        bucket_reso_steps: step,
        bucket_no_upscale: noUpscale,
        max_train_epochs: 1,
      };
      lists.set(key, options);
      return countSteps(picturesOf(1, { size: [width, height] }), options)?.buckets[0]?.size;
    });
    const right = cases.map(({ out, error }) =>
      error || !out || out[0] === 0 || out[1] === 0 ? undefined : [out[0], out[1]],
    );
    expect(found).toEqual(right);
  });
});
