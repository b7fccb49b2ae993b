import {
  type FileCommand,
  fileCommands,
  type PairAction,
  pairActions,
} from '../../protocol/gallery/pair-actions.ts';
import { askedFor } from '../questions/asked.ts';
import type { Command } from './command.ts';

/**
 * What the menu of a pair in the gallery does. From the menu they are meant for what is chosen in the page that it was opened
 * in. Arguments of those that change files: `{ dataset, images }`, URIs, and the answers to their questions.
 */
export const pairCommands: readonly Command[] = pairActions.map((action) => ({
  id: `lora.pair.${action}`,
  run: async ({ workbench }, argument): Promise<number | undefined> => {
    const client = await workbench.client('something is to be done with pictures');
    const asked = askedFor(argument);
    const [dataset, images] = [asked.text('dataset'), imagesIn(argument)];
    if (isFileCommand(action) && dataset !== undefined && images)
      return client.files.run(action, { dataset, images }, asked);
    await client.galleries.act(action, asked.text('webview'));
    return undefined;
  },
}));

function isFileCommand(action: PairAction): action is FileCommand {
  return (fileCommands as readonly string[]).includes(action);
}

function imagesIn(argument: unknown): readonly string[] | undefined {
  if (typeof argument !== 'object' || argument === null || !('images' in argument)) return undefined;
  const { images } = argument;
  return Array.isArray(images) && images.every((one) => typeof one === 'string') ? images : undefined;
}
