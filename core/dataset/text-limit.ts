import type { Caption } from '../caption/caption.ts';
import type { Span } from '../span.ts';
import type { TextLimit } from '../trainers/trainer.ts';
import { recipeById } from '../training/recipes/index.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import type { Dataset } from './dataset.ts';
import { trainingOptions } from './training-options.ts';

/** A caption as the training's text encoder gets it. */
export interface TokenCount {
  /** How many tokens it has, what the trainer puts in front of it included. */
  readonly tokens: number;
  readonly limit: number;
  /** Where it is cut: the offset (UTF-16) of the first word that isn't kept whole; undefined where nothing is lost. */
  readonly cut: number | undefined;
}

/**
 * How many tokens a caption has, and where it is cut. Undefined as long as the tokenizer isn't known.
 * @param caption what the trainer reads of it is counted
 */
export function countTokens(
  dataset: Dataset,
  { clip }: Knowledge,
  { text, read }: Caption,
): TokenCount | undefined {
  if (!clip) return undefined;
  const { tokens: limit, prefix } = textLimitOf(dataset);
  const words = prefix + text.slice(read.start, read.end);
  const tokens = clip.count(words);
  const cut = tokens > limit ? clip.cut(words, limit) : undefined;
  return {
    tokens,
    limit,
    cut: cut === undefined ? undefined : read.start + Math.max(0, cut - prefix.length),
  };
}

/** The limit of the dataset's training as it is configured. */
function textLimitOf({ trainer, config }: Dataset): TextLimit {
  return trainer.textLimit(trainingOptions(config));
}

/** What isn't trained of a caption that is cut: from the first tag that isn't kept whole; in sentences from the first word. */
export function lostSpan({ tags, style, read }: Caption, cut: number): Span {
  const first = style === 'tags' ? tags.find(({ span }) => span.end > cut) : undefined;
  return { start: Math.min(first?.span.start ?? cut, read.end), end: read.end };
}

/** Whether it may be said of a caption that it is cut: the model is known, and sentences aren't meant for another one. */
export function isLimitKnown(dataset: Dataset, { style }: Caption): boolean {
  return isModelKnown(dataset) && (style !== 'prose' || dataset.config.training !== undefined);
}

/**
 * Whether it is known that the training's model reads captions by this limit: the recipe's own model, or SD 1.5 where
 * nothing is said; of a model by another name it isn't.
 */
export function isModelKnown({ config }: Dataset): boolean {
  const { model, recipe } = config.training ?? {};
  return model === undefined || model === recipeById(recipe)?.model;
}
