import type { Caption } from '../caption/caption.ts';
import { type Dataset, folderOf, imagesOfCaption } from '../dataset/dataset.ts';
import type { Span } from '../span.ts';
import { declarationsOf } from './declarations.ts';
import { termAt } from './term.ts';

/** What a place of a caption comes from. */
export interface Definition {
  /** What one asks about; undefined between the tags. */
  readonly origin: Span | undefined;
  /** Its place in the configuration. */
  readonly declared: Span | undefined;
  /** The pictures of the caption. */
  readonly images: readonly string[];
}

/** Where the tag at an offset is declared, and the pictures that the caption is about. */
export function definitionAt(
  dataset: Dataset,
  path: string,
  caption: Caption,
  offset: number,
  config: string | undefined,
): Definition {
  const term = termAt(dataset, path, caption, offset);
  const folder = folderOf(dataset, path)?.name;
  return {
    origin: term?.span,
    declared: term && config !== undefined ? declarationsOf(config, term, dataset, folder)[0] : undefined,
    images: imagesOfCaption(dataset, path),
  };
}
