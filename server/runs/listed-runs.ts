import { formatMessage } from '../../core/message.ts';
import { titleOf } from '../../core/node/runs/followed-run.ts';
import { systemTrouble } from '../../core/node/system-trouble.ts';
import { listRuns } from '../../core/node/training/list-runs.ts';
import { hasRecord, readRecord } from '../../core/node/training/run-folder.ts';
import { basename, dirname } from '../../core/path.ts';
import { groupRuns, type LeftFiles, type OutputRun } from '../../core/training/outputs/output-run.ts';
import { whenLeft } from '../../core/training/outputs/when-left.ts';
import type { RunRecord } from '../../core/training/run-record.ts';
import type { ListedRun } from '../../protocol/runs-page/requests.ts';
import type { TrainingPorts } from '../training/ports.ts';
import { pathOfUri } from '../uri.ts';
import type { OpenedRuns } from './opened-runs.ts';
import { runIdOf } from './run-id.ts';
import { isoOf } from './run-picture.ts';

/** Where runs are looked for. */
export interface ListingPorts extends Pick<TrainingPorts, 'disk'> {
  readonly opened: OpenedRuns;
  /** Hears of a folder that can't be looked into: all others are. */
  readonly log: (line: string) => void;
}

/** The runs of all datasets, and those below the folders that were chosen. @param folders URIs */
export function* listedRuns(
  { disk, opened, log }: ListingPorts,
  roots: readonly string[],
  folders: readonly string[],
): Iterable<ListedRun> {
  const seen = new Set<string>();
  const ours = roots.flatMap((root) => tried(() => listRuns(disk, root), log));
  for (const { folder, record } of ours.sort((a, b) => (a.record.created < b.record.created ? 1 : -1))) {
    seen.add(folder);
    yield listedRun(folder, record);
  }
  for (const uri of folders) {
    const folder = pathOfUri(uri);
    if (folder === undefined || seen.has(folder)) continue;
    yield* tried(() => {
      const record = hasRecord(disk, folder) ? readRecord(disk, folder) : undefined;
      if (record) return [listedRun(folder, record)];
      return [...listedBelow(disk, folder, opened.search(folder, false), seen)];
    }, log);
  }
}

/** What can be listed; nothing where the disk refuses it. */
function tried<One>(list: () => readonly One[], log: (line: string) => void): readonly One[] {
  try {
    return list();
  } catch (error) {
    const trouble = systemTrouble(error);
    if (!trouble) throw error;
    log(`runs are not listed: ${formatMessage(trouble)}`);
    return [];
  }
}

function listedRun(folder: string, { name, state, created, dataset }: RunRecord): ListedRun {
  const place = { folder, name, isOurs: true, root: folder };
  return { id: runIdOf(place), title: name, state, when: created, where: basename(dataset) };
}

/** What trainings left below a folder; runs of ours among it are shown as such. */
function* listedBelow(
  disk: TrainingPorts['disk'],
  root: string,
  found: LeftFiles,
  seen: Set<string>,
): Iterable<ListedRun> {
  for (const run of groupRuns(found)) {
    const owner = dirname(run.folder);
    const record = readRecord(disk, owner);
    if (!record) yield listedOutput(root, run);
    else if (!seen.has(owner)) yield listedRun(owner, record);
    if (record) seen.add(owner);
  }
}

function listedOutput(root: string, run: OutputRun): ListedRun {
  const { folder, name } = run;
  return {
    id: runIdOf({ folder, name, isOurs: false, root }),
    title: titleOf(run),
    state: null,
    when: isoOf(whenLeft(run)),
    where: basename(root),
  };
}
