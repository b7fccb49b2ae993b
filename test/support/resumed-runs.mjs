// Two runs of ours, of which the second goes on from the first.
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ARTICLE_NAME, layOutArticle, writeLora } from './article-output.mjs';
import { createEvents } from './trainer/events.mjs';

/** The names of the two folders. */
export const FIRST_RUN = 'first-20261122-210000';
export const SECOND_RUN = 'second-20261123-210000';
const SAMPLES = [
  `${ARTICLE_NAME}_e000008_00_20261122212338_1.png`,
  `${ARTICLE_NAME}_e000008_01_20261122212338_2.png`,
  `${ARTICLE_NAME}_e000008_02_20261122212338_3.png`,
];
/** The steps of an epoch. */
const PER_EPOCH = 420;

/** The trainer writes its paths with slashes, whatever the platform. */
const written = (place) => place.replaceAll('\\', '/');

/** A run's record, and the trainer's own files. @param options of config.toml @param trained steps after a saved state */
function writeRun(folder, { state, created, options, trained }) {
  const record = {
    ...{ version: 1, name: ARTICLE_NAME, state, dataset: '/data/character-ai', created },
    recipe: 'sd15-likeness',
    trainer: { id: 'sd-scripts', root: '/sd', version: null, python: '/sd/venv/bin/python', packages: {} },
    commands: [['/sd/venv/bin/python', 'train_network.py']],
    ...{
      folder: '/sd',
      environment: {},
      model: { name: null, place: '/models/sd15.safetensors' },
      gpu: null,
    },
    data: { folders: [], captionExtension: '.txt' },
    steps: {
      ...{ shown: PER_EPOCH, batch: 1, stepsPerEpoch: PER_EPOCH, epochs: 8, steps: 8 * PER_EPOCH },
      ...(trained === undefined ? {} : { trained }),
    },
    ...{ result: `${written(folder)}/output/${ARTICLE_NAME}.safetensors`, host: 'here' },
    ...{ queued: null, started: null, ended: null, stopping: null, supervisor: null, process: null },
    ...{ exitCode: null, signal: null, outcome: null, origin: null },
  };
  writeFileSync(path.join(folder, 'run.json'), JSON.stringify(record));
  writeFileSync(path.join(folder, 'config.toml'), options);
  writeFileSync(path.join(folder, 'dataset.toml'), '[general]\n');
}

/**
 * One run that trained 8 epochs, and one that goes on from its state of epoch 4 and trained epochs 5 and 6, as the trainer
 * numbers them, counting its steps from 1.
 */
export function layOutResumed(runs, lossAt = () => 0.25) {
  const [first, second] = [path.join(runs, FIRST_RUN), path.join(runs, SECOND_RUN)];
  const output = path.join(first, 'output');
  layOutArticle(output);
  renameSync(path.join(output, 'logs'), path.join(first, 'logs'));
  renameSync(path.join(output, 'prompts.txt'), path.join(first, 'prompts.txt'));
  writeRun(first, {
    ...{ state: 'succeeded', created: '2026-11-22T21:00:00.000Z' },
    options: 'max_train_epochs = 8\n',
  });
  const state = path.join(output, `${ARTICLE_NAME}-000004-state`);
  mkdirSync(state);
  writeFileSync(path.join(state, 'train_state.json'), '{"current_epoch": 4, "current_step": 1680}');
  const painted = path.join(second, 'output/sample');
  mkdirSync(painted, { recursive: true });
  cpSync(path.join(first, 'prompts.txt'), path.join(second, 'prompts.txt'));
  writeRun(second, {
    ...{ state: 'stopped', created: '2026-11-23T21:00:00.000Z' },
    ...{ options: `resume = '${written(state)}'\n`, trained: 4 * PER_EPOCH },
  });
  for (const sample of SAMPLES)
    for (const epoch of [0, 5, 6])
      cpSync(
        path.join(output, 'sample', sample),
        path.join(painted, sample.replace('e000008', `e00000${epoch}`).replace('20261122', '20261123')),
      );
  for (const epoch of [5, 6])
    writeLora(path.join(second, `output/${ARTICLE_NAME}-00000${epoch}.safetensors`), {
      ...{ ss_output_name: ARTICLE_NAME, ss_base_model_version: 'sd_v1' },
      ...{ ss_epoch: String(epoch), ss_steps: String((epoch - 4) * PER_EPOCH) },
    });
  const events = createEvents({ logging_dir: path.join(second, 'logs') });
  for (let step = 1; step <= 2 * PER_EPOCH; step++) {
    events.step(`avr_loss=${lossAt(step)}]`, step);
    if (step % PER_EPOCH === 0) events.epoch(4 + step / PER_EPOCH);
  }
  return { first, second };
}

/** Throws away what the second run went on from: states are large. */
export function removeState(first) {
  rmSync(path.join(first, `output/${ARTICLE_NAME}-000004-state`), { recursive: true });
}
