import type { Caption } from '../caption/caption.ts';
import type { ImageFacts } from '../image/facts.ts';
import type { PixelFacts } from '../image/pixels/facts.ts';
import type { ReadFailure } from '../ports.ts';
import type { OtherFile } from './discovery/other-files.ts';
import type { ForeignText } from './foreign-text.ts';

/** A caption file of a dataset: its parsed text, or why it has none. */
export type CaptionFile =
  | {
      readonly path: string;
      readonly caption: Caption;
      readonly bom: boolean;
      /** How the file may be meant, where its text is full of NULs. */
      readonly foreign?: ForeignText;
    }
  | { readonly path: string; readonly caption?: undefined; readonly problem: CaptionProblem };

/** The text of a caption file that places in it are told by: of one that can't be read what could be, or nothing. */
export function seenText(file: CaptionFile): string {
  if (file.caption) return file.caption.text;
  return file.problem.kind === 'encoding' ? file.problem.before : '';
}

/** Why a caption file has no text that a trainer could read. */
export type CaptionProblem =
  | {
      readonly kind: 'encoding';
      /** The text before the first byte that is no UTF-8, so that its place can be told. */
      readonly before: string;
      /** That byte's value. */
      readonly byte: number;
      /** How the file may be read. */
      readonly foreign?: ForeignText;
    }
  | { readonly kind: 'unreadable'; readonly failure: ReadFailure; readonly detail: string };

/** A picture of a dataset; its facts come later than its name, and those of its pixels only where they are asked for. */
export interface ImageFile {
  readonly path: string;
  readonly facts?: ImageFacts;
  readonly pixels?: PixelFacts;
}

/** A folder with pictures. */
export interface ConceptFolder {
  readonly path: string;
  /** As on disk, for example `10_alice woman`. */
  readonly name: string;
  /** How often an epoch shows each picture; undefined where the trainer doesn't take the number from the name. */
  readonly repeats: number | undefined;
  /** What a picture without a caption is trained with, or undefined where there is nothing. */
  readonly classTokens: string | undefined;
}

/** A caption, and where it lies. */
export interface PlacedCaption {
  readonly path: string;
  readonly caption: Caption;
}

/** All files of a dataset, by path. The maps must not change any more. */
export interface AllFiles {
  readonly images: ReadonlyMap<string, ImageFile>;
  readonly captions: ReadonlyMap<string, CaptionFile>;
  readonly others: ReadonlyMap<string, OtherFile>;
}
