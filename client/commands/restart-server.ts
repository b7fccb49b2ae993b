import type { Command } from './command.ts';

/** Ends the language server and starts it anew; starts it where it never ran. */
export const restartServer: Command = {
  id: 'lora.restartServer',
  run: async ({ workbench }) => {
    const client = await workbench.client('asked for');
    await client.restart();
  },
};
