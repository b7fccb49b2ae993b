#!/usr/bin/env node
// `node bench/pixels.bench.mjs [--pictures N] [--twins N]`: how many pictures a second are looked at, new and known from the
// cache, beside plain decoding of the same files by sharp, as many at a time; in turns, in the same run. The pictures are
// those of the sample, cut and saved anew. Then: how long twins are searched among hashes that are as alike as portraits'.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import sharp from 'sharp';
import { shippedBundles } from '../scripts/bundles.mjs';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { machine } from './machine.mjs';
import { random } from './random.mjs';
import { median, sizeOf, tellRow } from './rows.mjs';

const { values: options } = parseArgs({
  options: {
    pictures: { type: 'string', default: '300' },
    twins: { type: 'string', default: '100000' },
  },
});
const ROUNDS = 3;

const core = await bundle();
console.log(machine());
await measurePictures(Number(options.pictures));
measureTwins(Number(options.twins));

async function bundle() {
  const contents = `
export { PixelReader } from './core/node/pixels/pixel-reader.ts';
export { PixelWorkers, startPixelWorker, usualWorkers } from './core/node/pixels/pixel-workers.ts';
export { createDataset, withFiles } from './core/dataset/dataset.ts';
export { twinBefore } from './core/dataset/twins.ts';
`;
  const outdir = path.join(root, 'node_modules/.cache/lora-workbench');
  await build({
    ...{ stdin: { contents, resolveDir: root, loader: 'ts' }, bundle: true, external: ['sharp'] },
    ...{ platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' },
    outfile: path.join(outdir, 'pixels-bench.mjs'),
  });
  await build({
    ...shippedBundles().get('pixel-worker.js'),
    outfile: path.join(outdir, 'pixel-worker.cjs'),
  });
  return import(path.join(outdir, 'pixels-bench.mjs'));
}

async function measurePictures(count) {
  const folder = path.join(temporaryFolder(), '10_bench');
  mkdirSync(folder);
  const sample = path.join(root, 'samples/character-ai/img/10_CharacterAI woman');
  const sources = readdirSync(sample).filter((name) => name.endsWith('.jpg'));
  const images = [];
  for (let number = 0; number < count; number++) {
    const source = sharp(path.join(sample, sources[number % sources.length]));
    const file = path.join(folder, `${number}.jpg`);
    // Each another file, as large as what people train.
    await source
      .resize({ width: 1024 + (number % 97) })
      .jpeg({ quality: 90 })
      .toFile(file);
    images.push({ path: file, facts: { state: 'readable', width: 1024, height: 1200, format: 'jpg' } });
  }
  const most = core.usualWorkers();
  const worker = path.join(root, 'node_modules/.cache/lora-workbench/pixel-worker.cjs');
  const look = async (cache) => {
    const workers = new core.PixelWorkers({
      start: () => core.startPixelWorker(worker, false),
      most,
      log: console.error,
    });
    const reader = new core.PixelReader(workers, cache, console.error);
    let seen = 0;
    const start = performance.now();
    await reader.read(
      images,
      ([, facts]) => (seen += Number(facts.state === 'seen')),
      new AbortController().signal,
    );
    if (seen !== count) throw new Error(`${seen} of ${count} pictures were seen`);
    return perSecond(count, start);
  };
  const rates = { decode: [], fresh: [], known: [] };
  sharp.concurrency(1);
  sharp.cache(false);
  for (let round = 0; round < ROUNDS; round++) {
    rates.decode.push(await decodePlainly(images, most));
    const cache = temporaryFolder();
    rates.fresh.push(await look(cache));
    rates.known.push(await look(cache));
  }
  const decoded = { reference: median(rates.decode), against: 'plain decoding by sharp' };
  const size = sizeOf(count, 'pictures');
  tellRow({ name: 'Pixel checks, new', size, unit: 'a second', measured: median(rates.fresh), ...decoded });
  tellRow({ name: 'Pixel checks, known', size, unit: 'a second', measured: median(rates.known), ...decoded });
  const show = (some) => some.map((rate) => rate.toFixed(0)).join(' / ');
  console.log(
    `\n${count} JPEGs of about 1070 × 1280, ${most} at a time; pictures a second, in ${ROUNDS} rounds`,
  );
  console.log(`  sharp, decoded to raw pixels            ${show(rates.decode)}`);
  console.log(`  looked at, new (with starting workers)  ${show(rates.fresh)}`);
  console.log(`  looked at, known from the cache         ${show(rates.known)}`);
}

async function decodePlainly(images, most) {
  const left = images.values();
  const start = performance.now();
  const lane = async () => {
    for (const { path: file } of left) await sharp(file).raw().toBuffer();
  };
  await Promise.all(Array.from({ length: most }, lane));
  return perSecond(images.length, start);
}

function perSecond(count, start) {
  return count / ((performance.now() - start) / 1000);
}

/** Hashes near 40 of them, since a dataset has a few kinds of picture, each bit other with a chance of a fifth. */
function measureTwins(count) {
  const next = random(5);
  const word = () => Math.floor(next() * 2 ** 32) >>> 0;
  const kinds = Array.from({ length: 40 }, () => [word(), word()]);
  const near = (half) => {
    let changed = half;
    for (let bit = 0; bit < 32; bit++) if (next() < 0.2) changed ^= 1 << bit;
    return changed >>> 0;
  };
  const images = new Map();
  for (let number = 0; number < count; number++) {
    const kind = kinds[number % kinds.length];
    const small = String.fromCharCode(...Array.from({ length: 256 }, () => Math.floor(next() * 256)));
    const hash = kind.map(near);
    const pixels = {
      state: 'seen',
      digest: String(number),
      contrast: 50,
      small,
      hash,
      mirrored: hash.toReversed(),
    };
    images.set(`/d/10_x/${number}.png`, { path: `/d/10_x/${number}.png`, pixels });
  }
  const empty = core.createDataset({ root: '/d', origin: 'folders', config: {}, folders: [] });
  const dataset = core.withFiles(empty, { images });
  const start = performance.now();
  let found = 0;
  for (const file of images.keys()) found += Number(core.twinBefore(dataset, file) !== undefined);
  const seconds = (performance.now() - start) / 1000;
  tellRow({ name: 'Twins searched', size: sizeOf(count, 'pictures'), unit: 'ms', measured: 1000 * seconds });
  console.log(
    `\n${count.toLocaleString('en')} pictures of ${kinds.length} kinds searched for twins: ${seconds.toFixed(1)} s (${found} found)`,
  );
}
