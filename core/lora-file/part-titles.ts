import { type Message, message } from '../message.ts';
import type { Block } from './blocks.ts';

/** What the parts of a model are called. */
export const partTitles: Readonly<Record<Block['part'], Message>> = {
  te1: message('text encoder'),
  te2: message('text encoder 2'),
  te3: message('text encoder 3'),
  network: message('network'),
};
