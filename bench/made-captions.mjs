import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The smallest picture there is: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);
const IN_ONE_FOLDER = 1000;

/**
 * Writes a dataset: so many captions with a picture each, of tags as often as people use them, so that some stand in
 * many captions and most in a few.
 * @param rows of a tag list, most used first @returns the captions' paths and texts
 */
export function makeCaptions(folder, captions, rows, next) {
  const config = '[dataset]\ntrigger = "ohwx"\nbase_caption = "1girl, solo, red hair"\n';
  writeFileSync(path.join(folder, 'lora-dataset.toml'), config);
  return Array.from({ length: captions }, (_, index) => {
    const inside = path.join(folder, `1_part${Math.floor(index / IN_ONE_FOLDER)}`);
    if (index % IN_ONE_FOLDER === 0) mkdirSync(inside);
    const name = path.join(inside, String(index).padStart(6, '0'));
    const text = captionOf(rows, next);
    writeFileSync(`${name}.png`, PIXEL);
    writeFileSync(`${name}.txt`, `${text}\n`);
    return { file: `${name}.txt`, text };
  });
}

function captionOf(rows, next) {
  const tags = new Set(['ohwx', '1girl']);
  for (let left = 10 + Math.floor(next() * 20); left > 0; left--)
    tags.add(rows[Math.floor(rows.length * next() ** 5)][0].replaceAll('_', ' '));
  return [...tags].join(', ');
}
