import { parentPort, workerData } from 'node:worker_threads';
import type { LoadedPart } from '../../core/dataset/load.ts';
import { readStatistics } from '../../core/dataset/merge-statistics.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { Part } from '../../core/slices/part.ts';
import { writeSummary } from '../../core/slices/summary.ts';
import { aroundOf } from '../lint/lint-around.ts';
import type { Counted, PartAnswer, PartTask } from './part-messages.ts';

/** How many files are checked before it is told. */
const TOLD_EVERY = 500;

const { severities, tags, ...request } = workerData as PartTask;
const answer = (message: PartAnswer) => parentPort?.postMessage(message);
const { knowledge } = aroundOf({ tags }, (line) => answer({ kind: 'complaint', line }));
const part = new Part(nodeFileSystem, request, { severities, knowledge }, told);

parentPort?.once('message', async ({ statistics, totals }: Counted) => {
  let done = 0;
  const next = () => {
    done++;
    if (done % TOLD_EVERY === 0) answer({ kind: 'progress', done: TOLD_EVERY });
    return undefined;
  };
  const linted = await part.lint({ statistics: readStatistics(statistics), totals }, { next });
  answer({ kind: 'linted', part: linted });
});
answer({ kind: 'summary', summary: writeSummary(part.summary()) });

function* told(parts: Iterable<LoadedPart>): Iterable<LoadedPart> {
  for (const one of parts) {
    yield one;
    if (one.kind === 'captions') answer({ kind: 'progress', done: one.captions.length });
    if (one.kind === 'facts') answer({ kind: 'progress', done: one.facts.length });
  }
}
