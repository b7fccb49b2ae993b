import path from 'node:path';
import process from 'node:process';
import { build } from 'esbuild';
import { root } from '../scripts/repository.mjs';
import { temporaryFolder } from '../scripts/temporary-folder.mjs';
import { makeCaptions } from './made-captions.mjs';
import { madeList } from './made-list.mjs';
import { random } from './random.mjs';

/** What a made dataset needs of core itself. */
const CORE = `
export { captionFile } from './core/dataset/assemble.ts';
export { createDataset, withFiles } from './core/dataset/dataset.ts';
export { imagesThat } from './core/query/filter.ts';
export { parseQuery } from './core/query/parse.ts';
export { readKnowledge } from './core/node/knowledge.ts';
`;

/**
 * A dataset in memory with so many made captions, and core to look at it with.
 * @param {number} captions how many
 * @param {{ exports?: string, config?: object, sizeOf?: () => [number, number] }} [options] `exports`: what else is wanted of
 * core, as lines of `export`; `sizeOf`: pixels of each picture
 */
export async function madeDataset(captions, { exports = '', config = {}, sizeOf = () => [1000, 800] } = {}) {
  const outfile = path.join(temporaryFolder(), 'core.cjs');
  await build({
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
    stdin: { contents: CORE + exports, resolveDir: root, loader: 'ts' },
    outfile,
  });
  const core = (await import(outfile)).default;
  const knowledge = core.readKnowledge(path.join(root, 'dist'), (line) => process.stderr.write(`${line}\n`));
  const rows = madeList(140_000, random(1))
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(','));
  const made = makeCaptions(temporaryFolder(), captions, rows, random(11));
  const folder = path.dirname(made[0].file);
  const concept = { path: folder, name: path.basename(folder), repeats: 1, classTokens: 'ohwx' };
  const empty = core.createDataset({
    root: path.dirname(folder),
    origin: 'folders',
    config,
    folders: [concept],
  });
  const pictures = made.map(({ file }) => {
    const image = file.replace('.txt', '.png');
    const [width, height] = sizeOf();
    return [image, { path: image, facts: { state: 'readable', width, height, format: 'png' } }];
  });
  const dataset = core.withFiles(empty, {
    images: new Map(pictures),
    captions: new Map(
      made.map(({ file, text }) => [file, core.captionFile(empty, { path: file, text, bom: false })]),
    ),
  });
  return { core, knowledge, rows, made, dataset };
}
