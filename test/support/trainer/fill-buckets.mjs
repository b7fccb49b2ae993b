// Sorts the pictures of a dataset into buckets, with the trainer's words.
import { adjustLimits, assign, bucketSizes, checkLimits, mean } from './buckets.mjs';
import { sizeOf } from './dataset.mjs';
import { repr, tuple } from './python-text.mjs';
import { quickBar } from './tqdm.mjs';

/** The limits of the buckets' sides, made multiples of the step. */
export function limitsOf({ min_bucket_reso, max_bucket_reso, bucket_reso_steps, resolution }, log) {
  const limits = {
    min: Number(min_bucket_reso),
    max: Number(max_bucket_reso),
    step: Number(bucket_reso_steps),
  };
  const [min, max] = adjustLimits(limits);
  const adjusted = (name, from, to) =>
    `${name} is adjusted to be multiple of bucket_reso_steps / ${name}がbucket_reso_stepsの倍数になるように調整されました: ${from} -> ${to}`;
  if (min !== limits.min) log.warning('train_util.py:753', adjusted('min_bucket_reso', min_bucket_reso, min));
  if (max !== limits.max) log.warning('train_util.py:760', adjusted('max_bucket_reso', max_bucket_reso, max));
  checkLimits(resolution, min, max);
  return { min, max, step: limits.step };
}

function readSizes(pictures, { log, err, tape }) {
  log.info('train_util.py:992', 'loading image sizes.');
  err.write(quickBar(pictures.length, tape.setupTail()));
  return pictures.map((picture) => {
    const size = sizeOf(picture.path);
    if (size === undefined)
      log.warning(
        'train_util.py:1489',
        `failed to get image size: ${picture.path}, error: cannot identify image file '${picture.path}'`,
      );
    return { ...picture, size: size ?? [0, 0] };
  });
}

function fillBuckets({ values, limits, pictures }, run) {
  const { log } = run;
  const { resolution, enable_bucket, bucket_no_upscale } = values;
  const sized = readSizes(pictures, run);
  log.info(
    enable_bucket ? 'train_util.py:1015' : 'train_util.py:1017',
    enable_bucket ? 'make buckets' : 'prepare dataset',
  );
  if (enable_bucket && bucket_no_upscale)
    log.warning(
      'train_util.py:1032',
      'min_bucket_reso and max_bucket_reso are ignored if bucket_no_upscale is set, because bucket reso is defined by image size automatically / bucket_no_upscaleが指定された場合は、bucketの解像度は画像サイズから自動計算されるため、min_bucket_resoとmax_bucket_resoは無視されます',
    );
  const settings = enable_bucket
    ? {
        resolution,
        step: limits.step,
        noUpscale: bucket_no_upscale,
        sizes: bucketSizes(resolution, limits.min, limits.max, limits.step),
      }
    : { resolution, step: 1, noUpscale: false, sizes: [resolution] };
  const assigned = sized.map((picture) => ({ ...picture, ...assign(picture.size, settings) }));
  const buckets = new Map();
  for (const { bucket, repeats } of assigned) {
    const key = bucket.join(',');
    buckets.set(key, (buckets.get(key) ?? 0) + repeats);
  }
  return { buckets: sortBuckets(buckets), errors: assigned.map(({ error }) => Math.abs(error)) };
}

function sortBuckets(buckets) {
  const entries = [...buckets].map(([key, count]) => ({ size: key.split(',').map(Number), count }));
  return entries.sort((a, b) => a.size[0] - b.size[0] || a.size[1] - b.size[1]);
}

/** Makes the buckets of a dataset and counts its batches. */
export function fillDataset(dataset, index, run) {
  const { log } = run;
  log.info('config_util.py:592', `[Prepare dataset ${index}]`);
  const { buckets, errors } = fillBuckets(dataset, run);
  if (dataset.values.enable_bucket) {
    log.info(
      'train_util.py:1061',
      'number of images (including repeats) / 各bucketの画像枚数（繰り返し回数を含む）',
    );
    for (const [number, { size, count }] of buckets.entries())
      log.info('train_util.py:1066', `bucket ${number}: resolution ${tuple(size)}, count: ${count}`);
    const error = errors.length === 0 ? 0n : mean(errors);
    log.info('train_util.py:1074', `mean ar error (without repeats): ${repr(error)}`);
  }
  const size = Number(dataset.values.batch_size);
  const batches = buckets.reduce((sum, { count }) => sum + Math.ceil(count / size), 0);
  return { ...dataset, buckets, batches };
}
