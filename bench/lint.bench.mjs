#!/usr/bin/env node
// `node bench/lint.bench.mjs [--captions N] [--tags FILE]`: `lora lint` on a made dataset with a warm file cache, beside a
// bare loop that lists the folder and reads the same bytes synchronously, in a process of its own as the command has one;
// and beside a linter of few rules, that reads, splits and counts the same; its second run beside a loop that lists and asks
// for each file's size and times. In turns. FILE: a real tag list.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
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
import { round, table } from './summary.mjs';

const { values: options } = parseArgs({
  options: {
    captions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    tags: { type: 'string' },
  },
});

const work = temporaryFolder();
const dataset = temporaryFolder();
// As many different tags as a large dataset has; of a real list those that describe, and no names.
const MOST_TAGS = 20_000;
const list = options.tags ? readFileSync(options.tags, 'utf8') : madeList(MOST_TAGS, random(1));
const rows = list
  .split('\n')
  .map((line) => line.split(','))
  .filter(([name, category]) => name && (!options.tags || category === '0'))
  .slice(0, MOST_TAGS);
const captions = makeCaptions(dataset, Number(options.captions), rows, random(11), {
  base: '1girl, ohwx',
  most: options.tags ? 20 : 8,
});
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
const loop = path.join(root, 'bench/bare-loop.cjs');
const plain = path.join(root, 'bench/plain-linter.cjs');
const ways = {
  'captions only': [
    [cli, 'lint', '--no-cache', '--images', 'off', dataset],
    [loop, folder, 'captions'],
    [plain, folder, 'captions'],
  ],
  'with headers': [
    [cli, 'lint', '--no-cache', dataset],
    [loop, folder, 'pictures'],
    [plain, folder, 'pictures'],
  ],
  'second run': [
    [cli, 'lint', '--cache-dir', path.join(work, 'cache'), dataset],
    [loop, folder, 'stat'],
  ],
};
const found = [];
for (const [name, [ours, bare, few]] of Object.entries(ways)) {
  // The first round warms the file cache, and keeps what the second run takes.
  time(bare);
  if (name === 'second run') time(ours);
  const rounds = Array.from({ length: Number(options.rounds) }, () =>
    [ours, bare, few].map((args) => (args ? time(args) : Number.NaN)),
  );
  const [mine, theirs, plainly] = [0, 1, 2].map((way) => median(rounds.map((times) => times[way])));
  const row = {
    size: sizeOf(captions.length, 'pairs'),
    unit: 'ms',
    reference: theirs,
    against: 'the bare loop',
  };
  tellRow({
    ...{ ...row, name: `\`lora lint\`, ${name}`, measured: mine },
    // Of few pairs the start of the command is nearly all.
    ...(captions.length >= 100_000 && { target: { of: 'ratio', most: name === 'second run' ? 1.5 : 2 } }),
  });
  if (few) tellRow({ ...row, name: `A linter of few rules, ${name}`, measured: plainly });
  found.push({
    '': name,
    'lora lint ms': round(mine),
    'bare loop ms': round(theirs),
    ratio: round(mine / theirs),
    'linter of few rules ms': few ? round(plainly) : '',
    'ratio to that': few ? round(mine / plainly) : '',
  });
}
console.log(table(found));
