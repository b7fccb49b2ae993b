import type { Caption } from '../../caption/caption.ts';
import { removeTags } from '../../caption/edit.ts';
import { isSentence } from '../../caption/is-sentence.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { message } from '../../message.ts';
import type { TextEdit } from '../../span.ts';
import type { Begin } from './operation.ts';

/** Takes tags out, in all of their spellings. */
export const remove: Begin<'remove'> = ({ tags }) => {
  const keys = new Set(tags.map(tagKey));
  return {
    title: message('Remove "{0}"', tags.join(', ')),
    editsOf: (caption) => removeKeys(caption, keys),
    sparesSentences: true,
  };
};

/** Takes all tags of some keys out; what is a piece of a sentence stays. */
export function removeKeys(caption: Caption, keys: ReadonlySet<string>): readonly TextEdit[] {
  const places = caption.tags.flatMap((one, index) =>
    keys.has(one.key) && !isSentence(caption, one) ? [index] : [],
  );
  return places.length === 0 ? [] : removeTags(caption, places);
}
