import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { families } from '../../../../../core/trainers/sd-scripts/families.ts';
import { alike } from '../../../../../core/trainers/sd-scripts/gui/alike.ts';
import { guiKeys } from '../../../../../core/trainers/sd-scripts/gui/index.ts';
import { presets } from '../../../../../core/trainers/sd-scripts/gui/presets.ts';
import { kindOfOption } from '../../../../../core/trainers/sd-scripts/known-options.ts';
import { trainerOptions } from '../../../../../core/trainers/sd-scripts/options/index.ts';
import type { TrainerOption } from '../../../../../core/trainers/sd-scripts/options/option.ts';
import type { Family } from '../../../../../core/training/family.ts';
import type { Options } from '../../../../../core/training/options.ts';
import { planOf, subsetOf } from '../../../training/plans.ts';
import { readFile } from './read-preset.ts';

/** A plan with these options as a preset, and what that says. */
function exported(options: Options, family: Family = 'sd15') {
  const { text, remarks } = presets.write(planOf({ options, family }));
  return { text, fields: JSON.parse(text), remarks, back: readFile('a.json', text) };
}

const word = fc.stringMatching(/^[a-z][a-z0-9_./-]{0,8}$/);

function anyValue(option: TrainerOption): fc.Arbitrary<unknown> {
  const kind = kindOfOption(option);
  if (Array.isArray(kind)) return fc.constantFrom(...kind);
  switch (kind) {
    case 'flag':
      return fc.boolean();
    case 'int':
      return fc.integer({ min: 0, max: 4000 });
    case 'text':
      return word;
    case 'texts':
      return fc.array(
        fc.tuple(word, word).map((pair) => pair.join('=')),
        { minLength: 1, maxLength: 3 },
      );
    case 'floats':
      return fc.constantFrom([1e-5, 2e-5], [1e-4, 1e-4], 0.0005);
    default:
      return fc.constantFrom(0, 1, 0.5, 1e-5, 20);
  }
}

/** Options of a script, any of them with any value. */
function optionsOf(script: 'sd' | 'flux'): fc.Arbitrary<Options> {
  const own = [...trainerOptions].filter(([, { scripts }]) => scripts?.includes(script) ?? true);
  return fc.record(Object.fromEntries(own.map(([name, option]) => [name, anyValue(option)])), {
    requiredKeys: [],
  });
}

describe('a plan as a preset of kohya_ss', () => {
  it.each([
    ['sd15', 'sd'],
    ['flux', 'flux'],
  ] as const)('for %s means the same when it is read again, but for what is told', (family, script) => {
    fc.assert(
      fc.property(optionsOf(script), (options) => {
        // No steps at all is no training; the window counts them then.
        fc.pre(options['max_train_steps'] !== 0 && options['max_train_epochs'] !== 0);
        const { back, remarks } = exported(options, family);
        const told = new Set(remarks.map(({ key }) => key));
        const { options: again } = back;
        const [before, after] = [alike(options, script), alike(again, script)];
        for (const option of new Set([...Object.keys(before), ...Object.keys(after)])) {
          // What the kind of model decides is not for options to say.
          if (Object.hasOwn(families[family].forced, option)) continue;
          if (told.has(option) || !trainerOptions.has(option) || isOfRun.has(option)) continue;
          expect([option, after[option]]).toEqual([option, before[option]]);
        }
      }),
      { numRuns: 100 },
    );
  });

  const isOfRun = new Set([
    'pretrained_model_name_or_path',
    'output_dir',
    'output_name',
    'logging_dir',
    'sample_prompts',
  ]);
  for (const option of [
    'config_file',
    'dataset_config',
    'train_data_dir',
    'reg_data_dir',
    'in_json',
    'dataset_class',
    'output_config',
  ])
    isOfRun.add(option);
  for (const option of [
    'debug_dataset',
    'console_log_file',
    'console_log_simple',
    'console_log_level',
    'caption_extension',
  ])
    isOfRun.add(option);
  for (const option of [
    'caption_extention',
    'dataset_repeats',
    'save_model_as',
    'log_prefix',
    'log_tracker_name',
  ])
    isOfRun.add(option);

  it('has the keys of the window in order, but for folders of the machine', () => {
    const { fields, text } = exported(planOf().options);
    const keys = Object.keys(fields);
    expect(keys).toEqual([...keys].sort());
    expect(keys.filter((key) => !guiKeys.has(key))).toEqual([]);
    for (const [key, { default: byDefault }] of guiKeys)
      if (byDefault !== undefined && !['output_dir', 'logging_dir'].includes(key))
        expect(keys).toContain(key);
    expect(text.startsWith('{\n  "LoRA_type": "Standard",\n')).toBe(true);
    expect(fields).toMatchObject({
      ...{ network_dim: 96, lr_warmup: 0, cache_latents: false, bucket_no_upscale: false, xformers: 'sdpa' },
      ...{ optimizer: 'Adafactor', max_train_epochs: 8, epoch: 8, train_data_dir: '/dataset/img' },
      ...{ output_name: 'alice', sample_prompts: 'alice, woman --w 512 --h 512 --d 1' },
      additional_parameters: '--sample_at_first',
    });
  });

  it('puts what no field can say into the additional parameters, or tells it', () => {
    const { fields, remarks } = exported({ max_grad_norm: 0, caption_prefix: 'a b', lr_warmup_steps: 0.055 });
    expect(fields.additional_parameters).toContain('--max_grad_norm 0');
    expect(fields.additional_parameters).toContain('--lr_warmup_steps 0.055');
    expect(remarks.map(({ key }) => key)).toContain('caption_prefix');
  });

  it('tells of folders that the window can not read, and of secrets', () => {
    const subsets = [subsetOf({ folder: '/dataset/alice' })];
    const { text, remarks } = presets.write(
      planOf({ subsets, options: { network_module: 'networks.lora', wandb_api_key: 'secret' } }),
    );
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).not.toHaveProperty('train_data_dir');
    expect(remarks.map(({ key }) => key)).toEqual(['wandb_api_key', 'train_data_dir', 'output_dir']);
  });
});
