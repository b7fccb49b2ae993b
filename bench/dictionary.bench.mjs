#!/usr/bin/env node
// `npm run bench [-- --tags N]`: tags looked up while they are typed, keystroke by keystroke, against what people have:
// a1111-tagcomplete's scan of the whole list. Both answer each keystroke in the same run, in turns. The list is
// LORA_BENCH_TAGS, else ../shared/data/danbooru.csv, else a made one of that size.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { bundleCore, loadInWorker, memoryInUse } from './load.mjs';
import { listFile, machine, mib } from './machine.mjs';
import { random } from './random.mjs';
import { scan, scanUntil } from './reference.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';
import { summarize, table } from './summary.mjs';
import { sessions } from './typing.mjs';

const { values: options } = parseArgs({ options: { tags: { type: 'string', default: '200' } } });
const SHOWN = 50;

const folder = temporaryFolder();
const { core, worker } = await bundleCore(folder);
const file = listFile(folder);
const rows = [...core.csvRows(readFileSync(file, 'utf8'))].map(({ cells }) => cells);
const dictionary = await reportLoading();
const before = await memoryInUse();
const measured = typeAll(sessions(rows, Number(options.tags), random(7)));
const after = await memoryInUse();
report(measured);
console.log(
  `\nHeap that all this typing took for good: ${mib(after.heap - before.heap)}, the times above included`,
);

async function reportLoading() {
  const request = { files: [file], cache: path.join(folder, 'cache') };
  const { time: cold } = await loadInWorker(worker, request);
  const before = await memoryInUse();
  const { loaded, time: kept } = await loadInWorker(worker, request);
  const started = performance.now();
  const dictionary = new core.Dictionary(loaded.data);
  const ready = performance.now() - started;
  const after = await memoryInUse();
  console.log(machine());
  console.log(`Tags: ${dictionary.size.toLocaleString('en')}`);
  console.log(`Cold: ${cold.toFixed(0)} ms in the worker (reading, indexing, keeping)`);
  console.log(
    `From the cache: ${kept.toFixed(0)} ms in the worker, ${ready.toFixed(2)} ms in the server's thread`,
  );
  console.log(
    `Memory: ${mib(after.external - before.external)} of arrays, ${mib(after.heap - before.heap)} of heap\n`,
  );
  return dictionary;
}

function typeAll(typed) {
  for (const { text } of typed.slice(0, 100)) dictionary.search(text, SHOWN);
  for (const { text } of typed.slice(0, 20)) scan(rows, text);
  return typed.map(({ text, hasTypo, isWhole, tag }, index) => {
    const ours = () => timed(() => dictionary.search(text, SHOWN));
    const theirs = () => timed(() => scan(rows, text));
    const kinder = () => timed(() => scanUntil(rows, text, SHOWN));
    // Who comes second finds warm caches: they take turns.
    const order = index % 2 === 0 ? { ours, theirs, kinder } : { kinder, theirs, ours };
    const runs = Object.fromEntries(Object.entries(order).map(([name, run]) => [name, run()]));
    // The results themselves are let go: what stays in memory is measured.
    return {
      times: Object.fromEntries(Object.entries(runs).map(([name, { time }]) => [name, time])),
      hasTypo,
      isWhole,
      found: runs.ours.result.length,
      theirFound: runs.theirs.result.length,
      place: runs.ours.result.findIndex((match) => match.key === core.dictionaryKey(tag)),
    };
  });
}

function report(measured) {
  const parts = [
    ['all keystrokes', measured],
    ['without a typo', measured.filter(({ hasTypo }) => !hasTypo)],
    ['from a typo on', measured.filter(({ hasTypo }) => hasTypo)],
  ];
  console.log(table(parts.map(([name, some]) => summarize(name, some))));
  tellRow({
    name: 'Look-up of typed letters',
    size: sizeOf(dictionary.size, 'tags'),
    unit: 'ms',
    measured: median(measured.map(({ times }) => times.ours)),
    reference: median(measured.map(({ times }) => times.theirs)),
    against: 'a scan of the list',
    target: { of: 'ratio', most: 1 / 20 },
  });
}

function timed(work) {
  const started = performance.now();
  const result = work();
  return { time: performance.now() - started, result };
}
