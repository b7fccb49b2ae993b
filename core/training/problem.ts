import type { Path } from '../config/toml.ts';
import type { ImageFile } from '../dataset/files.ts';
import type { Finding } from '../finding.ts';
import { formatMessage, type Message, message } from '../message.ts';
import type { RuleCode } from '../rules/codes.ts';
import type { Span } from '../span.ts';
import type { Beginning } from './beginning.ts';
import type { Estimates } from './estimate/estimates.ts';
import type { Machine } from './machine.ts';
import type { ModelPart } from './model-parts.ts';
import type { Options } from './options.ts';
import type { Plan, StepCount } from './plan.ts';

/** Something that a training would end in, or suffer from, found before it is started. An error stops it. */
export interface Problem {
  /** Begins with `train-`; never changes its meaning. */
  readonly code: string;
  /** The rule that found it, where one did: it is told and allowed by the rule's code. */
  readonly rule?: RuleCode;
  readonly severity: 'error' | 'warning';
  /** What is, in one line. */
  readonly message: Message;
  /** What helps, or what the trainer would make of it: the line below. */
  readonly wayOut?: Message;
  /** The file concerned, where there is one. */
  readonly file?: string;
  /** Where in that file's text. */
  readonly span?: Span;
  /** What of the dataset's configuration mends it, where that is what is to be changed. */
  readonly setting?: Path;
  /** Files of a base model that the user's list can name, and doesn't, or wrongly: who chooses them mends it. */
  readonly lacks?: { readonly model: string; readonly parts: readonly ModelPart[] };
  /** Whether it is an error that nobody can allow: without what it is about there is nothing to start. */
  readonly isFinal?: boolean;
  /** Whether it is an error that the user allowed. */
  readonly isAllowed?: boolean;
}

/** All that is known before a training is started. */
export interface Preflight {
  readonly plan: Plan;
  /** The pictures of the dataset. */
  readonly images: readonly ImageFile[];
  readonly machine: Machine;
  /** The options that the user set, the recipe's not among them. */
  readonly ownOptions: Options;
  /** Pictures in the trained folders that the dataset ignores and the trainer doesn't. */
  readonly ignoredImages: readonly string[];
  /** What it begins with; undefined for one that begins anew. */
  readonly beginning?: Beginning;
  /** The user's list of base models. */
  readonly modelsFile: string;
  /** What the rules find in the dataset. */
  readonly findings: readonly Finding[];
  /** Undefined where they can't be told. */
  readonly steps: StepCount | undefined;
  readonly estimates: Estimates;
  /** Files that the user's options name, and that aren't there. */
  readonly missingFiles: readonly { readonly option: string; readonly path: string }[];
}

/** What of that is known while somebody writes: of no machine, and of no picture. */
export interface WrittenTraining {
  readonly plan: Pick<Plan, 'options' | 'family' | 'recipe'>;
  readonly ownOptions: Options;
  readonly machine: Pick<Machine, 'options'>;
  readonly steps?: StepCount | undefined;
}

/** Looks for one kind of problem in what is written. */
export type OptionCheck = (written: WrittenTraining) => Iterable<Problem>;

/** A problem with what helps, for where there is no line below. */
export function inOneLine({ message: text, wayOut }: Problem): Message {
  return wayOut ? message('{0} {1}', formatMessage(text), formatMessage(wayOut)) : text;
}

/** Where the dataset's configuration says an option of the trainer's. */
export function optionSetting(option: string): Path {
  return ['training', 'options', option];
}

/** Looks for one kind of problem. */
export type Check = (preflight: Preflight) => Iterable<Problem>;
