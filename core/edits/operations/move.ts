import type { Caption } from '../../caption/caption.ts';
import { insertBefore, insertBehind, removeTag } from '../../caption/edit.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { variantsOf } from '../../caption/variants.ts';
import { type Message, message } from '../../message.ts';
import type { TextEdit } from '../../span.ts';
import type { Begin, TagPlace } from './operation.ts';
import { besideIn, findTag } from './places.ts';

/** Moves a tag, in those captions that have it. */
export const move: Begin<'move'> = ({ tag, place }) => {
  const key = tagKey(tag);
  return {
    title: titleOf(tag, place),
    editsOf: (caption) => variantsOf(caption).flatMap((line) => moveInLine(line, key, place)),
    sparesSentences: true,
  };
};

function moveInLine(line: Caption, key: string, place: TagPlace): readonly TextEdit[] {
  const from = findTag(line, key);
  const moved = line.tags[from];
  if (!moved) return [];
  const { side, tag } = besideIn(line, place);
  // Beside itself, or where it stands already.
  if (tag === from || tag === (side === 'before' ? from + 1 : from - 1)) return [];
  const insert = side === 'before' ? insertBefore : insertBehind;
  return [removeTag(line, from), insert(line, tag, moved.text)];
}

function titleOf(tag: string, place: TagPlace): Message {
  if (place.at === 'front') return message('Move "{0}" to the front', tag);
  if (place.at === 'end') return message('Move "{0}" to the end', tag);
  return place.at === 'before'
    ? message('Move "{0}" in front of "{1}"', tag, place.tag)
    : message('Move "{0}" behind "{1}"', tag, place.tag);
}
