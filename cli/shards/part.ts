import * as z from 'zod';
import { counted } from '../../core/dataset/gathered/counted.ts';
import { isRuleCode, type RuleCode } from '../../core/rules/codes.ts';
import { severities } from '../../core/severity.ts';
import { writtenSummary } from '../../core/slices/summary.ts';
import { reportedFinding } from '../lint/reported-finding.ts';

const count = z.int().nonnegative();

/** What both kinds of part begin with. */
const head = {
  /** Of the program that wrote it: another one may have other rules. */
  version: z.string(),
  /** How many shards there are in all, and which of them are in here. */
  shards: z
    .object({ count: z.int().min(1), done: z.array(z.int().min(1)) })
    .refine(({ count, done }) => done.every((index) => index <= count)),
  settings: z.object({
    severities: z.record(z.string(), z.enum([...severities, 'off'])),
    images: z.enum(['off', 'headers']),
  }),
  /** Absolute paths. */
  datasets: z.array(z.object({ root: z.string(), configText: z.union([z.string(), z.null()]) })),
};

/** The first line of statistics. */
export const statisticsHead = z.object({ format: z.literal('lora-lint-statistics'), ...head });
export type StatisticsHead = z.infer<typeof statisticsHead>;

/** The first line of findings. */
export const findingsHead = z.object({ format: z.literal('lora-lint-findings'), ...head });
export type FindingsHead = z.infer<typeof findingsHead>;

export type Head = StatisticsHead | FindingsHead;

/** A further line of statistics: of the dataset of that number, in any number of pieces. */
export const statisticsLine = z.object({ dataset: z.int().nonnegative(), summary: writtenSummary });

/** A finding; `dataset` is the number of the one that it is of, and not there for the trainer's configurations. */
export const findingLine = z.object({ dataset: z.optional(z.int().nonnegative()), finding: reportedFinding });
export type FindingLine = z.infer<typeof findingLine>;

const ruleCode = z.custom<RuleCode>((code) => typeof code === 'string' && isRuleCode(code));

/** What is found in single files of a dataset by one rule, loud enough to be put together. */
export const byRule = z.array(
  z.tuple([ruleCode, z.object({ files: counted, severity: z.enum(severities) })]),
);

/** The last line of statistics: without it, the file is not whole. */
export const statisticsEnd = z.object({ end: z.literal(true) });

/** The last line of findings: the same, with what is known in the end only. */
export const findingsEnd = z.object({
  end: z.literal(true),
  datasets: z.array(
    z.object({
      origin: z.enum(['config', 'folders', 'flat']),
      totals: z.object({ images: count, uncaptioned: count }),
      captions: count,
      /** How many pictures there were when this shard looked at its files. */
      looked: count,
      byRule,
    }),
  ),
  configs: count,
  fixable: count,
  troubles: z.array(z.string()),
  /** Whether a `lora-dataset.toml` has mistakes, told or not. */
  isMistaken: z.boolean(),
  collapse: z.boolean(),
});
export type FindingsEnd = z.infer<typeof findingsEnd>;
