import type { Message } from '../message.ts';
import type { Family } from './family.ts';
import type { Options } from './options.ts';

/** Where a recipe does something else than the method that it follows says, and why. */
export interface Difference {
  /** The option concerned, in the trainer's name. */
  readonly option: string;
  /** What is otherwise, in one line. */
  readonly message: Message;
  /** Why: the line below. */
  readonly why: Message;
}

/** A way to train: the options of a kind of LoRA, in the trainer's own names. */
export interface Recipe {
  /** Kebab-case; never changes its meaning. */
  readonly id: string;
  readonly title: Message;
  /** What it is for, in one sentence. */
  readonly about: Message;
  /** Whether somebody whose report it follows made LoRAs by it; else its options are from several places, or defaults. */
  readonly isTested: boolean;
  /** The trainer that it is for. */
  readonly trainer: string;
  /** The kind of model that it trains for. */
  readonly family: Family;
  /** The name of its base model in the user's list of models. */
  readonly model: string;
  /** A base model for it that the trainer can download: `owner/name` at Hugging Face. */
  readonly download: string | undefined;
  /** How often an epoch shows the pictures of a folder whose name says no number. */
  readonly repeats: number;
  /** About how many pictures it is made for; undefined where nobody says. */
  readonly pictures: number | undefined;
  /** How many of them are of a kind, by the tag that names it; most are of none of these. */
  readonly composition: Readonly<Record<string, number>>;
  readonly options: Options;
  /** Options that the user may set instead of one of these: then it is left out, for the trainer would heed it alone. */
  readonly yieldsTo: Readonly<Record<string, readonly string[]>>;
  /** Options that the reason for one of these lies in: where the user sets one of them, nothing is said of it. */
  readonly reasonsIn: Readonly<Record<string, readonly string[]>>;
  /** Why an option is what it is: comments of the file that is written. */
  readonly why: Readonly<Record<string, string>>;
  /** What is written where a dataset says no sample prompts; `{trigger}` and `{class}` stand for the dataset's. */
  readonly prompts: readonly string[];
  readonly differences: readonly Difference[];
  /** What others do otherwise, or nobody knows, in whole sentences of Markdown. */
  readonly contested: readonly string[];
  /** Where its options are from, in Markdown. */
  readonly sources: readonly string[];
}

/** What a recipe says of the options that are as it has them, and for its reasons. @param own what the user set */
export function wordsOf(
  { why, differences, reasonsIn }: Recipe,
  own: Options,
): Pick<Recipe, 'why' | 'differences'> {
  const isAsSaid = (option: string) =>
    ![option, ...(reasonsIn[option] ?? [])].some((one) => Object.hasOwn(own, one));
  return {
    why: Object.fromEntries(Object.entries(why).filter(([option]) => isAsSaid(option))),
    differences: differences.filter(({ option }) => isAsSaid(option)),
  };
}
