#!/usr/bin/env node
// `node bench/numbers.bench.mjs [--captions N]`: a made dataset in numbers, as the gallery's panels show it, beside the
// single queries of the same kind, and the longest time that nothing else had a turn.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { machine } from './machine.mjs';
import { madeDataset } from './made-dataset.mjs';
import { random } from './random.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';
import { round } from './summary.mjs';

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});

const chance = random(5);
const side = () => 512 + Math.floor(chance() * 1500);
const { core, knowledge, dataset } = await madeDataset(Number(options.captions), {
  exports: `
export { numbersOf } from './core/numbers/numbers.ts';
export { createTurn } from './server/turn.ts';
`,
  config: { composition: { 'from behind': 2, 'full body': 3 } },
  sizeOf: () => [side(), side()],
});
console.log(machine());
console.log(`Pairs: ${dataset.images.size.toLocaleString('en')}`);

const finding = [{ code: 'small-image', severity: 'warning', scope: 'file' }];
const sources = {
  dataset,
  knowledge,
  findingsOf: (file) => (file.endsWith('1.png') ? finding : []),
  isReviewed: () => false,
};
const timed = async (name, job) => {
  const times = [];
  const all = [];
  let longest = 0;
  for (let left = Number(options.rounds); left > 0; left--) {
    let last = performance.now();
    const ticking = setInterval(() => {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }, 1);
    const started = process.cpuUsage();
    const from = performance.now();
    await job();
    const { user, system } = process.cpuUsage(started);
    all.push(performance.now() - from);
    times.push(`${round(performance.now() - from)} (${round((user + system) / 1000)})`);
    clearInterval(ticking);
  }
  tellRow({
    name: `Gallery: ${name}`,
    size: sizeOf(dataset.images.size, 'pairs'),
    unit: 'ms',
    measured: median(all),
  });
  const told = times.map((time) => time.padStart(16)).join('');
  console.log(`${name.padEnd(24)}${told} ms (of the processor), without a turn at most ${round(longest)} ms`);
};
const turn = () => core.createTurn(() => false);
await timed('numbers of all', () => core.numbersOf(sources, undefined, turn()));
for (const text of ['tokens:>75', 'bucket:768x768', 'kind:*', 'tag:smile']) {
  const { query } = core.parseQuery(text);
  await timed(text, () => core.imagesThat(query, sources, turn()));
}
const { query } = core.parseQuery('width:>1000');
await timed('numbers of width:>1000', () => core.numbersOf(sources, query, turn()));
