import * as z from 'zod';
import type { Dataset, Totals } from '../dataset/dataset.ts';
import {
  readStatistics,
  StatisticsSum,
  writeStatistics,
  writtenStatistics,
} from '../dataset/merge-statistics.ts';
import type { Statistics } from '../dataset/statistics.ts';
import { trainedCaptions } from '../dataset/trained-captions.ts';
import { gather, type LintOptions } from '../engine.ts';
import { rules } from '../rules/index.ts';

/** What the findings in one file depend on beside what lies around it, and what those of a whole dataset do. */
export interface Summary {
  readonly statistics: Statistics;
  readonly totals: Totals;
  /** How many caption files are a picture's, readable or not. */
  readonly captions: number;
  /** What rules gathered, by their codes. */
  readonly gathered: ReadonlyMap<string, unknown>;
}

/** A summary as JSON has it. */
export type WrittenSummary = z.infer<typeof writtenSummary>;

const count = z.number().int().nonnegative();

export const writtenSummary = z.object({
  statistics: writtenStatistics,
  totals: z.object({ images: count, uncaptioned: count }),
  captions: count,
  gathered: z.array(z.tuple([z.string(), z.unknown()])),
});

/** Adds up summaries of slices, in any order. */
export class SummarySum {
  readonly #statistics = new StatisticsSum();
  readonly #gathered = new Map<string, unknown>();
  #images = 0;
  #uncaptioned = 0;
  #captions = 0;

  /** @param around which rules are on */
  addSlice(slice: Dataset, around: LintOptions): void {
    const { statistics, totals } = slice;
    const captions = trainedCaptions(slice).length;
    this.add({ statistics, totals, captions, gathered: gather(slice, around) });
  }

  add({ statistics, totals, captions, gathered }: Summary): void {
    this.#statistics.add(statistics);
    this.#images += totals.images;
    this.#uncaptioned += totals.uncaptioned;
    this.#captions += captions;
    for (const [code, more] of gathered) {
      const merge = gatheringOf(code)?.merge;
      if (!merge) continue;
      this.#gathered.set(code, this.#gathered.has(code) ? merge(this.#gathered.get(code), more) : more);
    }
  }

  /** Of what was added so far. */
  get summary(): Summary {
    return {
      statistics: this.#statistics.statistics,
      totals: { images: this.#images, uncaptioned: this.#uncaptioned },
      captions: this.#captions,
      gathered: this.#gathered,
    };
  }
}

function gatheringOf(code: string) {
  return rules.find((rule) => rule.code === code)?.gathering;
}

export function writeSummary({ statistics, gathered, ...rest }: Summary): WrittenSummary {
  return { ...rest, statistics: writeStatistics(statistics), gathered: [...gathered] };
}

/** So many tags are in one piece. */
const TAGS_IN_A_PIECE = 5000;

/** A summary in pieces of a bounded size that add up to it, whatever the number of its tags. */
export function* piecesOf(summary: Summary): Iterable<WrittenSummary> {
  const written = writeSummary(summary);
  const { tags } = written.statistics;
  const none = writeSummary(new SummarySum().summary);
  const first = tags.slice(0, TAGS_IN_A_PIECE);
  yield { ...written, statistics: { ...written.statistics, tags: first } };
  for (let start = TAGS_IN_A_PIECE; start < tags.length; start += TAGS_IN_A_PIECE) {
    const more = tags.slice(start, start + TAGS_IN_A_PIECE);
    yield { ...none, statistics: { ...none.statistics, tags: more } };
  }
}

/** @throws ZodError where what a rule gathered is not what it says */
export function readSummary({ statistics, gathered, ...rest }: WrittenSummary): Summary {
  const read = gathered.flatMap(([code, value]) => {
    const schema = gatheringOf(code)?.schema;
    return schema ? [[code, schema.parse(value)] as const] : [];
  });
  return { ...rest, statistics: readStatistics(statistics), gathered: new Map(read) };
}
