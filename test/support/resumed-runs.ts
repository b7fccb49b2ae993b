import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromNative } from '../../core/node/native-path.ts';
import { recordOf } from '../core/node/training/records.ts';
import { ARTICLE_NAME, layOutArticle, writeLora } from './article-output.mjs';
import { eventFile, type WrittenEvent } from './event-file.ts';

/** The names of the two folders. */
export const FIRST_RUN = 'first-20261122-210000';
export const SECOND_RUN = 'second-20261123-210000';
const FIRST = `${ARTICLE_NAME}_e000008_00_20261122212338_1.png`;

/** The steps of an epoch of the training that is gone on from. */
const PER_EPOCH = 420;

/** A run of ours whose folder has a trainer's own files. @param options of config.toml */
function writeRun(folder: string, created: string, options: string, trained?: number): void {
  const steps = { shown: PER_EPOCH, batch: 1, stepsPerEpoch: PER_EPOCH, epochs: 8, steps: 8 * PER_EPOCH };
  const record = recordOf(fromNative(folder), {
    ...{ name: ARTICLE_NAME, state: 'succeeded', created },
    steps: { ...steps, ...(trained === undefined ? {} : { trained }) },
  });
  writeFileSync(path.join(folder, 'run.json'), JSON.stringify(record));
  writeFileSync(path.join(folder, 'config.toml'), options);
  writeFileSync(path.join(folder, 'dataset.toml'), '[general]\n');
}

/**
 * Two runs of ours: one that trained 8 epochs, and one that goes on from its state of epoch 4 and trained epochs 5 and 6, as the
 * trainer numbers them, counting its steps from 1.
 */
export function layOutResumed(runs: string): { readonly first: string; readonly second: string } {
  const [first, second] = [path.join(runs, FIRST_RUN), path.join(runs, SECOND_RUN)];
  const output = path.join(first, 'output');
  layOutArticle(output);
  renameSync(path.join(output, 'logs'), path.join(first, 'logs'));
  renameSync(path.join(output, 'prompts.txt'), path.join(first, 'prompts.txt'));
  writeRun(first, '2026-11-22T21:00:00.000Z', 'max_train_epochs = 8\n');
  const state = path.join(output, `${ARTICLE_NAME}-000004-state`);
  mkdirSync(state);
  writeFileSync(path.join(state, 'train_state.json'), '{"current_epoch": 4, "current_step": 1680}');
  const sample = path.join(second, 'output/sample');
  mkdirSync(sample, { recursive: true });
  cpSync(path.join(first, 'prompts.txt'), path.join(second, 'prompts.txt'));
  writeRun(second, '2026-11-23T21:00:00.000Z', `resume = '${fromNative(state)}'\n`, 4 * PER_EPOCH);
  for (const epoch of [0, 5, 6])
    cpSync(
      path.join(output, 'sample', FIRST),
      path.join(sample, FIRST.replace('e000008', `e00000${epoch}`).replace('20261122', '20261123')),
    );
  for (const epoch of [5, 6])
    writeLora(path.join(second, `output/${ARTICLE_NAME}-00000${epoch}.safetensors`), {
      ...{ ss_output_name: ARTICLE_NAME, ss_base_model_version: 'sd_v1' },
      ...{ ss_epoch: String(epoch), ss_steps: String((epoch - 4) * PER_EPOCH) },
    });
  const log = path.join(second, 'logs/20261123210000/network_train');
  mkdirSync(log, { recursive: true });
  writeFileSync(path.join(log, 'events.out.tfevents.1795467614.vm.1.0'), eventFile(secondLog()));
  return { first, second };
}

function secondLog(): readonly WrittenEvent[] {
  const events: WrittenEvent[] = [{ version: 'brain.Event:2' }];
  for (let step = 1; step <= 2 * PER_EPOCH; step++) {
    const time = 1795467614 + step;
    events.push({ time, step, values: { 'loss/current': 0.25 } });
    if (step % PER_EPOCH === 0)
      events.push({ time, step: 4 + step / PER_EPOCH, values: { 'loss/epoch_average': 0.25 } });
  }
  return events;
}

/** Throws away what the second run went on from: states are large. */
export function removeState(first: string): void {
  rmSync(path.join(first, `output/${ARTICLE_NAME}-000004-state`), { recursive: true });
}
