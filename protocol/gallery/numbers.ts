/** A dataset in numbers, of which each mark can be asked for. */
import * as z from 'zod/mini';
import { request } from '../channel.ts';
import { index, severity, size } from './pair.ts';

/** A mark of a picture of numbers: how many pairs it stands for, and the query that lists just those. */
const mark = z.object({ count: index, query: z.string() });
export type NumberMark = z.infer<typeof mark>;

/** Percent. */
const share = z.number();

/** `key`: the tag in its one spelling. `isEverywhere`: all pairs whose caption isn't prose have it. */
const tag = z.lazy(() => z.extend(mark, { key: z.string(), tag: z.string(), isEverywhere: z.boolean() }));

const tags = z.lazy(() =>
  z.object({
    /** Those of several pairs, the most frequent first, and those of one; only so many. */
    top: z.readonly(z.array(tag)),
    once: z.readonly(z.array(tag)),
    /** How many tags there are in all, and how many of them in one pair alone. */
    distinct: index,
    onceOnly: index,
    /** In how many pairs the caption is prose, which has no tags; `isAll`: in all that have a caption. */
    prose: z.object({ count: index, isAll: z.boolean() }),
  }),
);

/** How often the most frequent tags stand together; without those that all pairs have. */
const together = z.lazy(() =>
  z.object({
    tags: z.readonly(z.array(tag)),
    /** By the places of two among the tags, `first` < `second`; none of those that never stand together. */
    marks: z.readonly(z.array(z.extend(mark, { first: index, second: index }))),
  }),
);

const buckets = z.lazy(() =>
  z.object({
    /** By shape, the tallest first; with how much is cut off, on the average and at most. */
    buckets: z.readonly(z.array(z.extend(mark, { size: z.readonly(size), meanCut: share, mostCut: share }))),
    /** The pictures of which more than `above` and at most `to` percent are cut off; above -1: nothing. */
    cuts: z.readonly(z.array(z.extend(mark, { above: z.int(), to: index }))),
    /** The pictures that the trainer would stop over. */
    none: mark,
  }),
);

const sizes = z.lazy(() =>
  z.object({
    /** The pictures whose width and height lie from `from` to `to`, both included (pixels). */
    points: z.readonly(z.array(z.extend(mark, { from: z.readonly(size), to: z.readonly(size) }))),
    portrait: mark,
    square: mark,
    landscape: mark,
    unknown: mark,
  }),
);

const tokens = z.lazy(() =>
  z.object({
    unit: z.enum(['tokens', 'words']),
    /** How many are read; null where that isn't known of the model. */
    limit: z.nullable(index),
    median: index,
    max: index,
    /** The pairs with `from` to `to` tokens, both included; from none on. */
    bars: z.readonly(z.array(z.extend(mark, { from: index, to: index }))),
    /** The pairs that have more than what is read. */
    over: z.nullable(mark),
  }),
);

export const numbers = z.lazy(() =>
  z.object({
    /** The query whose pairs were counted; empty for all, and where the one that was asked for is wrong. */
    query: z.string(),
    /** How many pairs were counted. */
    total: index,
    tags,
    together,
    buckets,
    sizes,
    /** Null where they can't be counted. */
    tokens: z.nullable(tokens),
    /** The kinds of the dataset's plan; none without one. */
    composition: z.readonly(z.array(z.extend(mark, { tag: z.string(), planned: z.number() }))),
    /** Rules with their titles in the user's language, the loudest first. */
    findings: z.readonly(z.array(z.extend(mark, { code: z.string(), title: z.string(), severity }))),
  }),
);
export type Numbers = z.infer<typeof numbers>;

export const numbersRequests = {
  /** Of the pairs that a query finds; of all where it is empty or wrong. Null for a dataset that isn't there. */
  numbers: request(() => ({
    params: z.object({ dataset: z.string(), query: z.string() }),
    result: z.nullable(numbers),
  })),
};
