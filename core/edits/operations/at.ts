import { insertTag, moveTag, removeTags } from '../../caption/edit.ts';
import { strip } from '../../caption/white-space.ts';
import { message } from '../../message.ts';
import { refusalOfName } from '../foresee-rename.ts';
import type { Begin } from './operation.ts';

/** Moves the tag that the user took to the place where they let go. */
export const moveAt: Begin<'moveAt'> = ({ from, to }) => ({
  title: message('Move a tag'),
  editsOf: (caption) => (to < caption.tags.length ? moveTag(caption, from, to) : []),
});

/** Takes those tags out that the user pointed at: pieces of sentences too. */
export const removeAt: Begin<'removeAt'> = ({ places }) => ({
  title: places.length === 1 ? message('Remove a tag') : message('Remove {0} tags', places.length),
  editsOf: (caption) => {
    const there = places.filter((place) => place < caption.tags.length);
    return there.length === 0 ? [] : removeTags(caption, there);
  },
});

/** Puts a tag where the user wrote it. */
export const insertAt: Begin<'insertAt'> = ({ place, tag }, { dataset }) => {
  const name = strip(tag);
  const problem = refusalOfName(dataset, name);
  if (problem) return { problem };
  return {
    title: message('Add "{0}"', name),
    editsOf: (caption) => [insertTag(caption, place, name)],
    makesCaptions: true,
  };
};
