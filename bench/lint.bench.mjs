#!/usr/bin/env node
// `node bench/lint.bench.mjs [--captions N]`: `lora lint` on a made dataset with a warm file cache, beside a bare loop that
// lists the folder and reads the same bytes synchronously, in a process of its own as the command has one. In turns.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { round, table } from './summary.mjs';

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});

/** What every linter has to do: list, and read captions, or the first 4 KiB of pictures too. */
const LOOP = `
const fs = require('node:fs');
const [folder, withPictures] = process.argv.slice(2);
let bytes = 0;
const head = Buffer.alloc(4096);
for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
  const file = folder + '/' + entry.name;
  if (entry.name.endsWith('.txt')) bytes += fs.readFileSync(file, 'utf8').length;
  else if (withPictures === 'yes') {
    const handle = fs.openSync(file, 'r');
    bytes += fs.readSync(handle, head, 0, 4096, 0);
    fs.closeSync(handle);
  }
}
console.log(bytes);
`;

const work = temporaryFolder();
const loop = path.join(work, 'loop.cjs');
writeFileSync(loop, LOOP);
const dataset = temporaryFolder();
const rows = madeList(140_000, random(1))
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(','));
const captions = makeCaptions(dataset, Number(options.captions), rows, random(11));
const folder = path.dirname(captions[0].file);
console.log(machine());
console.log(`Pairs: ${captions.length.toLocaleString('en')}`);

const time = (args) => {
  const started = performance.now();
  try {
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], maxBuffer: 2 ** 30 });
  } catch (error) {
    // Findings are no failure.
    if (error.status !== 1) throw error;
  }
  return performance.now() - started;
};
const cli = path.join(root, 'dist/cli.js');
const ways = {
  'captions only': [
    [cli, 'lint', '--images', 'off', dataset],
    [loop, folder, 'no'],
  ],
  'with headers': [
    [cli, 'lint', dataset],
    [loop, folder, 'yes'],
  ],
};
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const found = [];
for (const [name, [ours, bare]] of Object.entries(ways)) {
  // The first round warms the file cache.
  time(bare);
  const pairs = Array.from({ length: Number(options.rounds) }, () => [time(ours), time(bare)]);
  const [mine, theirs] = [median(pairs.map(([a]) => a)), median(pairs.map(([, b]) => b))];
  found.push({
    '': name,
    'lora lint ms': round(mine),
    'bare loop ms': round(theirs),
    ratio: round(mine / theirs),
  });
}
console.log(table(found));
