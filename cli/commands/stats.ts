import process from 'node:process';
import { type Command, Option } from 'commander';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { lintDataset } from '../../core/engine.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { onlyImages } from '../../core/query/filter.ts';
import type { Query } from '../../core/query/query.ts';
import { overviewOf } from '../../core/training/overview.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { compareCodePoints } from '../lint/code-points.ts';
import { readDatasets } from '../lint/read-datasets.ts';
import { noPair } from '../lint/trouble.ts';
import { parseCount, pathsArgument } from '../options.ts';
import { pairsWhere } from '../query/pairs-where.ts';
import { whereOption } from '../query/where-option.ts';
import { relative } from '../relative.ts';
import { ignoredFolders } from '../stats/ignored-folders.ts';
import { type DatasetStats, statsAsJson, statsAsText } from '../stats/write-stats.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { Progress } from '../terminal/progress.ts';
import { styled, wantsColors } from '../terminal/style.ts';

interface StatsFlags {
  readonly where?: Query;
  readonly format: 'text' | 'json';
  readonly top: number;
}

/** Adds `lora stats`. */
export function addStats(program: Command): void {
  program
    .command('stats')
    .description('Tell datasets in numbers: pictures, captions, tags, tokens, sizes, buckets, steps.')
    .addArgument(pathsArgument('datasets, or folders that hold some'))
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addOption(
      whereOption('tell only of pictures and captions that fulfil a query: "tag:smile AND width:<768"'),
    )
    .option('--top <N>', 'how many tags the text has; the JSON has them all', parseCount, 20)
    .action(stats);
}

async function stats(paths: readonly string[], { format, top, where }: StatsFlags): Promise<void> {
  const knowledge = readKnowledge(__dirname, complain);
  const progress = new Progress(process.stderr);
  const { datasets, troubles } = readDatasets({ fileSystem: nodeFileSystem, pathKind }, paths, {
    images: 'headers',
    relative,
    tell: (describe) => progress.tell(describe),
  });
  const ignored = new Map(datasets.map(({ target, dataset }) => [dataset, ignoredFolders(target, dataset)]));
  const passedOver = new Set([...ignored.values()].flat().map(({ path }) => path));
  // A folder that a dataset has, though the trainer passes it over, is told there.
  const told = datasets.filter(
    ({ target: { root } }) => root.origin !== 'flat' || !passedOver.has(root.root),
  );
  const all: DatasetStats[] = [];
  for (const { dataset } of told) {
    const part = where ? await partOf(dataset, where, knowledge) : dataset;
    all.push({
      root: relative(dataset.root),
      overview: overviewOf(part, knowledge),
      // What the trainer passes over is no pair of the dataset, and fulfils nothing.
      ignored: where ? [] : (ignored.get(dataset) ?? []),
    });
    if (where && part.images.size === 0) complain(`${relative(dataset.root)}: ${noPair()}`);
  }
  progress.end();
  all.sort((a, b) => compareCodePoints(a.root, b.root));
  for (const trouble of troubles) fail(trouble);
  const style = styled(wantsColors(process.stdout, process.env));
  process.stdout.write(
    format === 'json' ? statsAsJson(all) : all.map((one) => statsAsText(one, top, style)).join('\n'),
  );
}

/** The dataset as if it had only the pairs that fulfil a query. */
async function partOf(dataset: Dataset, query: Query, knowledge: Knowledge): Promise<Dataset> {
  const lint = () => lintDataset(dataset, { next: () => undefined }, { knowledge });
  return onlyImages(dataset, await pairsWhere(query, dataset, nodeFileSystem, knowledge, lint));
}
