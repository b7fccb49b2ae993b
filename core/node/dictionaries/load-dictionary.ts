import { buildDictionary } from '../../vocabulary/dictionary/build-dictionary.ts';
import { mergeEntries } from '../../vocabulary/dictionary/merge-entries.ts';
import { readDictionary, type TagEntry } from '../../vocabulary/dictionary/read-dictionary.ts';
import { readBytes } from '../file-system.ts';
import { statIfThere } from '../if-there.ts';
import { fromNative } from '../native-path.ts';
import { decodeList } from './decode-list.ts';
import { cachePath, type ListStatus, readCache, writeCache } from './dictionary-cache.ts';
import type { DictionarySource, LoadedDictionary } from './loaded-dictionary.ts';

/** Which lists make a dictionary. Native paths throughout; plain data, so that a worker can be told. */
export interface DictionaryRequest {
  /** The most trusted first. */
  readonly files: readonly string[];
  /** The folder that the index is kept in. It need not exist. */
  readonly cache: string;
}

/** Larger files are no tag lists. Bytes. */
const LARGEST = 128 * 1024 * 1024;
/** More tags are not indexed: all lists together that people use have fewer, and an index takes some 200 bytes a tag. */
const MOST_TAGS = 600_000;
/** So many of the rows that were left out are told one by one. */
const TOLD = 20;

/** Loads lists, from the cache where they didn't change. Synchronous, up to seconds: work for a worker. */
export function loadDictionary({ files, cache }: DictionaryRequest): LoadedDictionary {
  const path = cachePath(cache, files.map(statusOf));
  const kept = readCache(path);
  if (kept) return kept;
  const lists: (readonly TagEntry[])[] = [];
  const translations: (readonly TagEntry[])[] = [];
  const sources: DictionarySource[] = [];
  for (const file of files) {
    const { source, entries, isTranslation } = readList(file);
    sources.push(source);
    (isTranslation ? translations : lists).push(entries);
  }
  const tags = mergeEntries(lists, translations.flat());
  const data = buildDictionary(tags.slice(0, MOST_TAGS));
  const loaded = { data, sources, dropped: Math.max(0, tags.length - MOST_TAGS) };
  if (sources.some(isPassing)) return loaded;
  const cacheFailure = writeCache(path, loaded);
  return cacheFailure === undefined ? loaded : { ...loaded, cacheFailure };
}

/** Whether a list may be readable the next time, though its file is the same: that is not kept. */
function isPassing(source: DictionarySource): boolean {
  return 'failure' in source && (source.failure === 'permission' || source.failure === 'io');
}

/** A list's file at one moment; -1 for what can't be had. */
function statusOf(file: string): ListStatus {
  const stat = statIfThere(file);
  return { path: file, size: stat?.size ?? -1, mtimeMs: stat?.mtimeMs ?? -1 };
}

function readList(file: string): {
  readonly source: DictionarySource;
  readonly entries: readonly TagEntry[];
  readonly isTranslation: boolean;
} {
  const bytes = readBytes(file, LARGEST);
  if ('failure' in bytes) return { source: { file, ...bytes }, entries: [], isTranslation: false };
  const { text, encoding } = decodeList(bytes);
  const { entries, skipped, isTranslation } = readDictionary(fromNative(file), text);
  const told = { skipped: skipped.length, firstSkipped: skipped.slice(0, TOLD) };
  const source = { file, tags: entries.length, encoding, isTranslation, ...told };
  return { source, entries, isTranslation };
}
