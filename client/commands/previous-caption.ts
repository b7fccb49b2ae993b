import { walk } from '../dataset/walk.ts';
import type { Command } from './command.ts';

/** Goes back to the caption before. */
export const previousCaption: Command = {
  id: 'lora.previousCaption',
  run: (context) => walk(context, 'previous', 'any'),
};
