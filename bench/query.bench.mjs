#!/usr/bin/env node
// `node bench/query.bench.mjs [--captions N]`: queries over a made dataset in memory, beside a bare loop that looks for a
// word in each caption's text.
import { parseArgs } from 'node:util';
import { machine } from './machine.mjs';
import { madeDataset } from './made-dataset.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';
import { round } from './summary.mjs';

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});

const { core, knowledge, rows, made, dataset } = await madeDataset(Number(options.captions), {
  exports: "export { completeQuery } from './core/query/complete.ts';",
});
console.log(machine());
console.log(`Pairs: ${dataset.images.size.toLocaleString('en')}`);

const turn = { next: () => undefined };
const sources = { dataset, knowledge, findingsOf: () => [], isReviewed: () => false };
const timed = async (job) => {
  const times = [];
  let found = 0;
  for (let left = Number(options.rounds); left > 0; left--) {
    const started = performance.now();
    found = await job();
    times.push(performance.now() - started);
  }
  return { found, ms: median(times) };
};
// Words of the list, since it is a made one.
const [often, seldom] = [rows[20], rows[2000]].map(([name]) => name.replaceAll('_', ' '));
const queries = [
  `tag:"${often}"`,
  `tag:*${often.slice(-3)}`,
  `caption:"${seldom}"`,
  'caption:*a?e*',
  `NOT tag:"${often}" AND (caption:"${seldom}" OR name:*_01*)`,
  'tags:>20',
  'width:<768 OR ratio:>3:2',
  'bucket:832x704',
  'view:behind',
  'tokens:>75',
  `tokens:>75 tag:"${seldom}"`,
];
const found = [];
for (const text of queries) {
  const { query } = core.parseQuery(text);
  const { found: pairs, ms } = await timed(async () => (await core.imagesThat(query, sources, turn)).size);
  found.push({ query: text, pairs, ms: round(ms) });
}
const bare = await timed(async () => made.filter(({ text }) => text.includes(seldom)).length);
found.push({ query: '(bare loop: includes)', pairs: bare.found, ms: round(bare.ms) });
const completed = await timed(async () => core.completeQuery('tag:ha', 6, dataset).candidates.length);
found.push({ query: '(completion of tag:ha)', pairs: completed.found, ms: round(completed.ms) });
for (const { query, ms } of found.slice(0, queries.length))
  tellRow({
    ...{ name: `Query \`${query}\``, size: sizeOf(made.length, 'pairs'), unit: 'ms' },
    ...{ measured: Number(ms), reference: bare.ms, against: 'a search for a word' },
  });
for (const { query, pairs, ms } of found)
  console.log(`${query.padEnd(52)}${String(pairs).padStart(8)} pairs${String(ms).padStart(10)} ms`);
