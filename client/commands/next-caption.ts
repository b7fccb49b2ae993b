import { walk } from '../dataset/walk.ts';
import type { Command } from './command.ts';

/** Goes on to the next caption of the dataset. */
export const nextCaption: Command = {
  id: 'lora.nextCaption',
  run: (context) => walk(context, 'next', 'any'),
};
