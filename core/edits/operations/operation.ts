import type { Dataset } from '../../dataset/dataset.ts';
import type { PlacedCaption } from '../../dataset/files.ts';
import type { LintOptions } from '../../engine.ts';
import type { Message } from '../../message.ts';
import type { TimeLimit, Turn } from '../../ports.ts';
import type { CaptionEditor } from '../edit-captions.ts';
import type { TagOrder } from '../sort-tags.ts';

/** Where a tag goes: `before` and `after` another one, at the end of captions that don't have that. */
export type TagPlace =
  | { readonly at: 'front' }
  | { readonly at: 'end' }
  | { readonly at: 'before'; readonly tag: string }
  | { readonly at: 'after'; readonly tag: string };

/** What is done to each of some captions. Places of tags (`from`, `to`, `places`) count from 0. */
export type Operation =
  | { readonly kind: 'set'; readonly text: string }
  | { readonly kind: 'moveAt'; readonly from: number; readonly to: number }
  | { readonly kind: 'removeAt'; readonly places: readonly number[] }
  | { readonly kind: 'insertAt'; readonly place: number; readonly tag: string }
  | { readonly kind: 'add'; readonly tags: readonly string[]; readonly place: TagPlace }
  | { readonly kind: 'remove'; readonly tags: readonly string[] }
  | { readonly kind: 'replace'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'regex';
      readonly pattern: string;
      readonly ignoresCase: boolean;
      readonly replacement: string;
    }
  | { readonly kind: 'move'; readonly tag: string; readonly place: TagPlace }
  | { readonly kind: 'sort'; readonly order: TagOrder }
  | { readonly kind: 'dedupe' }
  | { readonly kind: 'fix'; readonly code: string }
  | { readonly kind: 'toggle'; readonly tag: string };

export type OperationOf<Kind extends Operation['kind']> = Extract<Operation, { kind: Kind }>;

/** What an operation is about to be done to. */
export interface OperationContext {
  readonly dataset: Dataset;
  /** The chosen captions that are there. */
  readonly captions: readonly PlacedCaption[];
  /** Whether some of the chosen pictures have none. */
  readonly lacksSome: boolean;
  /** How fixes are looked for. */
  readonly lint: LintOptions;
  readonly turn: Turn;
  readonly limit: TimeLimit;
}

/** An operation, ready to be done. */
export interface Doing {
  /** What it does, as a user calls it. */
  readonly title: Message;
  readonly editsOf: CaptionEditor;
  /** Whether pictures without a caption get one: what becomes of an empty one. */
  readonly makesCaptions?: boolean;
  /** Whether it is about tags alone: captions of sentences stay as they are, whatever they say. */
  readonly sparesSentences?: boolean;
}

/** Why an operation can't be done at all. */
export interface Problem {
  readonly problem: Message;
}

/** Makes an operation ready. */
export type Begin<Kind extends Operation['kind']> = (
  operation: OperationOf<Kind>,
  context: OperationContext,
) => Doing | Problem | Promise<Doing | Problem>;
