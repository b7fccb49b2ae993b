// accelerate's configuration: the file that it is given, else the user's own.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Exit, Refusal } from './errors.mjs';

/** What a configuration for one machine may say; accelerate refuses other keys. */
const keys = [
  ...['compute_environment', 'distributed_type', 'num_processes', 'num_machines', 'machine_rank'],
  ...['gpu_ids', 'mixed_precision', 'use_cpu', 'debug', 'main_training_function', 'same_network'],
  ...['rdzv_backend', 'downcast_bf16', 'enable_cpu_affinity', 'main_process_port', 'main_process_ip'],
];

function ownFile() {
  const { HF_HOME: home, XDG_CACHE_HOME: cache = path.join(os.homedir(), '.cache') } = process.env;
  return path.join(home ?? path.join(cache, 'huggingface'), 'accelerate', 'default_config.yaml');
}

/** @param {string | undefined} given the file of `--config_file` @returns {{ distributed_type: string }} */
export function readLauncherConfig(given) {
  const file = given ?? ownFile();
  if (!fs.existsSync(file)) {
    if (given === undefined) return { distributed_type: 'NO' };
    throw new Exit(1, `FileNotFoundError: The passed configuration file \`${given}\` does not exist.\n`);
  }
  const entries = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, key, value] = /^(\w+): (.+)$/.exec(line) ?? [];
      if (key === undefined) throw new Refusal(`${file}: ${line}`);
      return [key, value.replace(/^(['"])(.*)\1$/, '$2')];
    });
  const unknown = entries.map(([key]) => key).filter((key) => !keys.includes(key));
  if (unknown.length > 0)
    throw new Exit(1, `ValueError: The config file at ${file} had unknown keys (${unknown}).\n`);
  const config = Object.fromEntries(entries);
  if (config.distributed_type === undefined)
    throw new Exit(1, 'ValueError: A `distributed_type` must be specified in the config file.\n');
  return config;
}
