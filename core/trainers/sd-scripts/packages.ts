import { message } from '../../message.ts';
import type { PackageUse } from '../../training/machine.ts';

/** What sd-scripts imports: always, or for some options. */
export const packages: readonly PackageUse[] = [
  { name: 'accelerate', use: undefined },
  { name: 'torch', use: undefined },
  { name: 'transformers', use: undefined },
  { name: 'diffusers', use: undefined },
  { name: 'tensorboard', use: message('Needed for the curves of the loss.') },
  { name: 'bitsandbytes', use: message('Needed for optimizers of 8 bit, such as AdamW8bit.') },
  { name: 'xformers', use: message('Needed for the option xformers; sdpa does the same without it.') },
];
