import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The smallest picture there is: one grey pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * Writes a dataset: so many captions with a picture each, of tags as often as people use them, so that some stand in
 * many captions and most in a few.
 * @param rows of a tag list, most used first @param most tags of a caption, at least half as many
 * @returns the captions' paths and texts
 */
export function makeCaptions(
  folder,
  captions,
  rows,
  next,
  { base = '1girl, solo, red hair', most = 30 } = {},
) {
  const draw = drawer(rows, next);
  const config = `[dataset]\ntrigger = "ohwx"\nbase_caption = "${base}"\n`;
  writeFileSync(path.join(folder, 'lora-dataset.toml'), config);
  const inside = path.join(folder, '1_ohwx');
  mkdirSync(inside);
  return Array.from({ length: captions }, (_, index) => {
    const name = path.join(inside, String(index).padStart(6, '0'));
    const text = captionOf(draw, next, most);
    writeFileSync(`${name}.png`, PIXEL);
    writeFileSync(`${name}.txt`, `${text}\n`);
    return { file: `${name}.txt`, text };
  });
}

function captionOf(draw, next, most) {
  const tags = new Set(['ohwx', '1girl']);
  const fewest = Math.floor(most / 3);
  for (let left = fewest + Math.floor(next() * (most - fewest)); left > 0; left--) tags.add(draw());
  return [...tags].join(', ');
}

/** Draws tags as often as the list says that they are used. */
function drawer(rows, next) {
  const sums = new Float64Array(rows.length);
  let all = 0;
  for (const [index, [, , count]] of rows.entries()) {
    all += Number(count) || 0;
    sums[index] = all;
  }
  return () => {
    const wanted = next() * all;
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return rows[low][0].replaceAll('_', ' ');
  };
}
