import { walk } from '../dataset/walk.ts';
import type { Command } from './command.ts';

/** Goes on to the next caption in which something is found. */
export const nextWithFinding: Command = {
  id: 'lora.nextWithFinding',
  run: (context) => walk(context, 'next', 'with-finding'),
};
