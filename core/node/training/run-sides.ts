import type { Dataset } from '../../dataset/dataset.ts';
import { basename, joinPath } from '../../path.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import type { Preparation } from '../../training/preparation.ts';
import { diffRuns } from '../../training/run-diff/index.ts';
import type { RunSide } from '../../training/run-diff/side.ts';
import { runFacts } from '../../training/run-facts.ts';
import { RUNS } from '../../training/run-name.ts';
import type { RunOrigin, RunRecord } from '../../training/run-record.ts';
import { parseTrainedPairs, TRAINED_FILE } from '../../training/trained-pairs.ts';
import { type JournalDisk, nodeJournalDisk } from '../disk/journal-disk.ts';
import type { OriginRun } from './find-origin.ts';
import { readRunTexts, readSmallText } from './run-texts.ts';
import { type Reading, readTrainedPairs, withDigests } from './trained-files.ts';

/** Ten thousand captions, each as long as they come, are smaller (bytes). */
const LARGEST_PAIRS = 256 * 1024 * 1024;

/** A run as it was trained, to be compared. */
export function sideOfRun(folder: string, record: RunRecord): RunSide {
  const files = trainingById(record.trainer.id).readRunFiles(readRunTexts(folder));
  const pairs = readSmallText(joinPath(folder, TRAINED_FILE), LARGEST_PAIRS);
  return {
    title: basename(folder),
    facts: record,
    values: files?.values,
    prompts: files?.prompts ?? [],
    pairs: pairs === undefined ? undefined : parseTrainedPairs(pairs),
  };
}

/** A dataset as it would be trained now, to be compared. @returns undefined when it was given up */
export async function sideOfNow(
  disk: JournalDisk,
  dataset: Dataset,
  preparation: Preparation,
  reading: Reading = {},
): Promise<RunSide | undefined> {
  const { plan, why } = preparation;
  const { id } = dataset.trainer;
  const training = trainingById(id);
  // What the files say of places is not compared.
  const files = training.readRunFiles(training.configFiles(plan, joinPath(plan.dataset, RUNS), why));
  const folders = plan.subsets.map(({ folder }) => folder);
  const trained = { dataset: plan.dataset, data: { folders, captionExtension: plan.captionExtension } };
  const listed = readTrainedPairs(disk, dataset.trainer, trained);
  const pairs = await withDigests(trained, listed, reading);
  return (
    pairs && {
      title: basename(plan.dataset),
      facts: runFacts(id, preparation),
      values: files?.values,
      prompts: files?.prompts ?? [],
      lacks: preparation.lacks,
      pairs,
    }
  );
}

/** What is otherwise in any run that goes on from another one. */
function optionsBegun(
  { beginning }: TrainingAdapter,
  kind: RunOrigin['kind'] | undefined,
): readonly string[] {
  if (kind === 'resume') return Object.keys(beginning.resume(''));
  return kind === 'warm-start' ? Object.keys(beginning.warmStart('', { kind: 'missing' })) : [];
}

/** A preparation that tells what differs now from the run that is gone back to. */
export async function withSince(
  dataset: Dataset,
  preparation: Preparation,
  { folder, record }: OriginRun,
  reading: Reading,
): Promise<Preparation> {
  const now = await sideOfNow(nodeJournalDisk, dataset, preparation, reading);
  if (!now) return preparation;
  const before = sideOfRun(folder, record);
  // That it is made from that run is no difference to it.
  const facts = { ...now.facts, origin: before.facts.origin };
  const since = diffRuns(before, { ...now, facts });
  const begun = optionsBegun(trainingById(record.trainer.id), preparation.origin?.kind);
  return {
    ...preparation,
    since: { ...since, options: since.options.filter(({ name }) => !begun.includes(name)) },
  };
}
