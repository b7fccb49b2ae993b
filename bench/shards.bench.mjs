#!/usr/bin/env node
// `node bench/shards.bench.mjs [--captions N --rounds N]`: `lora lint --low-memory`,
// beside plain `lora lint` of the same dataset: how long, and how much memory at most. In turns.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';
import { round } from './summary.mjs';

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});
const rows = madeList(20_000, random(1))
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(','));
const dataset = temporaryFolder();
makeCaptions(dataset, Number(options.captions), rows, random(11), { base: '1girl, ohwx', most: 8 });
const size = sizeOf(options.captions, 'pairs');
console.log(machine());

const runs = { plain: [], 'low memory': [] };
for (let left = Number(options.rounds); left > 0; left--) {
  runs.plain.push(await lora('lint', '--no-cache', dataset));
  runs['low memory'].push(await lora('lint', '--low-memory', dataset));
}
const of = (name, what) => median(runs[name].map((run) => run[what]));
tell('`lora lint --low-memory`, time', 'ms', of('low memory', 'ms'), of('plain', 'ms'));
tell('`lora lint --low-memory`, most memory', 'MiB', of('low memory', 'mib'), of('plain', 'mib'));

function tell(name, unit, measured, reference) {
  tellRow({ name, size, unit, measured, reference, against: 'plain `lora lint`' });
  console.log(
    `${name}: ${round(measured)} ${unit}; plainly ${round(reference)} ${unit}; ${round(measured / reference)} times`,
  );
}

/** Runs the command. @returns how long it took, and how much memory it had at most (by Linux; else none is told) */
async function lora(...args) {
  const started = performance.now();
  const hook = path.join(root, 'bench/peak-reporter.cjs');
  const command = ['--require', hook, path.join(root, 'dist/cli.js'), ...args];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let mib = Number.NaN;
  child.on('message', (bytes) => {
    mib = bytes / 2 ** 20;
  });
  const [code] = await once(child, 'exit');
  if (code > 1) throw new Error(`lora ${args.join(' ')} ended with exit code ${code}`);
  return { ms: performance.now() - started, mib };
}
