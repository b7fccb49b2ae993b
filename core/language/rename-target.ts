import type { Caption } from '../caption/caption.ts';
import { findPhrases } from '../caption/phrase.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import { triggerOf } from '../dataset/trigger/trigger.ts';
import { type Span, touches } from '../span.ts';
import { tagAt } from './term.ts';

/** What is renamed from a place: the tag there; among sentences the trigger's words. */
export interface RenameTarget {
  readonly text: string;
  readonly span: Span;
}

/** What an offset of a caption touches that can be renamed. */
export function renameTarget(
  dataset: Dataset,
  path: string,
  caption: Caption,
  offset: number,
): RenameTarget | undefined {
  return tagAt(caption, offset) ?? triggerAt(dataset, path, caption, offset);
}

function triggerAt(
  dataset: Dataset,
  path: string,
  { text, read }: Caption,
  offset: number,
): RenameTarget | undefined {
  for (const phrase of triggerOf(dataset, folderOf(dataset, path))?.alternatives.flat() ?? []) {
    const span = findPhrases(text, phrase, read).find((one) => touches(one, offset));
    if (span) return { text: text.slice(span.start, span.end), span };
  }
  return undefined;
}
