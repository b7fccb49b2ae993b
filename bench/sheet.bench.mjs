#!/usr/bin/env node
// `node bench/sheet.bench.mjs [--captions N]`: a caption sheet of a large dataset is opened, typed in, and saved with many
// changes, over the built server's pipe. Beside it a script that writes the same captions, each whole, as the server does.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { Editor } from './editor.mjs';
import { bundleCore } from './load.mjs';
import { listFile, machine } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { random } from './random.mjs';
import { sizeOf, tellRow } from './rows.mjs';
import { at, round } from './summary.mjs';

/** How often a letter is typed. */
const LETTERS = 20;
/** So many captions are changed and saved. */
const CHANGED = 10_000;

const { values: options } = parseArgs({ options: { captions: { type: 'string', default: '100000' } } });
const folder = temporaryFolder();
const { core } = await bundleCore(folder);
const rows = [...core.csvRows(readFileSync(listFile(folder), 'utf8'))].map(({ cells }) => cells);
const dataset = temporaryFolder();
const captions = makeCaptions(dataset, Number(options.captions), rows, random(11));
console.log(machine());

const home = path.join(folder, 'home');
const editor = await Editor.start(dataset, captions.length, { dictionaries: { find: false } }, home);
const sheet = editor.sheetOf(dataset);
const took = async (name, job) => {
  const started = performance.now();
  const result = await job();
  const measured = performance.now() - started;
  console.log(`${name.padEnd(48)}${round(measured)} ms`);
  tellRow({ name: `Sheet: ${name}`, size: sizeOf(captions.length, 'captions'), unit: 'ms', measured });
  return result;
};
const { text } = await took('opened', () => editor.request('lora/sheet/open', { ...sheet, anew: true }));
console.log(`  ${(text.length / 1e6).toFixed(1)} MB, ${text.split('\n').length} lines`);
await took('opened again', () => editor.request('lora/sheet/open', { ...sheet, anew: true }));
await editor.openUri(sheet.sheet, 'lora-caption-sheet', text);
await took('checked', () => editor.diagnostics());
await took('checked again', () => editor.diagnostics());

const middle = Math.floor(text.split('\n').length / 2);
const times = { checked: [], completed: [] };
for (let letter = 0; letter < LETTERS; letter++) {
  const character = 8 + letter;
  await editor.edit(character, character, 'x', middle);
  const started = performance.now();
  await editor.diagnostics();
  times.checked.push(performance.now() - started);
  const asked = performance.now();
  await editor.complete(character + 1, middle);
  times.completed.push(performance.now() - asked);
}
for (const [name, all] of Object.entries(times)) {
  all.sort((a, b) => a - b);
  const size = sizeOf(captions.length, 'captions');
  tellRow({ name: `Sheet: ${name} after a letter`, size, unit: 'ms', measured: at(all, 0.5) });
  console.log(
    `${`${name} after a letter, median / worst`.padEnd(48)}${round(at(all, 0.5))} / ${round(at(all, 1))} ms`,
  );
}
const changed = captions.slice(0, CHANGED).map(({ file, text: before }) => ({
  name: path.basename(file, '.txt'),
  before,
  after: `${before}, sheet`,
}));
const saved = await took(`${changed.length} captions saved`, () =>
  editor.request('lora/sheet/save', { ...sheet, dirty: [], changes: changed }),
);
console.log(`  ${saved.done} written, ${saved.left.length} left`);
await took('written by a script, each whole', () => {
  for (const { file, text: before } of captions.slice(0, CHANGED)) {
    writeFileSync(`${file}.tmp`, `${before}, script\n`);
    renameSync(`${file}.tmp`, file);
  }
});
const { heap, external } = await editor.memory();
console.log(`Memory of the server: ${Math.round((heap + external) / 1024 / 1024)} MiB in use`);
await editor.stop();
