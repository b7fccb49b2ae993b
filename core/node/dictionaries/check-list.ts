import { readDictionary } from '../../vocabulary/dictionary/read-dictionary.ts';
import { readBytes } from '../file-system.ts';
import { fromNative } from '../native-path.ts';
import { decodeList } from './decode-list.ts';

/** How many tags a file has that claims to be a list; or what it is instead. */
export type ListCheck =
  | { readonly kind: 'list'; readonly tags: number }
  | { readonly kind: 'page' | 'other' };

/** A shorter list is rather an error message. */
const FEWEST = 100;

/**
 * Whether a file that came from somewhere is a tag list: stricter than reading one that a user named, which may be bare
 * words. Synchronous: work for a worker.
 * @param name what it will be called, which may tell what its numbers mean
 */
export function checkList(file: string, name: string, limit: number): ListCheck {
  const bytes = readBytes(file, limit);
  if ('failure' in bytes) return { kind: 'other' };
  const { text } = decodeList(bytes);
  if (/^\s*<(?:!doctype|html|head|body|\?xml)\b/i.test(text.slice(0, 1000))) return { kind: 'page' };
  const { entries, skipped, isTranslation } = readDictionary(fromNative(name), text);
  const known = isTranslation
    ? entries
    : entries.filter(({ count, category }) => count !== undefined || category !== 'unknown');
  const isList =
    known.length >= FEWEST && known.length > entries.length / 2 && skipped.length < entries.length / 10;
  return isList ? { kind: 'list', tags: entries.length } : { kind: 'other' };
}
