import { hasTag } from '../../caption/has-tag.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { add } from './add.ts';
import type { Begin } from './operation.ts';
import { remove } from './remove.ts';

/** Takes a tag out where all have it, else gives it to those that lack it. Sentences have no say: they get no tag. */
export const toggle: Begin<'toggle'> = ({ tag }, context) => {
  const key = tagKey(tag);
  const able = context.captions.filter(({ caption }) => caption.style !== 'prose');
  const isInAll = !context.lacksSome && able.length > 0 && able.every(({ caption }) => hasTag(caption, key));
  return isInAll
    ? remove({ kind: 'remove', tags: [tag] }, context)
    : add({ kind: 'add', tags: [tag], place: { at: 'end' } }, context);
};
