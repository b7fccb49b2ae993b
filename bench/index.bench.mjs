#!/usr/bin/env node
// `node bench/index.bench.mjs [--captions N --rounds N]`: the built server from its start until it has read a whole dataset,
// with nothing kept and with what it kept the last time; beside a bare loop that reads the same files in a process of its
// own. In turns, in the same run.
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { Editor } from './editor.mjs';
import { machine } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';
import { round } from './summary.mjs';

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '3' } },
});
const rows = madeList(20_000, random(1))
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(','));
const folder = temporaryFolder();
const captions = makeCaptions(folder, Number(options.captions), rows, random(11));
const inside = path.dirname(captions[0].file);
console.log(machine());

const times = { cold: [], warm: [], bare: [] };
for (let left = Number(options.rounds); left > 0; left--) {
  const home = path.join(temporaryFolder(), 'home');
  times.bare.push(
    await took(() =>
      execFileSync(process.execPath, ['bench/bare-loop.cjs', inside, 'pictures'], { cwd: root }),
    ),
  );
  times.cold.push(await start(home));
  times.warm.push(await start(home));
}
const size = sizeOf(captions.length, 'pairs');
for (const name of ['cold', 'warm']) {
  const row = { measured: median(times[name]), reference: median(times.bare), against: 'the bare loop' };
  tellRow({ name: `Index, ${name}`, size, unit: 'ms', ...row });
  console.log(
    `${size}, ${name}: ${round(row.measured)} ms; bare loop: ${round(row.reference)} ms; ${round(row.measured / row.reference)} times`,
  );
}

/** Until the server has read all (ms). */
async function start(home) {
  const started = performance.now();
  const editor = await Editor.start(folder, captions.length, { dictionaries: { find: false } }, home);
  const time = performance.now() - started;
  await editor.stop();
  return time;
}

async function took(job) {
  const started = performance.now();
  await job();
  return performance.now() - started;
}
