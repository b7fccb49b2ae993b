import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Shows what trainings left: loss, samples, checkpoints. Argument: a run's folder, or one with what sd-scripts left; or `{ folder }`. */
export const openRuns: Command = {
  id: 'lora.openRuns',
  run: async ({ workbench }, argument): Promise<void> => {
    const client = await workbench.client('runs are to be shown');
    await client.runsTab.show(askedFor(argument).folder);
  },
};
