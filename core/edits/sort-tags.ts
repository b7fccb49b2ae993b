import { type Caption, parseCaption, type Tag } from '../caption/caption.ts';
import { arrangeTags } from '../caption/edit.ts';
import { baseCaptionOf } from '../dataset/base-caption.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger.ts';
import { message } from '../message.ts';
import type { TextEdit } from '../span.ts';
import type { BulkEdit } from './bulk-edit.ts';
import { type EditPorts, editCaptions } from './edit-captions.ts';

/** How tags are sorted: as the base caption has them and then by use, the most frequent first; or by their letters. */
export type TagOrder = 'base' | 'alphabet';

/**
 * Sorts the tags of some captions. What the trainer keeps in front (`keep_tokens`) and the trigger stay where they are,
 * and so do captions with sentences.
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

/** The edits that sort one caption; tags that rank the same keep their order. */
export function sortCaption(
  dataset: Dataset,
  path: string,
  caption: Caption,
  order: TagOrder,
): readonly TextEdit[] {
  if (caption.style !== 'tags') return [];
  const folder = folderOf(dataset, path);
  const trigger = triggerOf(dataset, folder);
  const kept = dataset.trainer.keptTags(dataset.config.training?.options ?? {}) ?? 0;
  const stays = ({ text }: Tag, index: number) =>
    index < kept || (trigger !== undefined && hasTrigger(text, trigger));
  const places = [...caption.tags.keys()];
  const free = places.filter((index) => !stays(caption.tags[index] as Tag, index));
  const rank = order === 'base' ? rankOf(dataset, baseCaptionOf(dataset, folder) ?? '') : () => 0;
  const keyOf = (index: number) => caption.tags[index]?.key ?? '';
  const sorted = [...free].sort((a, b) => {
    const difference = rank(keyOf(a)) - rank(keyOf(b));
    return difference || (order === 'alphabet' ? byLetters(keyOf(a), keyOf(b)) : 0);
  });
  const target = new Map(free.map((place, index) => [place, sorted[index] ?? place]));
  return arrangeTags(
    caption,
    places.map((place) => target.get(place) ?? place),
  );
}

/** The place in the base caption; behind all of it the rest, by use. */
function rankOf({ statistics }: Dataset, base: string): (key: string) => number {
  const places = new Map(parseCaption(base).tags.map(({ key }, index) => [key, index]));
  const behind = places.size + statistics.captions;
  return (key) => places.get(key) ?? behind - (statistics.tags.get(key)?.count ?? 0);
}

function byLetters(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
