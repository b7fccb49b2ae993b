import { type Caption, readText } from '../caption/caption.ts';
import { variantsOf } from '../caption/variants.ts';
import type { Config } from '../config/schema.ts';
import type { Span } from '../span.ts';
import type { TextLimit, TrainedLine, TrainedText } from '../trainers/trainer.ts';
import { recipeById } from '../training/recipes/index.ts';
import type { ClipTokenizer } from '../vocabulary/clip/clip-tokenizer.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import type { Dataset } from './dataset.ts';
import { trainingOptions } from './training-options.ts';

/** A caption as the training's text encoder gets it. */
export interface TokenCount {
  /** The caption that is counted: one line, where each is one. */
  readonly caption: Caption;
  /** How much is read; undefined where that isn't known of the model. */
  readonly limit: TextLimit | undefined;
  /** What the caption has, with what the trainer adds to it: CLIP's tokens; for T5 words, of a token or more each. */
  readonly count: number;
  /** Where it is cut: the offset (UTF-16) of the first word that isn't kept whole; undefined where nothing is surely lost. */
  readonly cut: number | undefined;
}

/**
 * How much of a caption's text the text encoder reads, and where it is cut, of each line by itself where each is one.
 * Nothing as long as CLIP's tokens can't be counted where they are asked for.
 */
export function countTokens(dataset: Dataset, { clip }: Knowledge, caption: Caption): readonly TokenCount[] {
  const limit = textLimitOf(dataset);
  const counter = counterOf(limit, clip);
  if (!counter) return [];
  return variantsOf(caption).map((line) => {
    const trained = trainedText(dataset, line);
    const count = countLine(line, trained, counter);
    return {
      caption: line,
      limit,
      count,
      // Looked for only where somebody asks: it takes longer than to count.
      get cut() {
        const cut = limit && count > limit.tokens ? counter.cut(trained.text, limit.tokens) : undefined;
        return cut === undefined ? undefined : line.read.start + trained.sourceOf(cut);
      },
    };
  });
}

/** How many tokens a caption has, of several in a file the longest; undefined where they can't be counted. See `countTokens`. */
export function mostTokens(dataset: Dataset, { clip }: Knowledge, caption: Caption): number | undefined {
  const counter = counterOf(textLimitOf(dataset), clip);
  if (!counter) return undefined;
  const known = countsBy(dataset.config, counter);
  let most = known.get(caption);
  if (most === undefined) {
    const counts = variantsOf(caption).map((line) => countLine(line, trainedText(dataset, line), counter));
    most = counts.reduce((a, b) => Math.max(a, b), 0);
    known.set(caption, most);
  }
  return most;
}

/** Counts hold as long as a caption and the configuration are the same: a dataset of many is asked again at each change. */
const latestCounts = new WeakMap<
  Config,
  { readonly counter: Counter; readonly counts: WeakMap<Caption, number> }
>();

function countsBy(config: Config, counter: Counter): WeakMap<Caption, number> {
  const latest = latestCounts.get(config);
  if (latest?.counter === counter) return latest.counts;
  const counts = new WeakMap<Caption, number>();
  latestCounts.set(config, { counter, counts });
  return counts;
}

type Counter = ClipTokenizer | typeof words;

function counterOf(limit: TextLimit | undefined, clip: ClipTokenizer | undefined): Counter | undefined {
  return limit?.tokenizer === 'T5' ? words : clip;
}

function countLine(line: Caption, { text }: TrainedText, counter: Counter): number {
  const quick = counter === words ? undefined : countOfTags(counter as ClipTokenizer, line, text);
  return quick ?? counter.count(text);
}

/** A quick count where a caption is trained as it is written, and written as nearly all are. */
function countOfTags(clip: ClipTokenizer, line: Caption, trained: string): number | undefined {
  const { text, read, tags } = line;
  const [first, last] = [tags[0], tags.at(-1)];
  if (!first || !last || trained.length !== read.end - read.start) return undefined;
  if (first.span.start !== read.start || last.span.end !== read.end) return undefined;
  for (let index = 1; index < tags.length; index++) {
    const end = tags[index - 1]?.span.end ?? 0;
    if (tags[index]?.span.start !== end + 2 || !text.startsWith(', ', end)) return undefined;
  }
  return clip.countTags(tags);
}

/** What the dataset's training gets of a caption, or of one line, where each is one. */
export function trainedText(dataset: Dataset, line: Caption): TrainedText {
  const options = trainingOptions(dataset.config);
  return dataset.trainer.trainedText(readText(line), options, lineIn(dataset, line));
}

/** Which line a caption is, where its file has others beside it. */
function lineIn({ grammar }: Dataset, { text, read }: Caption): TrainedLine {
  const isAlone = (part: string) => !grammar.hasVariants || part.trim() === '';
  return { isFirst: isAlone(text.slice(0, read.start)), isLast: isAlone(text.slice(read.end)) };
}

/** Counts as few tokens as there can be: T5 never makes one of two words. */
const words: Pick<ClipTokenizer, 'count' | 'cut'> = {
  count: (text) => text.match(WORD)?.length ?? 0,
  cut: (text, limit) => [...text.matchAll(WORD)][limit]?.index,
};
const WORD = /\S+/g;

/** How much the dataset's training reads of a caption; undefined where that isn't known of the model. */
export function textLimitOf(dataset: Dataset): TextLimit | undefined {
  const { trainer, config } = dataset;
  return isModelKnown(dataset) ? trainer.textLimit(trainingOptions(config)) : undefined;
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
 * Whether it is known what kind of model reads the captions: a recipe is named, or no other model than that of the default one,
 * or the options say with which network it is trained.
 */
function isModelKnown({ config }: Dataset): boolean {
  const { model, recipe, options } = config.training ?? {};
  return (
    model === undefined ||
    recipe !== undefined ||
    model === recipeById(recipe)?.model ||
    Object.hasOwn(options ?? {}, 'network_module')
  );
}
