// Small runs of the stand-in trainer.
import * as fs from 'node:fs';
import path from 'node:path';
import { png } from '../support/images.ts';
import { type Behaviour, makeTrainer, type Trainer } from '../support/trainer/checkout.mjs';
import { newFolder, type Running, run } from './process.ts';

/** The flags that the launcher wants. */
export const launchFlags: readonly string[] = [
  ...['-m', 'accelerate.commands.launch', '--num_processes', '1', '--num_machines', '1'],
  ...['--mixed_precision', 'no', '--dynamo_backend', 'no', '--num_cpu_threads_per_process', '1'],
];

/** Values as they stand in TOML. */
type Values = Readonly<Record<string, string>>;

export interface JobOptions {
  readonly behaviour?: Behaviour;
  readonly packages?: Readonly<Record<string, string>>;
  /** Sizes of the pictures. */
  readonly pictures?: readonly (readonly [number, number])[];
  /** Values over the usual ones of the configuration; an empty one is left out. */
  readonly config?: Values;
  /** Values of the general part of the dataset configuration. */
  readonly general?: Values;
  /** Values of its only subset. */
  readonly subset?: Values;
}

/** A run that can be started. */
export interface Job {
  readonly folder: string;
  readonly images: string;
  readonly output: string;
  /** The arguments of the script that name its two files. */
  readonly files: readonly string[];
  readonly trainer: Trainer;
  /** Starts the launcher. @param more arguments of the script, after the two files */
  start(more?: readonly string[], env?: Readonly<Record<string, string>>): Running;
}

const toml = (values: Values) =>
  Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} = ${value}\n`)
    .join('');

/** Two pictures, three repeats, two epochs: twelve steps. */
export function makeJob(options: JobOptions = {}): Job {
  const folder = newFolder();
  const file = (name: string) => path.join(folder, name);
  const images = file('img/3_alice');
  const output = file('runs/alice/output');
  fs.mkdirSync(images, { recursive: true });
  const sizes = options.pictures ?? [
    [64, 64],
    [64, 64],
  ];
  for (const [index, [width, height]] of sizes.entries()) {
    fs.writeFileSync(path.join(images, `${index}.png`), png(width, height));
    fs.writeFileSync(path.join(images, `${index}.txt`), 'alice');
  }
  fs.writeFileSync(file('model.safetensors'), '');
  fs.writeFileSync(
    file('prompts.txt'),
    'alice --w 64 --h 64 --s 4 --d 7\n# no prompt\nalice, kimono --s 2\n',
  );
  const config = {
    pretrained_model_name_or_path: `'${file('model.safetensors')}'`,
    network_module: "'networks.lora'",
    optimizer_type: "'AdamW'",
    max_train_epochs: '2',
    output_dir: `'${output}'`,
    output_name: "'alice'",
    logging_dir: `'${file('runs/alice/logs')}'`,
    save_every_n_epochs: '1',
    ...options.config,
  };
  const general = { resolution: '64', caption_extension: "'.txt'", ...options.general };
  const subset = { image_dir: `'${images}'`, num_repeats: '3', ...options.subset };
  fs.writeFileSync(file('config.toml'), `[all]\n${toml(config)}`);
  const dataset = `[general]\n${toml(general)}[[datasets]]\n[[datasets.subsets]]\n${toml(subset)}`;
  fs.writeFileSync(file('dataset.toml'), dataset);
  const { behaviour, packages } = options;
  const trainer = makeTrainer(file('sd-scripts'), {
    ...(behaviour === undefined ? {} : { behaviour }),
    ...(packages === undefined ? {} : { packages }),
  });
  const files = ['--config_file', file('config.toml'), '--dataset_config', file('dataset.toml')];
  return {
    folder,
    images,
    output,
    files,
    trainer,
    start: (more = [], env = {}) =>
      run(trainer.python, [...launchFlags, 'train_network.py', ...files, ...more], {
        cwd: trainer.scripts,
        env,
      }),
  };
}
