import { configs } from './sd-scripts/config/index.ts';
import type { TrainerConfigs } from './trainer-configs.ts';

const known: Readonly<Record<string, TrainerConfigs>> = { 'sd-scripts': configs };

/** How the configurations of a trainer are read, by its id; apart, since it needs more than most who ask of a trainer. */
export function configsOf(id: string): TrainerConfigs {
  return known[id] ?? configs;
}
