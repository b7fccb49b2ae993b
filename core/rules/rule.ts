import * as z from 'zod';
import type { Caption } from '../caption/caption.ts';
import type { Config } from '../config/schema.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { OtherFile } from '../dataset/discovery/other-files.ts';
import type { CaptionFile, ConceptFolder, ImageFile } from '../dataset/files.ts';
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
  /** The files that it is about, at least one. */
  readonly files: readonly string[];
}

interface Context<Options> {
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
export interface Rule<Options = unknown> {
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
  dataset?(context: Context<Options>): Iterable<FoundInDataset>;
}

/** The options of a rule that has none. */
export const noOptions = z.strictObject({});

/** Declares a rule; keeps the type of its options to itself, so that all rules fit one list. */
export function defineRule<Options>(rule: Rule<Options>): Rule {
  return rule as Rule;
}
