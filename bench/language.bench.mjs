#!/usr/bin/env node
// `npm run bench`, or this file alone [--captions N --tags N]: someone types tags into captions of a large dataset. Each
// keystroke asks the built server, over its pipe, for the caption's diagnostics and then for suggestions;
// a1111-tagcomplete's scan of the same list answers the same keystrokes in the same run.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { Editor } from './editor.mjs';
import { bundleCore } from './load.mjs';
import { listFile, machine, mib } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { random } from './random.mjs';
import { scan } from './reference.mjs';
import { sizeOf, tellRow } from './rows.mjs';
import { at, round, table } from './summary.mjs';
import { sessions } from './typing.mjs';

/** How long someone looks at the first caption before they type (ms). */
const LOOK = 1000;

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '100000' }, tags: { type: 'string', default: '100' } },
});

const folder = temporaryFolder();
const { core } = await bundleCore(folder);
const file = listFile(folder);
const rows = [...core.csvRows(readFileSync(file, 'utf8'))].map(({ cells }) => cells);
const next = random(11);
const dataset = temporaryFolder();
const captions = makeCaptions(dataset, Number(options.captions), rows, next);
console.log(machine());
console.log(`Captions: ${captions.length.toLocaleString('en')}, a new one for each tag that is typed`);

const home = path.join(folder, 'home');
const without = await Editor.start(dataset, captions.length, { dictionaries: { find: false } }, home);
const bare = await without.memory();
await without.stop();
const started = performance.now();
const editor = await Editor.start(
  dataset,
  captions.length,
  { dictionaries: { files: [file], find: false } },
  home,
);
console.log(`Started: ${((performance.now() - started) / 1000).toFixed(1)} s from the start to all read`);
await editor.listIsRead;
const measured = [];
for (let tag = 0; tag < Number(options.tags); tag++) await typeTag(sessions(rows, 1, next));
const full = await editor.memory();
await editor.stop();
report();

/** Types a tag at the end of some caption, looks, and takes it back. */
async function typeTag(keystrokes) {
  const { file, text } = captions[Math.floor(captions.length * next())];
  await editor.open(file, text);
  await editor.diagnostics();
  // Nobody types at the moment when the first caption opens.
  if (measured.length === 0) await setTimeout(LOOK);
  let end = text.length;
  for (const { text: shown } of [{ text: '' }, ...keystrokes]) {
    const written = `, ${shown}`;
    const started = performance.now();
    await editor.edit(text.length, end, written);
    end = text.length + written.length;
    await editor.diagnostics();
    const told = performance.now();
    const { items } = await editor.complete(end);
    const offered = performance.now();
    const reference = performance.now();
    if (shown !== '') scan(rows, shown);
    measured.push({
      shown,
      diagnostics: told - started,
      completion: offered - told,
      both: offered - started,
      found: items.length,
      scan: performance.now() - reference,
    });
  }
  await editor.edit(text.length, end, '');
  await editor.close();
}

function report() {
  const parts = [
    ['nothing typed yet', measured.filter(({ shown }) => shown.length === 0)],
    ['1 letter', measured.filter(({ shown }) => shown.length === 1)],
    ['2 or 3 letters', measured.filter(({ shown }) => shown.length === 2 || shown.length === 3)],
    ['more', measured.filter(({ shown }) => shown.length > 3)],
    ['all', measured],
  ];
  const times = (some, what) => some.map((one) => one[what]).sort((a, b) => a - b);
  const three = (sorted) => [at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1)].map(round).join(' / ');
  console.log(
    table(
      parts.map(([name, some]) => ({
        '': name,
        keystrokes: some.length,
        'suggestions median/p99/max ms': three(times(some, 'completion')),
        'edit to diagnostics': three(times(some, 'diagnostics')),
        'edit to both': three(times(some, 'both')),
        'a scan of the list': name === 'nothing typed yet' ? '' : three(times(some, 'scan')),
        'finds something': `${((100 * some.filter(({ found }) => found > 0).length) / some.length).toFixed(1)} %`,
      })),
    ),
  );
  const size = sizeOf(captions.length, 'pairs');
  const typed = measured.filter(({ shown }) => shown !== '');
  const figure = (name, what, part, most) =>
    tellRow({
      name,
      size,
      unit: 'ms',
      measured: at(times(measured, what), part),
      target: { of: 'measured', most },
    });
  tellRow({
    ...{ name: 'Completion, median', size, unit: 'ms', measured: at(times(measured, 'completion'), 0.5) },
    ...{ reference: at(times(typed, 'scan'), 0.5), against: 'a scan of the list' },
    target: { of: 'measured', most: 5 },
  });
  figure('Completion, p99', 'completion', 0.99, 15);
  figure('Edit to diagnostics, median', 'diagnostics', 0.5, 16);
  figure('Edit to diagnostics, p99', 'diagnostics', 0.99, 16);
  const [first] = measured;
  console.log(
    `The first keystroke: suggestions after ${round(first.completion)} ms, diagnostics after ${round(first.diagnostics)} ms`,
  );
  const inUse = ({ heap, external }) => heap + external;
  const listMemory = (inUse(full) - inUse(bare)) / 2 ** 20;
  tellRow({ name: 'Memory of the server', size, unit: 'MiB', measured: inUse(bare) / 2 ** 20 });
  tellRow({
    ...{ name: 'Memory of a list with its index', size: sizeOf(rows.length, 'tags'), unit: 'MiB' },
    ...{ measured: listMemory, target: { of: 'measured', most: 250 } },
  });
  console.log(
    `Memory of the server: ${mib(inUse(bare))} with the captions, ${mib(inUse(full))} with the list too`,
  );
}
