import { createDataset, type Dataset, type DatasetOutline } from '../dataset/dataset.ts';
import { gather, type LintOptions, lintFiles, lintOutline } from '../engine.ts';
import type { Finding } from '../finding.ts';
import type { FileSystem, Turn } from '../ports.ts';
import type { Outline } from './outline.ts';
import { type SliceSettings, slicesOf } from './slices.ts';
import { type Summary, SummarySum } from './summary.ts';

/** The first pass: all that has to be known of a dataset before one of its files can be judged. */
export async function summarize(
  fileSystem: FileSystem,
  outline: Outline,
  settings: SliceSettings,
  around: { readonly options: LintOptions; readonly turn: Turn },
): Promise<Summary> {
  const sum = new SummarySum();
  // A shard may have no file at all: what rules gather in none is something, too.
  const none = emptyDataset(outline);
  sum.add({ ...none, captions: 0, gathered: gather(none, around.options) });
  for (const slice of slicesOf(fileSystem, outline, settings)) {
    sum.addSlice(slice, around.options);
    await around.turn.next();
  }
  return sum.summary;
}

/** A slice with what was found in its files. */
export interface LintedSlice {
  /** As it was read, with the numbers of the whole dataset. */
  readonly slice: Dataset;
  readonly findings: readonly Finding[];
}

/** The second pass: the findings of a shard's files, a slice at a time; the same ones as for all files at once. */
export async function* lintSlices(
  fileSystem: FileSystem,
  outline: Outline,
  { statistics, totals }: Summary,
  settings: SliceSettings,
  around: { readonly options: LintOptions; readonly turn: Turn },
): AsyncGenerator<LintedSlice> {
  for (const slice of slicesOf(fileSystem, outline, settings, { statistics, totals })) {
    yield { slice, findings: await lintFiles(slice, around.turn, around.options) };
  }
}

/** The findings about the dataset as a whole; what changes its files is no fix here, since they are not at hand. */
export function lintSummary(
  outline: DatasetAround,
  summary: Summary,
  options: LintOptions,
): readonly Finding[] {
  const { statistics, totals, gathered } = summary;
  const dataset: DatasetOutline = { ...emptyDataset(outline), statistics, totals };
  return [...lintOutline({ dataset, gathered }, options)];
}

/** What is known of a dataset beside its files. */
export type DatasetAround = Pick<Outline, 'found' | 'config' | 'configText' | 'files'>;

/** A dataset without its files. */
export function emptyDataset({ found, config, configText, files }: DatasetAround): Dataset {
  return createDataset({ ...found, config, configText, ...files });
}
