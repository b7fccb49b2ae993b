import { type Message, message } from '../message.ts';
import type { ModuleKind } from './modules.ts';

/** What the ways to change a layer are called. */
export const kindTitles: Readonly<Record<ModuleKind, Message>> = {
  lora: message('LoRA'),
  dora: message('DoRA'),
  loha: message('LoHa'),
  lokr: message('LoKr'),
  diff: message('full difference'),
  oft: message('OFT'),
  ia3: message('(IA)³'),
  lllite: message('ControlNet-LLLite'),
  other: message('another kind'),
};
