import type { Caption } from '../caption/caption.ts';
import type { Span } from '../span.ts';
import type { TextLimit } from '../trainers/trainer.ts';
import { recipeById } from '../training/recipes/index.ts';
import type { ClipTokenizer } from '../vocabulary/clip/clip-tokenizer.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import type { Dataset } from './dataset.ts';
import { trainingOptions } from './training-options.ts';

/** A caption as the training's text encoder gets it. */
export interface TokenCount {
  /** How much it reads; undefined where that isn't known of the model. */
  readonly limit: TextLimit | undefined;
  /** What the caption has, with what the trainer puts in front of it: CLIP's tokens; for T5 words, of a token or more each. */
  readonly count: number;
  /** Where it is cut: the offset (UTF-16) of the first word that isn't kept whole; undefined where nothing is surely lost. */
  readonly cut: number | undefined;
}

/**
 * How much of a caption the text encoder reads, and where it is cut. Undefined as long as CLIP's tokens can't be counted
 * where they are asked for.
 * @param caption what the trainer reads of it is counted
 */
export function countTokens(
  dataset: Dataset,
  { clip }: Knowledge,
  { text, read }: Caption,
): TokenCount | undefined {
  const limit = isModelKnown(dataset) ? limitOf(dataset) : undefined;
  const counter = limit?.tokenizer === 'T5' ? words : clip;
  if (!counter) return undefined;
  const { prefix = '', tokens = Number.POSITIVE_INFINITY } = limit ?? {};
  const whole = prefix + text.slice(read.start, read.end);
  const count = counter.count(whole);
  const cut = count > tokens ? counter.cut(whole, tokens) : undefined;
  return {
    limit,
    count,
    cut: cut === undefined ? undefined : read.start + Math.max(0, cut - prefix.length),
  };
}

/** Counts as few tokens as there can be: T5 never makes one of two words. */
const words: Pick<ClipTokenizer, 'count' | 'cut'> = {
  count: (text) => text.match(WORD)?.length ?? 0,
  cut: (text, limit) => [...text.matchAll(WORD)][limit]?.index,
};
const WORD = /\S+/g;

/** The limit of the dataset's training as it is configured. */
function limitOf({ trainer, config }: Dataset): TextLimit | undefined {
  return trainer.textLimit(trainingOptions(config));
}

/** What isn't trained of a caption that is cut: from the first tag that isn't kept whole; in sentences from the first word. */
export function lostSpan({ tags, style, read }: Caption, cut: number): Span {
  const first = style === 'tags' ? tags.find(({ span }) => span.end > cut) : undefined;
  return { start: Math.min(first?.span.start ?? cut, read.end), end: read.end };
}

/** Whether it may be said of a caption that it is cut: sentences are written for other models unless a training is configured. */
export function isLimitMeant({ config }: Dataset, { style }: Caption): boolean {
  return style !== 'prose' || config.training !== undefined;
}

/**
 * Whether it is known what kind of model reads the captions: the recipe's own model or none is named, SD 1.5 then, or the
 * options say with which network it is trained.
 */
function isModelKnown({ config }: Dataset): boolean {
  const { model, recipe, options } = config.training ?? {};
  return (
    model === undefined ||
    model === recipeById(recipe)?.model ||
    Object.hasOwn(options ?? {}, 'network_module')
  );
}
