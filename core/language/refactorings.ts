import type { Caption, Tag } from '../caption/caption.ts';
import { moveTag } from '../caption/edit.ts';
import { slotAt } from '../caption/slots.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { isInBaseCaption } from '../edits/add-to-base-caption.ts';
import { viewsOfPair } from '../edits/tag-everywhere.ts';
import { type Message, message } from '../message.ts';
import { type TextEdit, touches } from '../span.ts';

/** What can be done with many captions from one tag. */
export type TagCommand =
  | { readonly name: 'addTagEverywhere' | 'removeTagEverywhere' | 'addToBaseCaption'; readonly tag: string }
  | { readonly name: 'tagSameView'; readonly tag: string; readonly view: string };

/** Something to do with the tag under the cursor: an edit of its caption, or a command. */
export type Refactoring =
  | { readonly kind: 'move'; readonly title: Message; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'rewrite'; readonly title: Message; readonly command: TagCommand };

/** The tag that an offset touches, among tags: sentences have none. */
export function tagAt(caption: Caption, offset: number): Tag | undefined {
  const tag = caption.style === 'prose' ? undefined : slotAt(caption, offset)?.tag;
  return tag && touches(tag.span, offset) ? tag : undefined;
}

/** What can be done with the tag at an offset. Looks at no other caption: it is asked at each move of the cursor. */
export function refactoringsAt(
  dataset: Dataset,
  path: string,
  caption: Caption,
  offset: number,
): readonly Refactoring[] {
  const tag = tagAt(caption, offset);
  if (!tag) return [];
  const { text } = tag;
  const index = caption.tags.indexOf(tag);
  const last = caption.tags.length - 1;
  const command = (title: Message, command: TagCommand): Refactoring => ({ kind: 'rewrite', title, command });
  const move = (title: Message, to: number): Refactoring[] =>
    index === to ? [] : [{ kind: 'move', title, edits: moveTag(caption, index, to) }];
  const { statistics } = dataset;
  const lacking = statistics.captions - (statistics.tags.get(tag.key)?.count ?? 0);
  return [
    ...move(message('Move "{0}" to the front', text), 0),
    ...move(message('Move "{0}" to the end', text), last),
    ...(lacking > 0
      ? [
          command(message('Add "{0}" to all captions without it…', text), {
            name: 'addTagEverywhere',
            tag: text,
          }),
        ]
      : []),
    ...viewsOfPair(dataset, path, caption)
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
