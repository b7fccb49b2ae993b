import { message } from '../../message.ts';
import type { PackageUse } from '../../training/machine.ts';
import type { Options } from '../../training/options.ts';
import { optimizerOf } from './schedule.ts';

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

/** Packages of optimizers that few use, by how the optimizers are called. Source: `get_optimizer` in `library/train_util.py`. */
const optimizerPackages: readonly (readonly [optimizer: RegExp, name: string])[] = [
  [/8bit$|^paged/, 'bitsandbytes'],
  [/^lion$/, 'lion-pytorch'],
  [/^dadapt/, 'dadaptation'],
  [/^prodigy$/, 'prodigyopt'],
  [/schedulefree$/, 'schedulefree'],
];

/** The packages that the trainer's Python is asked for. */
export const askedPackages: readonly string[] = [
  ...new Set([...packages, ...optimizerPackages.map(([, name]) => ({ name }))].map(({ name }) => name)),
];

/** A package that an option needs, and what does without it. */
export interface OptionPackage {
  readonly name: string;
  readonly option: string;
  /** Another option, or another value of it. */
  readonly instead: string;
}

/** What some options need. */
export function packagesForOptions(options: Options): readonly OptionPackage[] {
  const optimizer = optimizerOf(options);
  const needed = optimizerPackages.find(([pattern]) => pattern.test(optimizer))?.[1];
  const option = ['use_8bit_adam', 'use_lion_optimizer'].find((one) => options[one] === true);
  return [
    // Of several kinds of attention this one counts only where the older one isn't asked for.
    ...(options['xformers'] === true && options['mem_eff_attn'] !== true
      ? [{ name: 'xformers', option: 'xformers', instead: 'sdpa' }]
      : []),
    ...(needed === undefined
      ? []
      : [{ name: needed, option: option ?? 'optimizer_type', instead: 'optimizer_type = "AdamW"' }]),
  ];
}
