import { summarize } from '../../core/slices/lint-slices.ts';
import { piecesOf, type Summary } from '../../core/slices/summary.ts';
import { version } from '../../package.json';
import type { NameDisk } from '../lint/named-paths.ts';
import { telling } from '../lint/telling.ts';
import type { Head, StatisticsHead } from './part.ts';
import { lintOptions, type Sharded, type ShardRequest } from './shard-lint.ts';

/** What one shard knows of each dataset: the first pass. */
export async function statisticsPass(
  { fileSystem }: NameDisk,
  { outlines }: Sharded,
  request: ShardRequest,
): Promise<readonly Summary[]> {
  const summaries: Summary[] = [];
  const turn = telling(request.tell, (done) => `Reading for statistics: part ${done} …`);
  const around = { options: lintOptions(request), turn };
  for (const outline of outlines) summaries.push(await summarize(fileSystem, outline, request, around));
  return summaries;
}

/** What both passes have to agree on. */
export function headOf(
  { outlines }: Sharded,
  { shard, severities, images }: ShardRequest,
): Omit<Head, 'format'> {
  return {
    version,
    shards: { count: shard.count, done: [shard.index] },
    settings: { severities, images },
    datasets: outlines.map(({ found, configText }) => ({ root: found.root, configText: configText ?? null })),
  };
}

/** The lines of a file of statistics. */
export function* statisticsLines(
  head: Omit<StatisticsHead, 'format'>,
  summaries: readonly Summary[],
): Iterable<unknown> {
  yield { format: 'lora-lint-statistics', ...head } satisfies StatisticsHead;
  for (const [dataset, summary] of summaries.entries())
    for (const piece of piecesOf(summary)) yield { dataset, summary: piece };
  yield { end: true };
}
