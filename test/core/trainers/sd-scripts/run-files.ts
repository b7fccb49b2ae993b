import { readToml } from '../../../../core/config/toml.ts';
import { type ConfigFiles, configFiles } from '../../../../core/trainers/sd-scripts/config-files.ts';
import { mergeOptions, type Options } from '../../../../core/training/options.ts';
import type { Plan } from '../../../../core/training/plan.ts';
import { sd15Likeness } from '../../../../core/training/recipes/sd15-likeness.ts';
import { planOf } from '../../training/plans.ts';

/** A run folder. */
export const RUN = '/dataset/runs/alice-20261124-184900';

/** What the files of that run say of where it reads and writes. */
export const ownPaths = {
  pretrained_model_name_or_path: '/models/v1-5.safetensors',
  output_dir: `${RUN}/output`,
  output_name: 'alice',
  logging_dir: `${RUN}/logs`,
  sample_prompts: `${RUN}/prompts.txt`,
};

/** What a TOML file says. */
export function contentOf(toml: string): Record<string, unknown> {
  const reading = readToml(toml);
  if ('mistake' in reading) throw new Error(`${reading.mistake} in ${toml}`);
  return JSON.parse(JSON.stringify(reading.value));
}

/** What the trainer makes of a `--config_file`: tables lose their names, what comes later counts. */
export function flattened(toml: string): Record<string, unknown> {
  const entries = Object.entries(contentOf(toml));
  return Object.assign(
    {},
    ...entries.map(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { [name]: value },
    ),
  );
}

/** The files of a run, by the recipe but for these changes. */
export function filesOf(changes: Partial<Plan> = {}, why = sd15Likeness.why): ConfigFiles {
  return configFiles(planOf(changes), RUN, why);
}

/** Those of a run with some more options. */
export function filesWith(options: Options): ConfigFiles {
  return filesOf({ options: mergeOptions(sd15Likeness.options, options) });
}
