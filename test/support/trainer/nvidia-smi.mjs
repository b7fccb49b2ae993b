// The stand-in for nvidia-smi: `nvidia-smi.mjs <file with the cards> <arguments>`.
import fs from 'node:fs';
import process from 'node:process';
import { writeAll } from './terminal.mjs';

const [file, ...args] = process.argv.slice(2);
/** @type {import('./gpus.d.mts').Gpu[] | 'none' | 'hangs'} */
const gpus = JSON.parse(fs.readFileSync(file, 'utf8'));

const fields = {
  index: (_gpu, index) => index,
  uuid: (gpu, index) => gpu.uuid ?? `GPU-00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
  name: (gpu) => gpu.name,
  'memory.total': (gpu) => gpu.total,
  'memory.used': (gpu) => gpu.used ?? 0,
  driver_version: (gpu) => gpu.driver ?? '550.54.14',
};

function fail(code, text) {
  writeAll(1, `${text}\n`);
  process.exit(code);
}

function answer() {
  const query = args.find((arg) => arg.startsWith('--query-gpu='))?.slice('--query-gpu='.length);
  if (query === undefined || !args.includes('--format=csv,noheader,nounits') || args.length !== 2)
    fail(1, `stand-in: nvidia-smi can't answer ${JSON.stringify(args)}`);
  const names = query.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !Object.hasOwn(fields, name));
  if (unknown !== undefined) fail(2, `Field "${unknown}" is not a valid field to query.\n`);
  const rows = gpus.map((gpu, index) => names.map((name) => fields[name](gpu, index)).join(', '));
  writeAll(1, rows.map((row) => `${row}\n`).join(''));
}

if (gpus === 'hangs') {
  // For a test that waits until it was asked.
  fs.writeFileSync(`${file}.new`, String(process.pid));
  fs.renameSync(`${file}.new`, `${file}.asked`);
  setInterval(() => {}, 1000);
} else if (gpus === 'none')
  fail(
    9,
    "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.\n",
  );
else answer();
