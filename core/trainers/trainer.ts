import type { Grammar } from '../caption/grammar.ts';
import type { Size } from '../image/size.ts';
import type { Message } from '../message.ts';
import type { Span } from '../span.ts';

/** What a concept folder's name tells a trainer. */
export interface FolderName {
  /** How many times an epoch shows each picture of the folder, ≥ 1. */
  readonly repeats: number;
  /** What pictures without a caption are trained with; may be empty. */
  readonly classTokens: string;
}

/** Where a picture is trained: its bucket, and what it is resized to before the overhang is cut off. */
export interface BucketOfImage {
  readonly bucket: Size;
  readonly resized: Size;
}

/** Why a training would stop, and what one can do about it. */
export interface Trouble {
  readonly message: Message;
  readonly wayOut: Message;
}

/** What a cache that a trainer keeps beside the pictures says by its name. */
export interface TrainerCache {
  /** The picture's name without its extension. */
  readonly stem: string;
  /** What it was made of: the picture, or its caption. */
  readonly of: 'picture' | 'caption';
  /** The size that the picture had, where the name tells. */
  readonly size?: Size;
  /** The kind of model that it was made for. */
  readonly model: string;
}

/** How much of a caption a training's text encoder gets; the rest is as if it weren't there. */
export interface TextLimit {
  /** Whose tokens they are: CLIP's are counted exactly; T5's can't be told here, but each word has one at least. */
  readonly tokenizer: 'CLIP' | 'T5';
  /** In tokens, without those that begin and end each prompt. */
  readonly tokens: number;
}

/** What a text encoder gets of a caption. */
export interface TrainedText {
  readonly text: string;
  /** The place of the caption that a place of the text comes from (offsets in UTF-16 units). */
  sourceOf(offset: number): number;
}

/** Which of its file's lines a caption is, where each is one. */
export interface TrainedLine {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** What a rule may ask about the trainer that a dataset is for. One adapter a trainer; rules never name one. */
export interface Trainer {
  readonly id: string;
  /** Where captions lie when nothing says otherwise: `.txt`. */
  readonly captionExtension: string;
  /** What a folder's name says, or undefined where the trainer ignores such a folder. */
  parseFolderName(name: string): FolderName | undefined;
  /** Whether the trainer picks this file up as a picture. */
  readsImage(fileName: string): boolean;
  /** A picture of more pixels, as its header says, ends the training when it is opened. */
  readonly mostPixels: number;
  /** Whether pictures are turned by their EXIF orientation before they are trained. */
  readonly turnsByExif: boolean;
  /** Whether a picture's alpha is a mask for the training, by the options that it is configured with; else it is dropped. */
  masksByAlpha(options: Readonly<Record<string, unknown>>): boolean;
  /** What the name of a cache beside the pictures says; undefined for any other file. */
  cacheOf(fileName: string): TrainerCache | undefined;
  /** The caption files that the trainer tries for an image, first hit wins. */
  captionCandidates(imagePath: string, extension: string): readonly string[];
  /** The part of a caption file that the trainer reads, white space at both ends excluded. */
  readSpan(text: string, grammar: Grammar): Span;
  /**
   * How many of a caption's first tags stay in front when the training changes the order of the others.
   * @returns undefined where the order stays as it is
   */
  keptTags(options: Readonly<Record<string, unknown>>): number | undefined;
  /** Whether `(tag:1.2)` weighs a tag in captions as it does in prompts. */
  readsWeights(options: Readonly<Record<string, unknown>>): boolean;
  /** Whether `[trigger]` and `[name]` in a caption become the trigger when it is trained. */
  readonly fillsPlaceholders: boolean;
  /** How captions are split into tags, by the options that a training is configured with. */
  grammar(options: Readonly<Record<string, unknown>>): Grammar;
  /**
   * How much of a caption is trained, by the options that a training is configured with.
   * @returns undefined where that isn't known of the kind of model
   */
  textLimit(options: Readonly<Record<string, unknown>>): TextLimit | undefined;
  /** What is trained of the text of a caption, before it is cut, by the options that a training is configured with. */
  trainedText(caption: string, options: Readonly<Record<string, unknown>>, line?: TrainedLine): TrainedText;
  /**
   * The bucket of a picture by the options that a training is configured with.
   * @returns undefined where the trainer would stop, or has no buckets
   */
  bucketOf(image: Size, options: Readonly<Record<string, unknown>>): BucketOfImage | undefined;
  /** Why a picture is in no bucket by these options, mostly since the trainer would stop; undefined where it is in one. */
  whyNoBucket(image: Size, options: Readonly<Record<string, unknown>>): Message | undefined;
  /** Why the trainer could make no buckets by these options, whatever the pictures are; undefined where it can. */
  bucketTrouble(options: Readonly<Record<string, unknown>>): Trouble | undefined;
  /** Whether a file of this name may be one of the trainer's own configurations; what it says decides. */
  mayBeConfig(fileName: string): boolean;
}
