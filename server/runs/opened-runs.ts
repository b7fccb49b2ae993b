import { FollowedRun, runOf } from '../../core/node/runs/followed-run.ts';
import { LeftFilesReader } from '../../core/node/runs/left-files.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { LeftFiles } from '../../core/training/outputs/output-run.ts';
import type { RunRecord } from '../../core/training/run-record.ts';
import type { TrainingPorts } from '../training/ports.ts';
import { placeOfRun, type RunPlace, runIdOf } from './run-id.ts';

/** So many runs are kept with what was read of them: some to compare with. */
const MOST = 8;
/** A search that took long is not done again before so many times as long (ms). */
const REST = 20;

/** What was found below a folder, and until when that is believed. */
interface Search {
  readonly found: LeftFiles;
  readonly until: number;
}

/** An opened run. */
export interface OpenedRun {
  readonly place: RunPlace;
  readonly followed: FollowedRun;
}

/** The runs that are shown somewhere: what was read of their logs is kept, and only the growth is read. */
export class OpenedRuns {
  readonly #disk: TrainingPorts['disk'];
  /** The last one that was asked for is the last. */
  readonly #open = new Map<string, FollowedRun>();
  readonly #readers = new Map<string, LeftFilesReader>();
  readonly #searches = new Map<string, Search>();

  constructor({ disk }: Pick<TrainingPorts, 'disk'>) {
    this.#disk = disk;
  }

  /** What lies below a folder now, or a little while ago where looking takes long. @param isOurs whether it is a run of ours */
  search(root: string, isOurs: boolean, trainer?: string): LeftFiles {
    const known = this.#searches.get(root);
    const started = Date.now();
    if (known && started < known.until) return known.found;
    const reader = this.#readers.get(root) ?? new LeftFilesReader(trainingById(trainer).outputs);
    this.#readers.set(root, reader);
    const found = reader.read(root, isOurs);
    const ended = Date.now();
    this.#searches.set(root, { found, until: ended + REST * (ended - started) });
    return found;
  }

  /** A run as it stands now; undefined where there is none any more. @throws the system's error */
  async look(id: string): Promise<OpenedRun | undefined> {
    const place = placeOfRun(id);
    if (!place) return undefined;
    const record = place.isOurs ? readRecord(this.#disk, place.folder) : undefined;
    if (place.isOurs && !record) return undefined;
    const found = this.search(place.root, place.isOurs, record?.trainer.id);
    const run = runOf(found, place.folder, place.name, place.isOurs);
    if (!run) return undefined;
    const key = runIdOf(place);
    const followed = this.#open.get(key) ?? new FollowedRun(this.#trainingOf(record), run, record);
    this.#open.delete(key);
    this.#open.set(key, followed);
    for (const old of [...this.#open.keys()].slice(0, -MOST)) this.#open.delete(old);
    await followed.follow(run, record);
    return { place, followed };
  }

  #trainingOf(record: RunRecord | undefined) {
    return trainingById(record?.trainer.id);
  }
}
