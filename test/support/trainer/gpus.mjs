// Makes a stand-in for nvidia-smi. Its types: gpus.d.mts.
import fs from 'node:fs';
import path from 'node:path';
import { shellProgram, standInFolder } from './checkout.mjs';

/** @type {import('./gpus.d.mts').makeNvidiaSmi} */
export function makeNvidiaSmi(folder, gpus, options = {}) {
  const file = path.join(path.resolve(folder), 'nvidia-smi');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(`${file}.json`, JSON.stringify(gpus));
  const program = path.join(standInFolder(options.standIn), 'nvidia-smi.mjs');
  fs.writeFileSync(file, shellProgram(program, '"$0.json"'), { mode: 0o755 });
  return file;
}
