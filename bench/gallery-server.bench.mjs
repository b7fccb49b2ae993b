#!/usr/bin/env node
// `node bench/gallery-server.bench.mjs [--captions N]`: the gallery's listings of a large dataset, asked of the built server
// over its pipe: queries, sorts and groups with their first page, and keystrokes while they are shown. Beside each the bare
// loop that looks for a word in each caption's text, timed in the same run. Ratios are of the time that processors worked:
// it hardly depends on what else the machine does.
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { Editor } from './editor.mjs';
import { machine, mib } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { sizeOf, tellRow } from './rows.mjs';
import { at, round } from './summary.mjs';

/** So many pairs are on screen. */
const PAGE = 60;
/** So many letters are typed for each figure. */
const KEYSTROKES = 40;

const { values: options } = parseArgs({ options: { captions: { type: 'string', default: '100000' } } });
const rows = madeList(140_000, random(1))
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(','));
const [often, seldom] = [rows[20], rows[2000]].map(([name]) => name.replaceAll('_', ' '));
const next = random(11);
const folder = temporaryFolder();
const captions = makeCaptions(folder, Number(options.captions), rows, next);
console.log(machine());
console.log(`Pairs: ${captions.length.toLocaleString('en')}`);
const editor = await Editor.start(
  folder,
  captions.length,
  { dictionaries: { find: false } },
  temporaryFolder(),
);
const dataset = pathToFileURL(folder).toString();
const plain = { query: '', sort: 'name', isDescending: false, grouping: 'none' };
const ask = (method, wish, more = {}, ...token) =>
  editor.request(`lora/gallery/${method}`, { dataset, wish: { ...plain, ...wish }, ...more }, ...token);
const page = (wish, start = 0) => ask('pairs', wish, { start, end: start + PAGE });
const timed = async (job) => {
  const before = await editor.work();
  const started = performance.now();
  const result = await job();
  const ms = performance.now() - started;
  return { result, ms, work: (await editor.work()) - before };
};
const show = (name, figures) => console.log(`${name.padEnd(44)}${figures}`);
const ms = (value) => `${round(value).padStart(8)} ms`;
const times = (value) => `${round(value / bare).padStart(8)} ×`;

// What is found anew must be said anew, so that lint has come to its end.
await editor.request('workspace/diagnostic', { previousResultIds: [] });
const bareTimes = [];
for (let left = 9; left > 0; left--) {
  const before = process.cpuUsage();
  captions.filter(({ text }) => text.includes(seldom));
  const { user, system } = process.cpuUsage(before);
  bareTimes.push((user + system) / 1000);
}
const bare = at(
  bareTimes.sort((a, b) => a - b),
  0.5,
);
show('(bare loop: includes)', ms(bare));
show('', '   first listing     work of it   × bare loop     its page      pairs  groups');
const wishes = [
  {},
  { query: `tag:"${often}"` },
  { query: `caption:"${seldom}"` },
  { query: 'caption:*a?e*' },
  { query: 'tags:>20' },
  { query: 'bucket:768x768' },
  { query: 'view:behind' },
  { query: 'tokens:>75' },
  { query: 'issue:warning' },
  { sort: 'date' },
  { sort: 'size' },
  { sort: 'tokens', isDescending: true },
  { sort: 'findings' },
  { sort: 'similarity' },
  { grouping: 'folder' },
  { grouping: 'view' },
  { grouping: 'bucket' },
  { grouping: 'finding' },
  { grouping: 'difference' },
];
for (const wish of wishes) {
  const listed = await timed(() => ask('listing', wish));
  const shown = await timed(() => page(wish, Math.floor(listed.result.total / 2)));
  const name = Object.entries(wish)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
  const { total, groups } = listed.result;
  tellRow({
    ...{
      name: `Gallery's listing: ${name || 'all by name'}`,
      size: sizeOf(captions.length, 'pairs'),
      unit: 'ms of work',
    },
    ...{ measured: listed.work, reference: bare, against: 'a search for a word' },
  });
  show(
    name || 'all by name',
    `${ms(listed.ms)}  ${ms(listed.work)}  ${times(listed.work)}  ${ms(shown.ms)}  ${String(total).padStart(9)} ${String(groups.length).padStart(7)}`,
  );
}

/** Letters are typed at the end of some caption; for each, how long until diagnostics, and the listing with its page. */
async function typed(wish) {
  const { file, text } = captions[Math.floor(captions.length * next())];
  if (wish) await ask('listing', wish);
  await editor.open(file, text);
  await editor.diagnostics();
  await setTimeout(500);
  const [diagnosed, listed] = [[], []];
  const before = await editor.work();
  for (let letter = 0; letter < KEYSTROKES; letter++) {
    const started = performance.now();
    await editor.edit(text.length + letter, text.length + letter, letter === 0 ? ',' : 'x');
    await editor.diagnostics();
    diagnosed.push(performance.now() - started);
    if (!wish) continue;
    await ask('listing', wish);
    await page(wish);
    listed.push(performance.now() - started);
  }
  const work = ((await editor.work()) - before) / KEYSTROKES;
  await editor.edit(text.length, text.length + KEYSTROKES, '');
  await editor.close();
  const three = (list) => {
    const sorted = list.sort((a, b) => a - b);
    return sorted.length === 0 ? '' : [0.5, 0.9, 1].map((part) => round(at(sorted, part))).join(' / ');
  };
  return `${ms(work)}  ${three(diagnosed).padStart(22)} ms${wish ? `  ${three(listed).padStart(22)} ms` : ''}`;
}
console.log(
  `\n${'A letter typed until (median/p90/max)'.padEnd(44)}  work of one           diagnostics    listing and its page`,
);
show('no listing', await typed(undefined));
for (const wish of [
  { query: `tag:"${often}"` },
  { query: 'tokens:>75', sort: 'tokens' },
  { query: 'issue:warning', sort: 'findings' },
  { sort: 'similarity', grouping: 'difference' },
  { grouping: 'view', sort: 'size' },
])
  show(JSON.stringify(wish), await typed(wish));

/** How long a keystroke waits while a listing is made for the first time. */
async function typedMeanwhile(wish) {
  const { file, text } = captions[Math.floor(captions.length * next())];
  await editor.open(file, text);
  await editor.diagnostics();
  await setTimeout(500);
  let isDone = false;
  const listing = ask('listing', wish).then(() => {
    isDone = true;
  });
  const waits = [];
  for (let letter = 0; !isDone; letter++) {
    const started = performance.now();
    await editor.edit(text.length + letter, text.length + letter, letter === 0 ? ',' : 'x');
    await editor.diagnostics();
    waits.push(performance.now() - started);
  }
  await listing;
  await editor.edit(text.length, text.length + waits.length, '');
  await editor.close();
  return ms(Math.max(...waits));
}
console.log('\nThe longest wait for diagnostics while a listing is made for the first time');
for (const wish of [
  { query: 'tokens:>74' },
  { query: 'view:side' },
  { query: 'issue:info', sort: 'findings' },
])
  show(JSON.stringify(wish), await typedMeanwhile(wish));

const source = new CancellationTokenSource();
const given = ask('listing', { query: 'tokens:>73 view:above' }, {}, source.token).catch(() => undefined);
await setTimeout(20);
const stopped = await timed(async () => {
  source.cancel();
  await given;
});
show('\nGiven up after', ms(stopped.ms));
const { heap, external } = await editor.memory();
console.log(`Memory of the server: ${mib(heap + external)}`);
await editor.stop();
