import * as z from 'zod';
import type { Caption } from '../caption/caption.ts';
import type { Config } from '../config/schema.ts';
import type { Dataset, DatasetOutline } from '../dataset/dataset.ts';
import type { OtherFile } from '../dataset/discovery/other-files.ts';
import type { CaptionFile, ConceptFolder, ImageFile } from '../dataset/files.ts';
import type { Counted } from '../dataset/gathered/counted.ts';
import type { Fix, Related } from '../finding.ts';
import type { Message } from '../message.ts';
import type { Severity } from '../severity.ts';
import type { Span } from '../span.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import type { RuleCode } from './codes.ts';

/** What a rule yields; the engine adds the rest of the finding. */
export interface Found {
  /** Where in the file's text; left out: at its beginning. */
  readonly span?: Span;
  readonly message: Message;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
  readonly unnecessary?: boolean;
}

/** One finding for many files. */
export interface FoundInDataset extends Found {
  readonly files: Counted;
}

interface Context<Options> {
  /** Of a large one maybe a slice: the files of some names, with the numbers of all. */
  readonly dataset: Dataset;
  readonly knowledge: Knowledge;
  readonly options: Options;
}

/** A caption that can be read and that a picture has: of a file with several, one of them. */
export interface CaptionContext<Options> extends Context<Options> {
  readonly path: string;
  readonly caption: Caption;
  readonly folder: ConceptFolder | undefined;
  /** The pictures trained with it, at least one. */
  readonly images: readonly string[];
}

/** A caption file in whatever state. */
export interface CaptionFileContext<Options> extends Context<Options> {
  readonly file: CaptionFile;
}

export interface ImageContext<Options> extends Context<Options> {
  readonly image: ImageFile;
  readonly folder: ConceptFolder | undefined;
}

/** A file that is neither picture nor caption to the trainer. */
export interface OtherFileContext<Options> extends Context<Options> {
  readonly other: OtherFile;
}

/** A dataset as a whole. Its files are not at hand: what they say was gathered before. */
export interface DatasetContext<Options, Gathered> {
  readonly dataset: DatasetOutline;
  readonly gathered: Gathered;
  /** The same with its files, where they are all at hand: for fixes, which name them. */
  readonly whole: Dataset | undefined;
  readonly knowledge: Knowledge;
  readonly options: Options;
}

/** What a rule of the whole dataset has to know of its files: of all at once, or of slices, put together. */
export interface Gathering<Gathered> {
  gather(dataset: Dataset): Gathered;
  /** Of two slices; the order doesn't matter. */
  merge(one: Gathered, other: Gathered): Gathered;
  /** What it is made of: JSON, so that it can be kept in a file. */
  readonly schema: z.ZodType<Gathered>;
}

/**
 * An example: what the docs show and the tests check. Where a place is marked by «», the rule finds exactly that;
 * without marks it finds nothing.
 */
export interface RuleExample {
  /** What is shown, in a few words: `the word is in the picture's name`. */
  readonly title: string;
  readonly caption: string;
  /** The caption after all fixes of the rule, first choice each. */
  readonly fixed?: string;
  /** The picture's file name; `front_01.png` when left out. */
  readonly image?: string;
  /** The concept folder's name; `10_alice woman` when left out. */
  readonly folder?: string;
  /** The dataset's other captions, with how many of each. */
  readonly others?: readonly (readonly [count: number, caption: string])[];
  /** The text of `lora-dataset.toml`. */
  readonly config?: string;
}

/** What a dataset is for, where it is declared. */
export type Purpose = NonNullable<NonNullable<Config['dataset']>['purpose']>;

/** When a rule is at most so loud: by the dataset's purpose, or by how a caption is written. */
export interface Caps {
  readonly style?: Severity | 'off';
  readonly finetune?: Severity | 'off';
  readonly prose?: Severity | 'off';
}

/** A rule: everything that settings, docs and tests say about it derives from this object. */
export interface Rule<Options = unknown, Gathered = unknown> {
  readonly code: RuleCode;
  /**
   * `fact`: what the trainer does; `consistency`: the dataset contradicts itself or its configuration; `advice`: an
   * opinion of the recipe.
   */
  readonly kind: 'fact' | 'consistency' | 'advice';
  /** `off`: until someone sets another one; see `isDeclared`. */
  readonly severity: Severity | 'off';
  /** Whether a configuration declares what a rule that is off looks for: then what is found with its own severity is told. */
  isDeclared?(config: Config): boolean;
  /** The purposes that an advice belongs to: silent with another one, and with none. Left out: any. */
  readonly purposes?: readonly Purpose[];
  readonly caps?: Caps;
  /** Whether it asks the user's tag lists, once it is on: what it finds changes with them. */
  asksDictionary?(config: Config): boolean;
  /** One line, what it finds. */
  readonly title: string;
  /** Markdown: why it matters, when it stays quiet. */
  readonly why: string;
  readonly options: z.ZodType<Options>;
  readonly examples: readonly RuleExample[];
  caption?(context: CaptionContext<Options>): Iterable<Found>;
  captionFile?(context: CaptionFileContext<Options>): Iterable<Found>;
  /** A caption file that no picture is trained with. */
  captionWithoutImage?(context: CaptionFileContext<Options>): Iterable<Found>;
  image?(context: ImageContext<Options>): Iterable<Found>;
  otherFile?(context: OtherFileContext<Options>): Iterable<Found>;
  /** Where `dataset` has to know of the files. */
  readonly gathering?: Gathering<Gathered>;
  dataset?(context: DatasetContext<Options, Gathered>): Iterable<FoundInDataset>;
}

/** The options of a rule that has none. */
export const noOptions = z.strictObject({});

/** Declares a rule; keeps the types of its options and of what it gathers to itself, so that all rules fit one list. */
export function defineRule<Options, Gathered = undefined>(rule: Rule<Options, Gathered>): Rule {
  return rule as Rule;
}
