import { existsSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { root } from '../scripts/repository.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';

/** The tag list to measure with: LORA_BENCH_TAGS, else ../shared/data/danbooru.csv, else a made one of that size. */
export function listFile(folder) {
  const given = process.env.LORA_BENCH_TAGS ?? path.join(root, '../shared/data/danbooru.csv');
  if (existsSync(given)) {
    console.log(`List: ${path.basename(given)}`);
    return given;
  }
  const made = path.join(folder, 'made.csv');
  writeFileSync(made, madeList(140_000, random(1)));
  console.log('List: a made one, since there is none to measure with (LORA_BENCH_TAGS names one)');
  return made;
}

/** What the figures were measured on. */
export function machine() {
  const [cpu] = os.cpus();
  return `Machine: ${os.cpus().length} × ${cpu?.model}, load ${os.loadavg()[0]?.toFixed(1)}, Node ${process.version}`;
}

export function mib(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}
