import { sdScripts } from './sd-scripts/index.ts';
import type { Trainer } from './trainer.ts';

/** The trainers we know, the default first. */
export const trainers = [sdScripts] as const satisfies readonly [Trainer, ...Trainer[]];

/** The trainer of an id, or the default one. */
export function trainerById(id: string | undefined): Trainer {
  return trainers.find((trainer) => trainer.id === id) ?? trainers[0];
}
