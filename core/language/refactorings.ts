import type { Caption } from '../caption/caption.ts';
import { moveTag } from '../caption/edit.ts';
import { sectionsOf } from '../caption/sections.ts';
import { variantAt } from '../caption/variants.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { isInBaseCaption } from '../edits/add-to-base-caption.ts';
import { viewsOfPair } from '../edits/tag-everywhere.ts';
import { type Message, message } from '../message.ts';
import type { TextEdit } from '../span.ts';
import { tagAt } from './term.ts';

/** What can be done with many captions from one tag. */
export type TagCommand =
  | { readonly name: 'addTagEverywhere' | 'removeTagEverywhere' | 'addToBaseCaption'; readonly tag: string }
  | { readonly name: 'tagSameView'; readonly tag: string; readonly view: string };

/** Something to do with the tag under the cursor: an edit of its caption, or a command. */
export type Refactoring =
  | { readonly kind: 'move'; readonly title: Message; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'rewrite'; readonly title: Message; readonly command: TagCommand };

/** What can be done with the tag at an offset. Looks at no other caption: it is asked at each move of the cursor. */
export function refactoringsAt(
  dataset: Dataset,
  path: string,
  whole: Caption,
  offset: number,
): readonly Refactoring[] {
  const caption = variantAt(whole, offset);
  const tag = tagAt(caption, offset);
  if (!tag) return [];
  const { text } = tag;
  const index = caption.tags.indexOf(tag);
  // What parts groups of tags stays between them.
  const group = sectionsOf(caption).find(({ tags }) => tags.includes(index))?.tags ?? [index];
  const command = (title: Message, command: TagCommand): Refactoring => ({ kind: 'rewrite', title, command });
  const move = (title: Message, to: number): Refactoring[] =>
    index === to ? [] : [{ kind: 'move', title, edits: moveTag(caption, index, to) }];
  const { statistics } = dataset;
  const lacking = statistics.captions - (statistics.tags.get(tag.key)?.count ?? 0);
  return [
    ...move(message('Move "{0}" to the front', text), group[0] ?? index),
    ...move(message('Move "{0}" to the end', text), group.at(-1) ?? index),
    ...(lacking > 0
      ? [
          command(message('Add "{0}" to all captions without it…', text), {
            name: 'addTagEverywhere',
            tag: text,
          }),
        ]
      : []),
    ...viewsOfPair(dataset, path, whole)
      .filter(({ tag: view }) => view !== tag.key && lacking > 0)
      .map(({ tag: view }) =>
        command(message('Add "{0}" to all captions of the view "{1}"…', text, view), {
          name: 'tagSameView',
          tag: text,
          view,
        }),
      ),
    command(message('Remove "{0}" from all captions…', text), { name: 'removeTagEverywhere', tag: text }),
    ...(isInBaseCaption(dataset, folderOf(dataset, path), text)
      ? []
      : [command(message('Add "{0}" to the base caption', text), { name: 'addToBaseCaption', tag: text })]),
  ];
}
