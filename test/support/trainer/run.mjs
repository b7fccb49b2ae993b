// A run of the trainer from its first line to its last.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { blueprintOf, configOfFolders, readDatasetConfig } from './blueprint.mjs';
import { readDatasets } from './dataset-group.mjs';
import { PythonError } from './errors.mjs';
import { cacheLatents, createNetwork, loadModel, prepareTraining, startAccelerator } from './model.mjs';
import { planOf } from './plan.mjs';
import { tapeFor } from './tape.mjs';

const noData =
  'No data found. Please verify arguments (train_data_dir must be the parent of folders with images) / 画像がありません。引数指定を確認してください（train_data_dirには画像があるフォルダではなく、画像があるフォルダの親フォルダを指定する必要があります）';

const ignored = 'train_data_dir, reg_data_dir, in_json';
const ignoring = `ignoring the following options because config file is found: ${ignored} / 設定ファイルが利用されるため以下のオプションは無視されます: ${ignored}`;

/** Reads the datasets, by a dataset configuration or by folders. */
function datasetsOf(args, run) {
  const { log } = run;
  let config;
  if (args.dataset_config === undefined) {
    log.info('train_network.py:530', 'Using DreamBooth method.');
    config = configOfFolders(args, log);
  } else {
    log.info('train_network.py:519', `Loading dataset config from ${args.dataset_config}`);
    if (args.train_data_dir !== undefined || args.reg_data_dir !== undefined)
      log.warning('train_network.py:523', ignoring);
    config = readDatasetConfig(args.dataset_config, args, log);
  }
  return readDatasets(blueprintOf(config, args), run);
}

/** The times and losses of the run that is to come, which depend on its length. */
export function tapeOf(args, { speed }) {
  const nothing = () => {};
  const quiet = {
    log: { info: nothing, warning: nothing, error: nothing },
    err: { write: nothing },
    tape: { setupTail: () => '' },
  };
  try {
    const { batches, epochs, steps } = planOf(datasetsOf(args, quiet), args);
    return tapeFor({ batches, epochs, steps, speed });
  } catch {
    // It will fail once more, in its time.
    return tapeFor({ batches: 0, epochs: 0, steps: 1, speed });
  }
}

function checkBuckets(datasets, script) {
  const divisor = script.startsWith('sdxl_') ? 32 : 64;
  const wrong = datasets.find(({ limits }) => limits !== undefined && limits.step % divisor !== 0);
  if (wrong === undefined) return;
  const { step } = wrong.limits;
  const text = `bucket_reso_steps is ${step}. it must be divisible by ${divisor}.\nbucket_reso_stepsが${step}です。${divisor}で割り切れる必要があります`;
  throw new PythonError(`AssertionError: ${text}`, 'failures/bucket-steps-32.log');
}

function checkCaching(datasets) {
  const changing = datasets.some(({ subsets }) => subsets.some((one) => one.color_aug || one.random_crop));
  if (!changing) return;
  const text =
    'when caching latents, either color_aug or random_crop cannot be used / latentをキャッシュするときはcolor_augとrandom_cropは使えません';
  throw new PythonError(`AssertionError: ${text}`);
}

function sayStart(args, configFile, { log }) {
  if (configFile !== undefined) log.info('train_util.py:4744', `Loading settings from ${configFile}...`);
  log.restart();
  log.info('strategy_sd.py:26', 'Using v1 tokenizer');
  const folder = args.tokenizer_cache_dir;
  if (folder !== undefined) {
    const cache = path.posix.join(folder, 'openai_clip-vit-large-patch14');
    log.info('strategy_base.py:61', `load tokenizer from cache: ${cache}`);
  }
}

/** What the process got, for tests that ask. */
export function writeEnvironment({ output_dir: folder }) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  const { env, argv } = process;
  const text = JSON.stringify({ env, argv: argv.slice(2), cwd: process.cwd() });
  fs.writeFileSync(path.join(path.dirname(folder), 'environment.json'), text);
}

/**
 * Prepares the training.
 * @returns {import('./plan.mjs').Plan & { datasets: number, before: number } | undefined} nothing when there are no pictures
 */
export function prepareRun(script, args, configFile, run) {
  sayStart(args, configFile, run);
  const datasets = datasetsOf(args, run);
  const plan = { ...planOf(datasets, args), datasets: datasets.length };
  if (plan.batches === 0) {
    run.log.error('train_network.py:576', noData);
    return undefined;
  }
  const caches = args.cache_latents || args.cache_latents_to_disk;
  if (caches) checkCaching(datasets);
  checkBuckets(datasets, script);
  startAccelerator(args, run);
  loadModel(args, run);
  if (caches) cacheLatents(datasets, run);
  createNetwork(args, run);
  const before = prepareTraining(args, plan, run);
  return { ...plan, before };
}
