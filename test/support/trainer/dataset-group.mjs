// All datasets of a run, read and counted with the trainer's words.
import { readSubset } from './dataset.mjs';
import { describe } from './describe-dataset.mjs';
import { fillDataset, limitsOf } from './fill-buckets.mjs';

/** A picture of a dataset. @typedef {{ path: string, repeats: number, size?: number[] }} Picture */
/** A dataset that was read. @typedef {{ values: object, subsets: object[], pictures: Picture[], trainImages: number, regImages: number, buckets: { size: number[], count: number }[], batches: number }} Dataset */

/** Pictures of regularization are repeated until there are as many as of the others. */
function spreadRegularization(reg, trainImages) {
  const used = [];
  let count = 0;
  for (let first = true; count < trainImages && reg.length > 0; first = false) {
    for (const picture of reg) {
      if (count >= trainImages) break;
      if (first) used.push(picture);
      else picture.repeats += 1;
      count += first ? picture.repeats : 1;
    }
  }
  return used;
}

/** Why a subset is not used at all; undefined when it is. */
function ignored({ image_dir: folder, num_repeats: repeats }, taken) {
  if (repeats < 1n) {
    const text = `num_repeats is less than 1 / num_repeatsが1を下回っているためサブセットを無視します: ${repeats}`;
    return { site: 'train_util.py:2119', text: `ignore subset with image_dir='${folder}': ${text}` };
  }
  if (!taken.some((other) => other.image_dir === folder)) return undefined;
  const text = 'use the first one / 既にサブセットが登録されているため、重複した後発のサブセットを無視します';
  return { site: 'train_util.py:2125', text: `ignore duplicated subset with image_dir='${folder}': ${text}` };
}

function readPictures(values, run) {
  const { log } = run;
  log.info('train_util.py:2112', 'prepare images.');
  const taken = [];
  const [train, reg] = [[], []];
  for (const subset of values.subsets) {
    const reason = ignored(subset, taken);
    if (reason !== undefined) {
      log.warning(reason.site, reason.text);
      continue;
    }
    const pictures = readSubset(subset, run);
    if (pictures.length === 0) {
      const text = 'no images found / 画像が見つからないためサブセットを無視します';
      log.warning('train_util.py:2132', `ignore subset with image_dir='${subset.image_dir}': ${text}`);
      continue;
    }
    const repeats = Number(subset.num_repeats);
    (subset.is_reg ? reg : train).push(...pictures.map((path) => ({ path, repeats })));
    taken.push({ ...subset, count: pictures.length });
  }
  return { taken, train, reg };
}

const imagesOf = (pictures) => pictures.reduce((sum, { repeats }) => sum + repeats, 0);

function readDataset(values, run) {
  const { log } = run;
  const limits = values.enable_bucket ? limitsOf(values, log) : undefined;
  const { taken, train, reg } = readPictures(values, run);
  const [trainImages, regImages] = [imagesOf(train), imagesOf(reg)];
  log.info('train_util.py:2158', `${trainImages} train images with repeats.`);
  log.info('train_util.py:2162', `${regImages} reg images with repeats.`);
  if (trainImages < regImages)
    log.warning(
      'train_util.py:2164',
      'some of reg images are not used / 正則化画像の数が多いので、一部使用されない正則化画像があります',
    );
  if (regImages === 0)
    log.warning('train_util.py:2167', 'no regularization images / 正則化画像が見つかりませんでした');
  const pictures = [...train, ...spreadRegularization(reg, trainImages)];
  return { values, limits, subsets: taken, pictures, trainImages, regImages };
}

/** Reads all datasets and makes their buckets. @param {object[]} blueprint */
export function readDatasets(blueprint, run) {
  const datasets = blueprint.map((values) => readDataset(values, run));
  run.log.info('config_util.py:580', datasets.map(describe).join(''));
  return datasets.map((dataset, index) => fillDataset(dataset, index, run));
}
