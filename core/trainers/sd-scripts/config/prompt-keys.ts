import type { KeyFact, ValueForm } from '../../../config/config-grammar.ts';
import { message } from '../../../message.ts';
import { trainerOptions } from '../options/index.ts';
import type { SamplePrompt } from '../prompt-line.ts';

/** A setting of a sample prompt. */
export interface PromptSetting {
  /** As a line has it behind two dashes. */
  readonly flag: string;
  /** As the trainer calls it, and files of TOML and JSON. */
  readonly key: Exclude<keyof SamplePrompt, 'prompt'>;
  readonly form: ValueForm;
  readonly help: string;
  readonly example: string;
  readonly values?: readonly string[];
}

const { choices: samplers = [] } = trainerOptions.get('sample_sampler') ?? {};

/** The settings of a sample prompt, those that are used most first. */
export const promptSettings: readonly PromptSetting[] = [
  {
    flag: 'w',
    key: 'width',
    form: 'int',
    help: 'Width in pixels: 512 where nothing is said, for Lumina 1024. It is rounded down to a multiple of 8, for FLUX and HunyuanImage of 16.',
    example: '512',
  },
  {
    flag: 'h',
    key: 'height',
    form: 'int',
    help: 'Height in pixels: 512 where nothing is said, for Lumina 1024. It is rounded like the width.',
    example: '512',
  },
  {
    flag: 's',
    key: 'sample_steps',
    form: 'int',
    help: 'Steps, 1 to 1000: 30 where nothing is said, for FLUX and HunyuanImage 20, for Lumina 38.',
    example: '28',
  },
  {
    flag: 'n',
    key: 'negative_prompt',
    form: 'text',
    help: 'What shall not be seen. It goes on to the next setting.',
    example: '',
  },
  {
    flag: 'l',
    key: 'scale',
    form: 'float',
    help: 'CFG scale: 7.5 where nothing is said, for FLUX 1, for Lumina and HunyuanImage 3.5. With a point, not a comma.',
    example: '7.5',
  },
  {
    flag: 'd',
    key: 'seed',
    form: 'int',
    help: 'Seed: with a fixed one pictures of several epochs can be compared. Digits only; -1 is passed over.',
    example: '1',
  },
  {
    flag: 'g',
    key: 'guidance_scale',
    form: 'float',
    help: 'Guidance that FLUX dev is told: 3.5 where nothing is said.',
    example: '3.5',
  },
  {
    flag: 'ss',
    key: 'sample_sampler',
    form: 'text',
    help: 'Sampler, for SD 1.5, SD 2 and SDXL. An unknown one becomes ddim.',
    example: 'euler_a',
    values: samplers.map(String),
  },
  {
    flag: 'cn',
    key: 'controlnet_image',
    form: 'text',
    help: 'A picture for ControlNet: a file. Only where the training has a ControlNet for samples.',
    example: '',
  },
  {
    flag: 'ctr',
    key: 'cfg_trunc_ratio',
    form: 'float',
    help: 'Share of the steps with CFG, 0 to 1. Lumina only.',
    example: '0.25',
  },
  {
    flag: 'rcfg',
    key: 'renorm_cfg',
    form: 'float',
    help: 'Limits how far CFG may go. Lumina only.',
    example: '1.0',
  },
  {
    flag: 'fs',
    key: 'flow_shift',
    form: 'float',
    help: 'Flow shift: 5 where nothing is said for HunyuanImage, 3 for Anima. For these two only.',
    example: '3.0',
  },
];

/** The same as keys of a file of TOML or JSON. */
export const promptKeyFacts: readonly KeyFact[] = [
  { name: 'prompt', form: 'text', about: [message('What shall be seen.')] },
  ...promptSettings.map(
    ({ key, form, help, values }): KeyFact => ({
      name: key,
      form,
      about: [message(help)],
      ...(values ? { values: values.map((value) => ({ value })), isClosed: true } : {}),
    }),
  ),
];
