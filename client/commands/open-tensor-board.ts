import type { Command } from './command.ts';

/** Starts TensorBoard for the newest run, where it is installed. */
export const openTensorBoard: Command = {
  id: 'lora.openTensorBoard',
  run: async ({ workbench }): Promise<void> => {
    const client = await workbench.client('TensorBoard is to be opened');
    await client.runsTab.tensorBoard();
  },
};
