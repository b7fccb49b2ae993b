import type { Caption } from '../../caption/caption.ts';
import { removeTags } from '../../caption/edit.ts';
import { isSentence } from '../../caption/is-sentence.ts';
import { message } from '../../message.ts';
import type { TextEdit } from '../../span.ts';
import type { Begin } from './operation.ts';

/** Takes out what a caption says again. */
export const dedupe: Begin<'dedupe'> = () => ({
  title: message('Remove repeated tags'),
  editsOf: withoutRepeats,
  sparesSentences: true,
});

/** Takes out each tag that stands before it already, in whatever spelling, in the same line. */
function withoutRepeats(caption: Caption): readonly TextEdit[] {
  const seen = new Set<string>();
  const repeated = caption.tags.flatMap((tag, index) => {
    const inLine = `${tag.variant} ${tag.key}`;
    if (!seen.has(inLine)) {
      seen.add(inLine);
      return [];
    }
    return isSentence(caption, tag) ? [] : [index];
  });
  return repeated.length === 0 ? [] : removeTags(caption, repeated);
}
