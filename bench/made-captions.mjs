import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 768;

/** A white picture of a size that nobody has to complain of, in few bytes: a bit for each pixel, compressed. */
const PICTURE = (() => {
  const header = Buffer.from([0, 0, SIDE >> 8, SIDE & 0xff, 0, 0, SIDE >> 8, SIDE & 0xff, 1, 0, 0, 0, 0]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(SIDE / 8, 0xff)]);
  const pixels = deflateSync(Buffer.concat(Array(SIDE).fill(row)));
  const chunk = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
})();

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
    writeFileSync(`${name}.png`, PICTURE);
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
