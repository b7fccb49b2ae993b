import process from 'node:process';
import { type Command, Option } from 'commander';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { overviewOf } from '../../core/training/overview.ts';
import { compareCodePoints } from '../lint/code-points.ts';
import { readDatasets } from '../lint/read-datasets.ts';
import { parseCount } from '../options.ts';
import { relative } from '../relative.ts';
import { ignoredFolders } from '../stats/ignored-folders.ts';
import { type DatasetStats, statsAsJson, statsAsText } from '../stats/write-stats.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { Progress } from '../terminal/progress.ts';
import { styled, wantsColors } from '../terminal/style.ts';

interface StatsFlags {
  readonly format: 'text' | 'json';
  readonly top: number;
}

/** Adds `lora stats`. */
export function addStats(program: Command): void {
  program
    .command('stats')
    .description('Tell datasets in numbers: pictures, captions, tags, tokens, sizes, buckets, steps.')
    .argument('[PATH...]', 'datasets, or folders that hold some', ['.'])
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .option('--top <N>', 'how many tags the text has; the JSON has them all', parseCount, 20)
    .action(stats);
}

function stats(paths: readonly string[], { format, top }: StatsFlags): void {
  const knowledge = readKnowledge(__dirname, complain);
  const progress = new Progress(process.stderr);
  const { datasets, troubles } = readDatasets({ fileSystem: nodeFileSystem, pathKind }, paths, {
    images: 'headers',
    relative,
    tell: (describe) => progress.tell(describe),
  });
  progress.end();
  const ignored = new Map(datasets.map(({ target, dataset }) => [dataset, ignoredFolders(target, dataset)]));
  const passedOver = new Set([...ignored.values()].flat().map(({ path }) => path));
  const all = datasets
    // A folder that a dataset has, though the trainer passes it over, is told there.
    .filter(({ target: { root } }) => root.origin !== 'flat' || !passedOver.has(root.root))
    .map(({ dataset }): DatasetStats => {
      const overview = overviewOf(dataset, knowledge);
      return { root: relative(dataset.root), overview, ignored: ignored.get(dataset) ?? [] };
    })
    .sort((a, b) => compareCodePoints(a.root, b.root));
  for (const trouble of troubles) fail(trouble);
  const style = styled(wantsColors(process.stdout, process.env));
  process.stdout.write(
    format === 'json' ? statsAsJson(all) : all.map((one) => statsAsText(one, top, style)).join('\n'),
  );
}
