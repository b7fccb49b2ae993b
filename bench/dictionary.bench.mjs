#!/usr/bin/env node
// `npm run bench [-- --tags N]`: tags looked up while they are typed, keystroke by keystroke, against what people have:
// a1111-tagcomplete's scan of the whole list. Both answer each keystroke in the same run, in turns. The list is
// LORA_BENCH_TAGS, else ../shared/data/danbooru.csv, else a made one of that size.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { bundleCore, loadInWorker, memoryInUse } from './load.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { scan, scanUntil } from './reference.mjs';
import { summarize, table } from './summary.mjs';
import { sessions } from './typing.mjs';

const { values: options } = parseArgs({ options: { tags: { type: 'string', default: '200' } } });
const SHOWN = 50;

const folder = temporaryFolder();
const { core, worker } = await bundleCore(folder);
const file = listFile();
const rows = [...core.csvRows(readFileSync(file, 'utf8'))].map(({ cells }) => cells);
const dictionary = await reportLoading();
const before = await memoryInUse();
const measured = typeAll(sessions(rows, Number(options.tags), random(7)));
const after = await memoryInUse();
report(measured);
console.log(
  `\nHeap that all this typing took for good: ${mib(after.heap - before.heap)}, the times above included`,
);

function listFile() {
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

async function reportLoading() {
  const request = { files: [file], cache: path.join(folder, 'cache') };
  const { time: cold } = await loadInWorker(worker, request);
  const before = await memoryInUse();
  const { loaded, time: kept } = await loadInWorker(worker, request);
  const started = performance.now();
  const dictionary = new core.Dictionary(loaded.data);
  const ready = performance.now() - started;
  const after = await memoryInUse();
  const [cpu] = os.cpus();
  const load = os.loadavg()[0]?.toFixed(1);
  console.log(`Machine: ${os.cpus().length} × ${cpu?.model}, load ${load}, Node ${process.version}`);
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

function mib(bytes) {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
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
}

function timed(work) {
  const started = performance.now();
  const result = work();
  return { time: performance.now() - started, result };
}
