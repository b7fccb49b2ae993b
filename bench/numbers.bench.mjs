#!/usr/bin/env node
// `node bench/numbers.bench.mjs [--captions N]`: a made dataset in numbers, as the gallery's panels show it, beside the
// single queries of the same kind, and the longest time that nothing else had a turn.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';
import { round } from './summary.mjs';

const { values: options } = parseArgs({
  options: { captions: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } },
});

const CORE = `
export { captionFile } from './core/dataset/assemble.ts';
export { createDataset, withFiles } from './core/dataset/dataset.ts';
export { numbersOf } from './core/numbers/numbers.ts';
export { imagesThat } from './core/query/filter.ts';
export { parseQuery } from './core/query/parse.ts';
export { readKnowledge } from './core/node/knowledge.ts';
export { createTurn } from './server/turn.ts';
`;

const outfile = path.join(temporaryFolder(), 'core.cjs');
await build({
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  stdin: { contents: CORE, resolveDir: root, loader: 'ts' },
  outfile,
});
const core = (await import(outfile)).default;
const knowledge = core.readKnowledge(path.join(root, 'dist'), console.error);
const rows = madeList(140_000, random(1))
  .split('\n')
  .filter(Boolean)
  .map((line) => line.split(','));
const made = makeCaptions(temporaryFolder(), Number(options.captions), rows, random(11));
const folder = path.dirname(made[0].file);
const concept = { path: folder, name: path.basename(folder), repeats: 1, classTokens: 'ohwx' };
const empty = core.createDataset({
  root: path.dirname(folder),
  origin: 'folders',
  config: { composition: { 'from behind': 2, 'full body': 3 } },
  folders: [concept],
});
const image = (file) => file.replace('.txt', '.png');
const chance = random(5);
const side = () => 512 + Math.floor(chance() * 1500);
const dataset = core.withFiles(empty, {
  images: new Map(
    made.map(({ file }) => [
      image(file),
      { path: image(file), facts: { state: 'readable', width: side(), height: side(), format: 'png' } },
    ]),
  ),
  captions: new Map(
    made.map(({ file, text }) => [file, core.captionFile(empty, { path: file, text, bom: false })]),
  ),
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
    times.push(`${round(performance.now() - from)} (${round((user + system) / 1000)})`);
    clearInterval(ticking);
  }
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
