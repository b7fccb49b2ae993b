import { captions } from './captions.ts';
import { dataset } from './dataset.ts';
import { loss } from './loss.ts';
import { machine } from './machine.ts';
import { model } from './model.ts';
import { network } from './network.ts';
import type { TrainerOption } from './option.ts';
import { samples } from './samples.ts';
import { saving } from './saving.ts';
import { training } from './training.ts';

/**
 * The options of all LoRA scripts, by name; what is most asked for comes first.
 * Source: their parsers at 48d368f (February 2026), asked themselves.
 */
export const trainerOptions: ReadonlyMap<string, TrainerOption> = new Map(
  [network, training, dataset, captions, model, saving, samples, machine, loss].flatMap(Object.entries),
);
