#!/usr/bin/env node
// `node bench/edits.bench.mjs [--captions N --rounds N --folder PATH]`: one tag added to all captions of a dataset, over the
// built server's pipe, until the last one is on disk, and taken back by one command; beside plainly writing the same texts,
// each to a temporary file that is renamed over the caption: with the bytes forced to the disk before, as ours are, and left
// to the system. In turns, in the same run.
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { Editor } from './editor.mjs';
import { machine } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { sizeOf, tellRow } from './rows.mjs';
import { at, round } from './summary.mjs';

const { values: options } = parseArgs({
  options: {
    captions: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string' },
  },
});
const COUNT = Number(options.captions);
/** How long watchers may take to tell of something (ms). */
const REST = 700;
const TAG = 'bench tag';

const rows = madeList(140_000, random(1))
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(','));
const base =
  options.folder === undefined ? temporaryFolder() : fs.mkdtempSync(path.join(options.folder, 'lora-'));
if (options.folder !== undefined)
  process.once('exit', () => fs.rmSync(base, { recursive: true, force: true }));
const made = makeCaptions(base, COUNT, rows, random(11)).map(({ file, text }) => ({
  file,
  text: `${text}\n`,
}));
const dataset = pathToFileURL(base).toString();
const images = made.map(({ file }) => pathToFileURL(file.replace(/\.txt$/, '.png')).toString());
const operation = { kind: 'add', tags: [TAG], place: { at: 'end' } };
const home = path.join(temporaryFolder(), 'home');
const editor = await Editor.start(
  base,
  COUNT,
  { dictionaries: { find: false }, lint: { pixels: 'never' } },
  home,
);
const ask = (name, params) => editor.request(`lora/gallery/${name}`, params);

console.log(machine());
console.log(`Captions: ${COUNT.toLocaleString('en')} in ${options.folder ?? 'the temporary folder'}\n`);
const times = { describe: [], prepare: [], apply: [], undo: [], synced: [], unsynced: [] };
for (let turn = 0; turn < Number(options.rounds); turn++) {
  const works = [ours, () => plainly('synced', true), () => plainly('unsynced', false)];
  for (let index = 0; index < works.length; index++) await works[(index + turn) % works.length]();
}
await editor.stop();
report();

/** Waits until the server has looked at all that it was told of: else it would work beside what is measured. */
async function quiet() {
  for (let time = 0; time < 2; time++) {
    await setTimeout(REST);
    await editor.request('lora/fileFixes', { uri: dataset });
  }
}

async function timed(name, work) {
  await quiet();
  const started = performance.now();
  const result = await work();
  times[name].push(performance.now() - started);
  return result;
}

async function ours() {
  await timed('describe', () => ask('describeCaptions', { dataset, images }));
  const { id, changed } = await timed('prepare', () => ask('prepareEdit', { dataset, images, operation }));
  const done = await timed('apply', () => ask('applyEdit', { id, dirty: [] }));
  expect(changed === COUNT && done.done === COUNT && done.refused.length === 0, JSON.stringify(done));
  expect(
    read().every((text) => text.includes(TAG)),
    'not all captions are on disk',
  );
  const undone = await timed('undo', () => ask('undoEdit', { dataset, edit: done.edit, dirty: [] }));
  expect(undone.done === COUNT, JSON.stringify(undone));
  expect(
    read().every((text, index) => text === made[index].text),
    'not all captions are what they were',
  );
}

/** What a careful script does. What the captions hold stays the same: the server has nothing to look at. */
async function plainly(name, isSynced) {
  await timed(name, () => {
    for (const [index, { file, text }] of made.entries()) {
      const temporary = path.join(path.dirname(file), `.plain-${index}.tmp`);
      const handle = fs.openSync(temporary, 'wx');
      fs.writeSync(handle, text);
      if (isSynced) fs.fsyncSync(handle);
      fs.closeSync(handle);
      fs.renameSync(temporary, file);
    }
  });
}

function read() {
  return made.map(({ file }) => fs.readFileSync(file, 'utf8'));
}

function expect(isSo, otherwise) {
  if (!isSo) throw new Error(otherwise);
}

function report() {
  const names = {
    describe: 'describe the selection',
    prepare: 'work the changes out',
    apply: 'apply, all on disk',
    undo: 'undo, all on disk',
    synced: 'plainly, forced to the disk',
    unsynced: 'plainly, left to the system',
  };
  const median = (name) =>
    at(
      [...times[name]].sort((a, b) => a - b),
      0.5,
    );
  for (const [name, title] of Object.entries(names)) {
    const all = times[name].map((time) => time.toFixed(0)).join(' / ');
    console.log(`${title.padEnd(30)} median ${median(name).toFixed(0).padStart(6)} ms   (${all})`);
  }
  const size = sizeOf(COUNT, 'captions');
  const atomic = { reference: median('synced'), against: 'plainly writing them, atomically' };
  const most = { of: 'ratio', most: 2 };
  tellRow({ name: 'Bulk edit, worked out', size, unit: 'ms', measured: median('prepare') });
  tellRow({
    name: 'Bulk edit, on disk',
    size,
    unit: 'ms',
    measured: median('apply'),
    ...atomic,
    target: most,
  });
  tellRow({ name: 'Bulk edit, undone', size, unit: 'ms', measured: median('undo'), ...atomic });
  console.log(`\napply ÷ plainly, forced to the disk: ${round(median('apply') / median('synced'))}`);
  console.log(`apply ÷ plainly, left to the system: ${round(median('apply') / median('unsynced'))}`);
}
