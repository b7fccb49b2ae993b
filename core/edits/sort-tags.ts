import type { Caption, Tag } from '../caption/caption.ts';
import { arrangeTags } from '../caption/edit.ts';
import { movableTags } from '../caption/sections.ts';
import { variantsOf } from '../caption/variants.ts';
import { baseTagsOf } from '../dataset/base-caption.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { trainingOptions } from '../dataset/training-options.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { message } from '../message.ts';
import type { TextEdit } from '../span.ts';
import type { BulkEdit } from './bulk-edit.ts';
import { type EditPorts, editCaptions } from './edit-captions.ts';

/** How tags are sorted: as the base caption has them and then by use, the most frequent first; or by their letters. */
export type TagOrder = 'base' | 'alphabet';

/**
 * Sorts the tags of some captions, within their groups. What the trainer keeps in its place (`keep_tokens`, what stands in
 * front of a `keep_tokens_separator`) stays there, the trigger too unless the base caption has it, and captions with
 * sentences stay as they are.
 */
export function sortTags(
  dataset: Dataset,
  captions: Iterable<string>,
  order: TagOrder,
  ports: EditPorts,
): Promise<BulkEdit> {
  const editsOf = (caption: Caption, path: string) => sortCaption(dataset, path, caption, order);
  return editCaptions(dataset, message('Sort tags'), editsOf, ports, captions);
}

/** The edits that sort one caption, each line by itself where each is one; tags that rank the same keep their order. */
export function sortCaption(
  dataset: Dataset,
  path: string,
  caption: Caption,
  order: TagOrder,
): readonly TextEdit[] {
  if (caption.style !== 'tags') return [];
  const folder = folderOf(dataset, path);
  const base = new Map(baseTagsOf(dataset, folder).map(({ key }, index) => [key, index]));
  const rank = order === 'base' ? rankOf(dataset, base) : () => 0;
  const compare = (a: Tag, b: Tag) =>
    rank(a.key) - rank(b.key) || (order === 'alphabet' ? byLetters(a.key, b.key) : 0);
  const trigger = triggerOf(dataset, folder);
  // In the base caption it has a place like any other tag.
  const stays = ({ text, key }: Tag) =>
    trigger !== undefined && hasTrigger(text, trigger) && !(order === 'base' && base.has(key));
  return variantsOf(caption).flatMap((line) => sortLine(dataset, line, stays, compare));
}

function sortLine(
  dataset: Dataset,
  line: Caption,
  stays: (tag: Tag) => boolean,
  compare: (a: Tag, b: Tag) => number,
): readonly TextEdit[] {
  const kept = dataset.trainer.keptTags(trainingOptions(dataset.config)) ?? 0;
  const tagAt = (index: number) => line.tags[index] as Tag;
  const order = [...line.tags.keys()];
  for (const movable of movableTags(line, kept)) {
    const free = movable.filter((index) => !stays(tagAt(index)));
    const sorted = [...free].sort((a, b) => compare(tagAt(a), tagAt(b)));
    for (const [place, index] of free.entries()) order[index] = sorted[place] ?? index;
  }
  return arrangeTags(line, order);
}

/** The place in the base caption; behind all of it the rest, by use. */
function rankOf({ statistics }: Dataset, places: ReadonlyMap<string, number>): (key: string) => number {
  const behind = places.size + statistics.captions;
  return (key) => places.get(key) ?? behind - (statistics.tags.get(key)?.count ?? 0);
}

function byLetters(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
