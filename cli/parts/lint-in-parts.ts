import { availableParallelism } from 'node:os';
import { readConfig } from '../../core/config/read-config.ts';
import { readConfigText } from '../../core/dataset/load.ts';
import { writeStatistics } from '../../core/dataset/merge-statistics.ts';
import { asksDictionary, byFile } from '../../core/engine.ts';
import { cutFiles } from '../../core/slices/cut-files.ts';
import { type DatasetAround, emptyDataset, lintSummary } from '../../core/slices/lint-slices.ts';
import { readSummary, SummarySum } from '../../core/slices/summary.ts';
import type { TagFlags } from '../lint/lint-around.ts';
import type { LintInParts } from '../lint/lint-paths.ts';
import type { Judged, LintSettings } from '../lint/lint-target.ts';
import { rangesInFiles } from '../lint/ranges-in-files.ts';
import { readOnce } from '../lint/read-once.ts';
import { checkingFiles, readingFiles } from '../lint/telling.ts';
import { PartWorker } from './part-worker.ts';

/** How a dataset is linted in parts. */
export interface PartSettings extends Pick<TagFlags, 'tags'> {
  /** Where the built `lint-worker.js` lies. */
  readonly folder: string;
  /** How many files are enough for a part. */
  readonly enough?: number;
  readonly cores?: number;
  /** Hears of each file that a thread looks at. */
  readonly notice: (file: string) => void;
  readonly complain: (line: string) => void;
}

/**
 * With fewer a thread saves less than it costs: each compiles the rules for itself, and thinks about each tag. Measured with
 * 20,000 tags on two cores.
 */
const ENOUGH = 60_000;
/** More would wait for the one that puts together what they found. */
const MOST_WORKERS = 16;

/** Lints large datasets in parts, each in a thread of its own, with the findings of a single run. */
export function lintInParts(parts: PartSettings): LintInParts {
  const { enough = ENOUGH, cores = availableParallelism() } = parts;
  return async (fileSystem, { root: found, files }, settings) => {
    const count = Math.min(
      cores,
      MOST_WORKERS,
      Math.floor((files.images.length + files.captions.length) / enough),
    );
    if (count < 2 || settings.where || settings.look) return undefined;
    const configText = found.origin === 'config' ? readConfigText(fileSystem, found.root) : undefined;
    const { config } = readConfig(configText ?? '');
    return judge({ found, config, configText, files }, count, { ...parts, ...settings });
  };
}

/** What workers look at in a dataset, without its pictures and with them. */
const looked = { off: ['captions'], headers: ['captions', 'images', 'caches'] } as const;

async function judge(
  around: DatasetAround,
  count: number,
  settings: LintSettings & PartSettings,
): Promise<Judged> {
  const { found, config, configText, files } = around;
  const { severities, knowledge, images, tags, notice, folder } = settings;
  const empty = emptyDataset(around);
  const progress = new PartProgress(settings.tell);
  const hearing = {
    progress: (done: number) => progress.add(done),
    // All of them may say the same.
    complain: readOnce(settings.complain),
  };
  const workers = cutFiles(files, empty, count).map(
    (own) =>
      new PartWorker(folder, { found, config, configText, files: own, images, severities, tags }, hearing),
  );
  try {
    for (const kind of looked[images]) for (const file of files[kind]) notice(file);
    // Each thread has its own tag lists; what is wrong with them is told of those that are asked for here.
    if (asksDictionary(config, { severities })) void knowledge.dictionary;
    const sum = new SummarySum();
    for (const worker of workers) sum.add(readSummary(await worker.summary));
    const { summary } = sum;
    const { statistics, totals, captions } = summary;
    progress.beginChecks();
    const counted = { statistics: writeStatistics(statistics), totals };
    const linted = await Promise.all(workers.map((worker) => worker.lint(counted)));
    const ofDataset = lintSummary(around, summary, { severities, knowledge });
    const texts = linted.map((one) => one.texts);
    return {
      dataset: { ...empty, statistics, totals },
      captions,
      configText,
      findings: [...ofDataset, ...linted.flatMap(({ findings }) => findings).sort(byFile)],
      rangesOf: rangesInFiles(found, configText, (file) => {
        return texts.find((some) => some.has(file))?.get(file);
      }),
    };
  } finally {
    for (const worker of workers) worker.end();
  }
}

/** How far all workers together are. */
class PartProgress {
  readonly #tell: LintSettings['tell'];
  #done = 0;
  #describe = readingFiles;

  constructor(tell: LintSettings['tell']) {
    this.#tell = tell;
  }

  add(done: number): void {
    this.#done += done;
    this.#tell?.(() => this.#describe(this.#done));
  }

  beginChecks(): void {
    this.#done = 0;
    this.#describe = checkingFiles;
  }
}
