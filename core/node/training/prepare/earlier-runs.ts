import { readToml } from '../../../config/toml.ts';
import { dirname, joinPath } from '../../../path.ts';
import type { TrainingAdapter } from '../../../trainers/training-adapter.ts';
import { type EarlierRun, isOfKind, type RunKind } from '../../../training/estimate/time.ts';
import { advance, noProgress } from '../../../training/progress.ts';
import { recipeById } from '../../../training/recipes/index.ts';
import { RUNS } from '../../../training/run-name.ts';
import { isAtRest } from '../../../training/run-record.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { LogFollower } from '../follow-log.ts';
import { type ListedRun, listRuns } from '../list-runs.ts';
import { TRAIN_LOG } from '../run-folder.ts';

/** So many tell enough. */
const MOST = 10;
/** The end of a log, where the last steps stand (bytes). */
const TAIL = 64 * 1024;
/** The first steps of a run are slower than the others. */
const FEWEST = 20;

/** So many folders beside a dataset are looked into. */
const MOST_BESIDE = 100;

/** What the runs of a dataset, and of those beside it, tell about how long one of a kind takes. */
export async function earlierRuns(
  disk: JournalDisk,
  training: TrainingAdapter,
  dataset: string,
  kind: RunKind,
): Promise<readonly EarlierRun[]> {
  const runs: EarlierRun[] = [];
  for (const run of runsAround(disk, dataset)) {
    if (runs.length >= MOST) break;
    const found = kindOf(disk, training, run);
    // Before its log is read, which costs more than all else.
    if (!found || !isOfKind(found, kind)) continue;
    const secondsPerStep = await speedOf(training, run);
    if (secondsPerStep !== undefined) runs.push({ ...found, secondsPerStep });
  }
  return runs;
}

/** What kind of run it was; undefined for one that tells nothing of how long another takes. */
function kindOf(disk: JournalDisk, training: TrainingAdapter, run: ListedRun): RunKind | undefined {
  const { record } = run;
  const { gpu, steps, started } = record;
  const family = recipeById(record.recipe)?.family;
  if (!isAtRest(record) || !started || !gpu || !steps || !family) return undefined;
  if ((record.gpus?.length ?? 1) > 1) return undefined;
  const resolution = resolutionIn(disk, training, run);
  return resolution === undefined ? undefined : { gpu: gpu.name, family, resolution, batch: steps.batch };
}

/** The dataset's own runs, the newest first, and then those of the datasets in the same folder. */
function* runsAround(disk: JournalDisk, dataset: string): Iterable<ListedRun> {
  yield* listed(() => listRuns(disk, dataset));
  const parent = dirname(dataset);
  for (const name of listed(() => disk.names(parent)).slice(0, MOST_BESIDE)) {
    const beside = joinPath(parent, name);
    if (beside === dataset || !listed(() => disk.names(beside)).includes(RUNS)) continue;
    yield* listed(() => listRuns(disk, beside));
  }
}

/** What can be listed; nothing where the system refuses it, which says nothing about how long a training takes. */
function listed<One>(list: () => readonly One[]): readonly One[] {
  try {
    return list();
  } catch {
    return [];
  }
}

async function speedOf(training: TrainingAdapter, { folder }: ListedRun): Promise<number | undefined> {
  const reading = training.readLog();
  let progress = noProgress;
  try {
    await LogFollower.atTail(joinPath(folder, TRAIN_LOG), TAIL).read((text) => {
      for (const event of reading.read(text)) progress = advance(progress, event);
    });
  } catch {
    // A log that can't be read tells nothing.
    return undefined;
  }
  for (const event of reading.end()) progress = advance(progress, event);
  const { step, elapsed } = progress;
  return step >= FEWEST && elapsed ? elapsed / step : undefined;
}

function resolutionIn(
  disk: JournalDisk,
  training: TrainingAdapter,
  { folder }: ListedRun,
): string | undefined {
  let text: string;
  try {
    text = Buffer.from(disk.read(joinPath(folder, 'config.toml'))).toString('utf8');
  } catch {
    return undefined;
  }
  const toml = readToml(text);
  if ('mistake' in toml) return undefined;
  return training.resolutionOf(Object.assign({}, ...Object.values(Object(toml.value))));
}
