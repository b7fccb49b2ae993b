import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { ClipTokenizer } from '../vocabulary/clip/clip-tokenizer.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';

/** The merges of CLIP's tokenizer, beside the bundles: for each the ids of its two halves, 16 bits little-endian. */
const CLIP_MERGES = 'clip-merges.bin';

/**
 * What is shipped beside the program. The 200 KB of the tokenizer are read when they are first asked for.
 * @param dist the folder of the bundles, native
 * @param log gets a line for what can't be read: all that doesn't need it works
 */
export function readKnowledge(dist: string, log: (line: string) => void): Knowledge {
  const file = path.join(dist, CLIP_MERGES);
  let read: { readonly clip: ClipTokenizer | undefined } | undefined;
  return {
    get clip() {
      read ??= { clip: readClip(file, log) };
      return read.clip;
    },
  };
}

function readClip(file: string, log: (line: string) => void): ClipTokenizer | undefined {
  try {
    return new ClipTokenizer(littleEndian(readFileSync(file)));
  } catch (error) {
    log(`tokens are not counted, since ${file} can't be read: ${error}`);
    return undefined;
  }
}

function littleEndian(bytes: Buffer): Uint16Array {
  const numbers = new Uint16Array(bytes.length / 2);
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readUInt16LE(2 * index);
  return numbers;
}
