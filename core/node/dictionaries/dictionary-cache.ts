import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { DICTIONARY_FORMAT } from '../../vocabulary/dictionary/dictionary-data.ts';
import { removeIfPossible, statIfThere } from '../if-there.ts';
import { makeFolder } from '../make-folder.ts';
import { decodeDictionary, encodeDictionary } from './dictionary-bytes.ts';
import type { LoadedDictionary } from './loaded-dictionary.ts';

const DAY = 24 * 60 * 60 * 1000;
/** So many are kept: people have few sets of lists. */
const KEPT = 4;
/** Milliseconds after which one that nobody used goes. */
const OLD = 60 * DAY;

/** A list's file at one moment. */
export interface ListStatus {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Where the dictionary of some lists is kept: another size, time or order of them, or another format, is another file. */
export function cachePath(folder: string, lists: readonly ListStatus[]): string {
  const parts = lists.flatMap(({ path: list, size, mtimeMs }) => [list, size, mtimeMs]);
  const key = createHash('sha256')
    .update([DICTIONARY_FORMAT, ...parts].join('\0'))
    .digest('hex');
  return path.join(folder, 'dictionaries', `${key}.bin`);
}

/** A kept dictionary; undefined where there is none or it is damaged. */
export function readCache(file: string): LoadedDictionary | undefined {
  try {
    const loaded = decodeDictionary(fs.readFileSync(file));
    if (loaded) markUsed(file);
    return loaded;
  } catch {
    return undefined;
  }
}

/** Keeps a dictionary, whole or not at all, and removes old ones. @returns why not, in the system's words */
export function writeCache(file: string, loaded: LoadedDictionary): string | undefined {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    makeFolder(path.dirname(file));
    fs.writeFileSync(temporary, encodeDictionary(loaded));
    fs.renameSync(temporary, file);
  } catch (error) {
    removeIfPossible(temporary);
    return error instanceof Error ? error.message : String(error);
  }
  try {
    prune(file);
  } catch {
    // What is old is found another time; this one is kept.
  }
  return undefined;
}

function markUsed(file: string): void {
  try {
    fs.utimesSync(file, new Date(), new Date());
  } catch {
    // Of no importance: at worst it is removed too early.
  }
}

/** Removes what is old or too much, and what a writer left that died; never the one just written. */
function prune(newest: string): void {
  const folder = path.dirname(newest);
  const others = fs
    .readdirSync(folder)
    .filter((name) => /\.(?:bin|tmp)$/.test(name) && name !== path.basename(newest))
    .map((name) => ({ file: path.join(folder, name), age: ageOf(path.join(folder, name)) }))
    .sort((a, b) => a.age - b.age);
  for (const [index, { file, age }] of others.filter(({ file }) => file.endsWith('.bin')).entries()) {
    if (index >= KEPT - 1 || age > OLD) removeIfPossible(file);
  }
  for (const { file, age } of others) if (file.endsWith('.tmp') && age > DAY) removeIfPossible(file);
}

function ageOf(file: string): number {
  return Date.now() - (statIfThere(file)?.mtimeMs ?? 0);
}
