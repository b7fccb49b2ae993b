import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeBaseModel } from '../test/support/trainer/base-model.mjs';
import { makeTrainer } from '../test/support/trainer/checkout.mjs';

/** As fast as a small GPU would be, ten times over (steps a second). */
const SPEED = 25;
/** The least that a file has to have to be offered as a base model (bytes); on disk there is next to nothing of it. */
const MODEL_SIZE = 2_132_625_894;

/**
 * Puts a stand-in for kohya_ss, and one for a base model, beside a dataset, where they are found when they are asked
 * for: it prints a recorded training, and writes checkpoints and samples as it goes.
 * @param {string} folder the folder around the dataset
 */
export function placeStandIn(folder) {
  const home = path.join(folder, 'kohya_ss');
  if (existsSync(home)) rmSync(home, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const trainer = makeTrainer(home, { layout: 'kohya_ss', git: true, behaviour: { speed: SPEED } });
  mkdirSync(path.join(home, 'models'));
  writeBaseModel(path.join(home, 'models/v1-5-pruned-emaonly.safetensors'), { size: MODEL_SIZE });
  writeFileSync(
    path.join(home, 'README.md'),
    'A stand-in: it trains nothing, it prints a recorded training.\n',
  );
  return trainer;
}
