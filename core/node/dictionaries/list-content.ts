import { readDictionary } from '../../vocabulary/dictionary/read-dictionary.ts';
import { nodeFileSystem } from '../file-system.ts';
import { fromNative } from '../native-path.ts';
import { decodeList } from './decode-list.ts';

/** What a file has that lies where lists lie: tags, what tags are called in another language, or neither. */
export type ListContent = 'tags' | 'translations' | 'other';

/** The beginning of a list tells as much as all of it. Bytes. */
const SAMPLE = 64 * 1024;

/** What a list has, by a look at its beginning. @param file native */
export function contentOf(file: string): ListContent {
  const path = fromNative(file);
  const ends = nodeFileSystem.readEnds(path, SAMPLE, 0);
  if ('failure' in ends) return 'other';
  const { text } = decodeList(ends.head);
  const { entries, skipped, isTranslation } = readDictionary(
    path,
    ends.size > SAMPLE ? wholeRows(text) : text,
  );
  if (entries.length === 0 || skipped.length > entries.length) return 'other';
  return isTranslation ? 'translations' : 'tags';
}

/** A text without its last row, which may be cut off. */
function wholeRows(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
}
