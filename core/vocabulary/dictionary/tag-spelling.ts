import { FACES } from '../../caption/faces.ts';
import { tagKey } from '../../caption/tag-key.ts';

const faces = new Map(FACES.map((face) => [tagKey(face), face]));

/** What two spellings of a tag share: the key of a caption's tag, but faces keep their underscores. */
export function dictionaryKey(text: string): string {
  const key = tagKey(text);
  return faces.get(key) ?? key;
}

/** A list's name as one writes it in a caption: `long_hair` → `long hair`, `^_^` as it is. */
export function captionSpelling(name: string): string {
  return faces.has(tagKey(name)) ? name : name.replace(/[\s_]+/gu, ' ').trim();
}
