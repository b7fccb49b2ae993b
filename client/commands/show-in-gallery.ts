import { showInGalleryCommand } from '../../protocol/pairs.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/** Shows the pairs in which a rule finds something. Arguments: `{ uri, code }`: the dataset, the rule. */
export const showInGallery: Command = {
  id: showInGalleryCommand,
  run: async ({ workbench }, argument): Promise<void> => {
    const asked = askedFor(argument);
    const [uri, code] = [asked.text('uri'), asked.text('code')];
    if (uri === undefined || code === undefined) return;
    const client = await workbench.client('findings are to be shown');
    await client.galleries.list(uri, `issue:${code}`);
  },
};
