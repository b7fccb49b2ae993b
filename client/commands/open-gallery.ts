import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Opens the gallery among the editors. Arguments: a folder, or `{ folder }`. */
export const openGallery: Command = {
  id: 'lora.openGallery',
  run: async ({ workbench }, argument): Promise<void> => {
    const client = await workbench.client('the gallery was opened');
    await client.galleries.openInTab(askedFor(argument).folder?.toString());
  },
};
