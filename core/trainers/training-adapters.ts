import { trainerById } from './index.ts';
import { training as sdScripts } from './sd-scripts/training.ts';
import type { TrainingAdapter } from './training-adapter.ts';

/** Apart from the trainers themselves: what reads captions, also in the editor's own process, needs none of it. */
const adapters: Readonly<Record<string, TrainingAdapter>> = { 'sd-scripts': sdScripts };

/** How the trainer of an id is run, or the default one. */
export function trainingById(id: string | undefined): TrainingAdapter {
  return adapters[trainerById(id).id] ?? sdScripts;
}
