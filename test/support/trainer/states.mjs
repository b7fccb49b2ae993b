// Saved states: folders that a later run can go on from.
import fs from 'node:fs';
import path from 'node:path';
import { PythonError, Refusal } from './errors.mjs';

const file = 'train_state.json';

/** The name of a state. @param {{ epoch?: number, step?: number }} of the last one has neither */
function stateName({ output_name: name }, { epoch, step }) {
  if (epoch !== undefined) return `${name ?? 'epoch'}-${String(epoch).padStart(6, '0')}-state`;
  if (step !== undefined) return `${name ?? 'at'}-step${String(step).padStart(8, '0')}-state`;
  return `${name ?? 'last'}-state`;
}

/** Saves a state. @param {{ epoch: number, step: number }} now the epoch, from 1, and the steps of this run */
export function saveState(args, which, now, { log }) {
  const { epoch, step } = which;
  const says =
    epoch !== undefined
      ? ['train_util.py:5942', `saving state at epoch ${epoch}`]
      : step !== undefined
        ? ['train_util.py:5964', `saving state at step ${step}`]
        : ['train_util.py:5990', 'saving last state.'];
  log.info(...says);
  const folder = path.join(args.output_dir, stateName(args, which));
  fs.mkdirSync(folder, { recursive: true });
  const counts = path.join(folder, file);
  log.info('train_network.py:946', `save train state to ${counts} at epoch ${now.epoch} step ${now.step}`);
  fs.writeFileSync(counts, `{"current_epoch": ${now.epoch}, "current_step": ${now.step}}`);
  for (const name of ['optimizer.bin', 'scheduler.bin']) fs.writeFileSync(path.join(folder, name), '');
}

/** Reads the state that a run goes on from. @returns the steps of the run that saved it; 0 without one */
export function loadState({ resume: folder }, { log }) {
  if (folder === undefined) return 0;
  log.info('train_util.py:4777', `resume training from local state: ${folder}`);
  if (!fs.existsSync(folder))
    throw new PythonError(`ValueError: Tried to find ${folder} but folder does not exist`);
  const counts = path.join(folder, file);
  if (!fs.existsSync(counts)) return 0;
  const { current_epoch: epoch, current_step: step } = JSON.parse(fs.readFileSync(counts, 'utf8'));
  if (!Number.isInteger(step)) throw new Refusal(`current_step is ${step} in ${counts}`);
  const data = `{'current_epoch': ${epoch}, 'current_step': ${step}}`;
  log.info('train_network.py:969', `load train state from ${counts}: ${data}`);
  return step;
}

/** How many epochs are left out after so many steps: their numbers are, the steps are counted from 0 again. */
export function epochsBefore(step, { steps, perEpoch }) {
  if (step > 0 && steps <= step) {
    const text = `max_train_steps should be greater than initial step / max_train_stepsは初期ステップより大きい必要があります: ${steps} vs ${step}`;
    throw new PythonError(`AssertionError: ${text}`);
  }
  return Math.floor(step / perEpoch);
}
