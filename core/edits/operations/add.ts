import type { Caption } from '../../caption/caption.ts';
import { insertBefore, insertBehind, separatorOf } from '../../caption/edit.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { variantsOf } from '../../caption/variants.ts';
import { strip } from '../../caption/white-space.ts';
import { message } from '../../message.ts';
import type { TextEdit } from '../../span.ts';
import { refusalOfName } from '../foresee-rename.ts';
import type { Begin, TagPlace } from './operation.ts';
import { besideIn } from './places.ts';

/** Tags for those captions that lack them. */
export const add: Begin<'add'> = ({ tags, place }, { dataset }) => {
  const names = tags.map(strip);
  const problem = names.map((name) => refusalOfName(dataset, name)).find((one) => one !== undefined);
  if (problem) return { problem };
  return {
    title: message('Add "{0}"', names.join(', ')),
    editsOf: (caption) => addTags(caption, names, place),
    makesCaptions: true,
    sparesSentences: true,
  };
};

/**
 * Puts tags into each line that lacks them; those that it has stay where they are. Nothing is put among sentences alone, and
 * `end` is in front of what the training keeps at the end.
 */
export function addTags(caption: Caption, tags: readonly string[], place: TagPlace): readonly TextEdit[] {
  if (caption.style === 'prose') return [];
  return variantsOf(caption).flatMap((line) => {
    const seen = new Set(line.tags.map(({ key }) => key));
    const lacking = tags.filter((tag) => {
      const key = tagKey(tag);
      return !seen.has(key) && seen.add(key);
    });
    if (lacking.length === 0) return [];
    const { side, tag } = besideIn(line, place);
    const text = lacking.join(separatorOf(line));
    return [side === 'before' ? insertBefore(line, tag, text) : insertBehind(line, tag, text)];
  });
}
