import { createHash } from 'node:crypto';
import type { DictionaryData } from '../../vocabulary/dictionary/dictionary-data.ts';
import type { LoadedDictionary } from './loaded-dictionary.ts';

/** What stands in front of the arrays; they follow in the order of `arraysOf`, each from a multiple of 8 bytes on. */
interface Header extends Pick<LoadedDictionary, 'sources' | 'dropped'>, Pick<DictionaryData, 'details'> {
  readonly lengths: readonly number[];
}

type Numbers = Uint8Array | Uint16Array | Uint32Array;

const DIGEST = 32;
/** The digest of all that follows, then the header's length. */
const PREFIX = DIGEST + 8;
const ALIGNMENT = 8;

/** A dictionary as bytes that begin with their digest, in this machine's byte order. */
export function encodeDictionary({ data, sources, dropped }: LoadedDictionary): Uint8Array {
  const arrays = arraysOf(data);
  const header: Header = {
    sources,
    dropped,
    details: data.details,
    lengths: arrays.map(({ length }) => length),
  };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const start = aligned(PREFIX + headerBytes.length);
  const bytes = Buffer.alloc(arrays.reduce((end, array) => aligned(end + array.byteLength), start));
  bytes.writeUInt32LE(headerBytes.length, DIGEST);
  headerBytes.copy(bytes, PREFIX);
  let at = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at = aligned(at + array.byteLength);
  }
  digestOf(bytes).copy(bytes);
  return bytes;
}

/** The dictionary that some bytes hold, as views of them; undefined where anything of them is not as it was written. */
export function decodeDictionary(bytes: Uint8Array): LoadedDictionary | undefined {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (whole.length < PREFIX || !digestOf(whole).equals(whole.subarray(0, DIGEST))) return undefined;
  const headerEnd = PREFIX + whole.readUInt32LE(DIGEST);
  const header: Header = JSON.parse(whole.toString('utf8', PREFIX, headerEnd));
  const { sources, dropped, details, lengths } = header;
  // A small file is read into a part of a larger buffer, which can't be handed to another thread.
  const isOwn = whole.byteLength === whole.buffer.byteLength;
  const { buffer, byteOffset } = isOwn ? whole : new Uint8Array(whole);
  let next = 0;
  let at = byteOffset + aligned(headerEnd);
  const view = <T extends Numbers>(
    type: { new (buffer: ArrayBufferLike, offset: number, length: number): T },
    size: number,
  ): T => {
    const length = lengths[next++] ?? 0;
    const array = new type(buffer, at, length);
    at += aligned(length * size);
    return array;
  };
  const words = () => view(Uint32Array, 4);
  const letters = () => view(Uint16Array, 2);
  const table = () => ({ places: words(), ranks: words(), heads: letters(), best: words() });
  const data = {
    text: letters(),
    spellings: words(),
    tags: words(),
    counts: words(),
    categories: view(Uint8Array, 1),
    details,
    firsts: table(),
    words: table(),
    insides: table(),
  };
  return { data, sources, dropped };
}

/** The memory of a dictionary, to be handed from thread to thread instead of copied. */
export function buffersOf(data: DictionaryData): ArrayBuffer[] {
  const buffers = new Set(arraysOf(data).map(({ buffer }) => buffer));
  return [...buffers].filter((buffer) => buffer instanceof ArrayBuffer);
}

function arraysOf(data: DictionaryData): readonly Numbers[] {
  const { text, spellings, tags, counts, categories, firsts, words, insides } = data;
  const tables = [firsts, words, insides].flatMap(({ places, ranks, heads, best }) => [
    places,
    ranks,
    heads,
    best,
  ]);
  return [text, spellings, tags, counts, categories, ...tables];
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes.subarray(DIGEST)).digest();
}
