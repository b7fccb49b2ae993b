import process from 'node:process';
import { ALL } from '../../core/slices/shard.ts';
import type { Summary } from '../../core/slices/summary.ts';
import { ExitCode } from '../exit-code.ts';
import { aroundOf } from '../lint/lint-around.ts';
import type { NameDisk, Names } from '../lint/named-paths.ts';
import { relative } from '../relative.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { Progress } from '../terminal/progress.ts';
import { findingsPass } from './findings-pass.ts';
import { writeLines } from './lines.ts';
import type { FindingLine, FindingsEnd, FindingsHead } from './part.ts';
import { PassError } from './pass-error.ts';
import { type Passes, type PassFlags, passesOf } from './pass-flags.ts';
import { demandAll, differenceOf, readStatisticsParts } from './read-parts.ts';
import { findSharded, type Sharded, type ShardRequest } from './shard-lint.ts';
import { headOf, statisticsLines, statisticsPass } from './statistics-pass.ts';
import { tellMerged } from './tell-merged.ts';

/** Lints in passes: one of them over one shard, or both over all. */
export async function lintInPasses(disk: NameDisk, names: Names, flags: PassFlags): Promise<void> {
  try {
    await lintBy(disk, names, passesOf(flags));
  } catch (error) {
    if (!(error instanceof PassError)) throw error;
    fail(error.message);
  }
}

async function lintBy(disk: NameDisk, names: Names, passes: Passes): Promise<void> {
  const progress = new Progress(process.stderr);
  const { knowledge } = aroundOf(passes);
  const request = {
    shard: passes.kind === 'both' ? ALL : passes.shard,
    images: passes.images,
    severities: passes.rule ?? {},
    collapse: passes.collapse,
    knowledge,
    relative,
    tell: (describe: () => string) => progress.tell(describe),
  };
  try {
    const sharded = findSharded(disk, names, request);
    const { around, refusals } = sharded;
    for (const sentence of [...around.notes, ...refusals]) complain(sentence);
    if (refusals.length > 0) process.exitCode = ExitCode.trouble;
    else await carryOut(disk, sharded, passes, request);
  } finally {
    progress.end();
  }
}

type Request = ShardRequest & { readonly collapse: boolean };

async function carryOut(disk: NameDisk, sharded: Sharded, passes: Passes, request: Request): Promise<void> {
  const head = headOf(sharded, request);
  if (passes.kind === 'statistics') {
    const summaries = await statisticsPass(disk, sharded, request);
    return writeLines(passes.output, statisticsLines(head, summaries));
  }
  const summaries =
    passes.kind === 'findings'
      ? await summariesIn(passes.statistics, head)
      : await statisticsPass(disk, sharded, request);
  const found = findingsPass(disk, sharded, summaries, request);
  if (passes.kind === 'findings') return writeLines(passes.output, findingsLines(head, found));
  const lines: FindingLine[] = [];
  for (;;) {
    const { value, done } = await found.next();
    if (done) {
      const findings = { head: { format: 'lora-lint-findings', ...head } as const, lines, ends: [value] };
      return tellMerged(findings, passes);
    }
    lines.push(value);
  }
}

async function summariesIn(file: string, head: Omit<FindingsHead, 'format'>): Promise<readonly Summary[]> {
  const merged = await readStatisticsParts([file]);
  demandAll(merged.head, 'statistics');
  const why = differenceOf(merged.head, head);
  if (why) throw new PassError(`${file}: it was made with ${why}.`);
  return merged.summaries;
}

async function* findingsLines(
  head: Omit<FindingsHead, 'format'>,
  found: AsyncGenerator<FindingLine, FindingsEnd>,
): AsyncGenerator<unknown> {
  yield { format: 'lora-lint-findings', ...head } satisfies FindingsHead;
  yield yield* found;
}
