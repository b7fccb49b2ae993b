import { walk } from '../dataset/walk.ts';
import type { Command } from './command.ts';

/** Goes on to the next picture without a caption, and begins one. */
export const nextWithoutCaption: Command = {
  id: 'lora.nextWithoutCaption',
  run: (context) => walk(context, 'next', 'without-caption'),
};
