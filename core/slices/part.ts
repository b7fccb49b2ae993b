import type { Config } from '../config/schema.ts';
import { assembleWhole } from '../dataset/assemble.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { DatasetFiles, DatasetRoot } from '../dataset/discovery/discovery.ts';
import { seenText } from '../dataset/files.ts';
import { type LoadedPart, type LoadOptions, loadDataset } from '../dataset/load.ts';
import { type LintOptions, lintFiles } from '../engine.ts';
import type { Finding } from '../finding.ts';
import type { FileSystem, Turn } from '../ports.ts';
import { type Summary, SummarySum } from './summary.ts';

/** A part of a dataset, and how it is read. Plain data. */
export interface PartRequest {
  readonly found: DatasetRoot;
  readonly config: Config;
  /** The text of its configuration file, as it was read for all parts. */
  readonly configText: string | undefined;
  /** Those of this part; see `cutFiles`. */
  readonly files: DatasetFiles;
  readonly images: LoadOptions['images'];
}

/** What is told of a part. */
export interface LintedPart {
  /** By file and place. */
  readonly findings: readonly Finding[];
  /** The texts of the captions that have any, as the rules saw them. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A part of a dataset that stays in memory between the two passes: it is read once. */
export class Part {
  readonly #dataset: Dataset;
  readonly #options: LintOptions;

  /** Reads all of its files. @param take passes on what comes, to hear how far it is */
  constructor(
    fileSystem: FileSystem,
    { found, images, ...own }: PartRequest,
    options: LintOptions,
    take: (parts: Iterable<LoadedPart>) => Iterable<LoadedPart> = (parts) => parts,
  ) {
    this.#options = options;
    this.#dataset = assembleWhole(take(loadDataset(fileSystem, new Map(), found, { images, ...own })));
  }

  /** What has to be known of it before a file of any part can be judged: the first pass. */
  summary(): Summary {
    const sum = new SummarySum();
    sum.addSlice(this.#dataset, this.#options);
    return sum.summary;
  }

  /** What is found in its files: the second pass. @param counts of all parts */
  async lint(
    { statistics, totals }: Pick<Summary, 'statistics' | 'totals'>,
    turn: Turn,
  ): Promise<LintedPart> {
    const dataset: Dataset = { ...this.#dataset, statistics, totals };
    const findings = await lintFiles(dataset, turn, this.#options);
    const texts = new Map<string, string>();
    for (const { file } of findings) {
      if (texts.has(file)) continue;
      const caption = dataset.captions.get(file);
      if (caption) texts.set(file, seenText(caption));
    }
    return { findings, texts };
  }
}
