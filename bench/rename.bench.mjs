#!/usr/bin/env node
// `node bench/rename.bench.mjs [--captions N]`: a tag renamed in a large dataset, as far as the edits of all captions with
// their digests, beside what people do in a script: split at commas, compare, join. Both in turns, in the same run; where
// the script's result differs from ours, it says so. Captions are made: 20 tags each, often used ones more often.
import { createHash } from 'node:crypto';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { random } from './random.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';

const { values: options } = parseArgs({ options: { captions: { type: 'string', default: '50000' } } });
const COUNT = Number(options.captions);
const TAGS_EACH = 20;
const ROUNDS = 9;

const core = await bundle();
const next = random(3);
const texts = Array.from({ length: COUNT }, () => madeCaption(next));
const dataset = madeDataset(texts);
console.log(machine());
console.log(`Captions: ${COUNT.toLocaleString('en')}, ${TAGS_EACH} tags each\n`);
// One that all captions have, one that some have and that becomes another, one that hardly any has.
for (const [from, to] of [
  ['1girl', 'one girl'],
  ['tag 40', 'tag 2'],
  ['tag 3900', 'rare'],
])
  await measure(from, to);

async function bundle() {
  const contents = `
export { renameTag } from './core/edits/rename-tag.ts';
export { captionFile } from './core/dataset/assemble.ts';
export { createDataset, withFiles } from './core/dataset/dataset.ts';
export { applyTextEdits } from './core/span.ts';
`;
  const outfile = path.join(temporaryFolder(), 'core.cjs');
  const stdin = { contents, resolveDir: root, loader: 'ts' };
  await build({ stdin, bundle: true, platform: 'node', format: 'cjs', target: 'node20', outfile });
  return (await import(outfile)).default;
}

function madeCaption(next) {
  const tags = Array.from({ length: TAGS_EACH - 1 }, () => `tag ${Math.floor(4000 * next() ** 4)}`);
  return ['1girl', ...new Set(tags)].join(', ');
}

function madeDataset(texts) {
  const folder = { path: '/d/1_made', name: '1_made', repeats: 1, classTokens: 'made' };
  const empty = core.createDataset({ root: '/d', origin: 'folders', config: {}, folders: [folder] });
  const images = texts.map((_, index) => [`/d/1_made/${index}.png`, { path: `/d/1_made/${index}.png` }]);
  const captions = texts.map((text, index) => {
    const file = `/d/1_made/${index}.txt`;
    return [file, core.captionFile(empty, { path: file, text, bom: false })];
  });
  return core.withFiles(empty, { images: new Map(images), captions: new Map(captions) });
}

async function measure(from, to) {
  const times = { ours: [], script: [] };
  let edit;
  let script;
  for (let round = 0; round < ROUNDS; round++) {
    const ours = async () => {
      edit = await core.renameTag(
        dataset,
        { from, to, allSpellings: true, inSentences: false },
        undefined,
        ports(),
      );
    };
    const theirs = () => {
      script = texts.map((text) => renamedByScript(text, from, to));
    };
    const order = round % 2 === 0 ? { ours, script: theirs } : { script: theirs, ours };
    for (const [name, work] of Object.entries(order)) {
      const started = performance.now();
      await work();
      times[name].push(performance.now() - started);
    }
  }
  console.log(`"${from}" to "${to}": ${edit.changes.length.toLocaleString('en')} captions change`);
  for (const [name, all] of Object.entries(times)) {
    const sorted = all.sort((a, b) => a - b);
    console.log(
      `  ${name.padEnd(7)} median ${sorted[ROUNDS >> 1].toFixed(0)} ms, max ${sorted.at(-1).toFixed(0)} ms`,
    );
  }
  tellRow({
    ...{ name: `Rename of "${from}"`, size: sizeOf(COUNT, 'captions'), unit: 'ms' },
    ...{ measured: median(times.ours), reference: median(times.script), against: 'a script' },
    target: { of: 'measured', most: COUNT / 50 },
  });
  const after = new Map(
    edit.changes.map(({ file, edits }) => [file, core.applyTextEdits(textOf(file), edits)]),
  );
  const differ = script.filter(
    (text, index) => text !== (after.get(`/d/1_made/${index}.txt`) ?? texts[index]),
  );
  console.log(`  the script's text differs in ${differ.length} captions`);
}

function textOf(file) {
  return dataset.captions.get(file).caption.text;
}

/** As the server does it: with digests, and a turn for other work about every 10 ms. */
function ports() {
  let started = performance.now();
  return {
    digest: ({ text }) => createHash('sha256').update(Buffer.from(text)).digest('hex'),
    turn: {
      next() {
        if (performance.now() - started < 10) return undefined;
        return setImmediate().then(() => {
          started = performance.now();
        });
      },
    },
  };
}

/** What a user's script does; it knows no spelling but the one, and writes each file anew with its own spacing. */
function renamedByScript(text, from, to) {
  const tags = text.split(',').map((tag) => tag.trim());
  const renamed = tags.map((tag) => (tag === from ? to : tag));
  return renamed.filter((tag, index) => renamed.indexOf(tag) === index).join(', ');
}
