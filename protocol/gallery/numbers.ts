/** A dataset in numbers. */
import * as z from 'zod/mini';
import { index } from './pair.ts';

/** A mark of a picture of numbers: how many pairs it stands for, and the query that lists them. */
const mark = { count: index, query: z.string() };

export const numbers = z.object({
  /** How many pairs were counted. */
  total: index,
  /** The most frequent first; only so many. `isEverywhere`: all captions have it. */
  tags: z.array(z.object({ tag: z.string(), ...mark, isEverywhere: z.boolean() })),
  /** How many tags there are in all, and how many of them are used once. */
  distinctTags: index,
  onceOnly: index,
});
export type Numbers = z.infer<typeof numbers>;

export const numbersRequests = {
  /** Of the pairs that a query finds; of all where it is empty. */
  numbers: { params: z.object({ dataset: z.string(), query: z.string() }), result: numbers },
};
