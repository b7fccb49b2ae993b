import { FollowedRun, runOf } from '../../core/node/runs/followed-run.ts';
import { LeftFilesReader } from '../../core/node/runs/left-files.ts';
import { type RunBeginning, readRunBeginning } from '../../core/node/runs/run-beginning.ts';
import { readRecord } from '../../core/node/training/run-folder.ts';
import { dirname } from '../../core/path.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { descentOf } from '../../core/training/outputs/descent.ts';
import type { LeftFiles } from '../../core/training/outputs/output-run.ts';
import type { RunRecord } from '../../core/training/run-record.ts';
import type { TrainingPorts } from '../training/ports.ts';
import { placeOfRun, type RunPlace, runIdOf } from './run-id.ts';

/** So many runs are kept with what was read of them: some to compare with, and those that they go on from. */
const MOST = 24;
/** So many runs back is looked. */
const FARTHEST = 8;
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
  /** With what it began; undefined for what is no run of ours. */
  readonly beginning: RunBeginning | undefined;
  /** The run that it goes on from, where that is there. */
  readonly before: OpenedRun | undefined;
}

/** The runs that are shown somewhere: what was read of their logs is kept, and only the growth is read. */
export class OpenedRuns {
  readonly #disk: TrainingPorts['disk'];
  /** The last one that was asked for is the last. */
  readonly #open = new Map<string, FollowedRun>();
  readonly #readers = new Map<string, LeftFilesReader>();
  readonly #searches = new Map<string, Search>();
  /** Its own files say with what a run began: they stay as they are once it was started. */
  readonly #beginnings = new Map<string, { readonly state: string; readonly value: RunBeginning }>();

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

  /** A run as it stands now, with those that it goes on from; undefined where there is none any more. @throws the system's error */
  look(id: string): Promise<OpenedRun | undefined> {
    return this.#look(id, []);
  }

  /** @param after the runs that go on from it */
  async #look(id: string, after: readonly string[]): Promise<OpenedRun | undefined> {
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
    const beginning = record && this.#beginningOf(place.folder, record);
    const before = await this.#before(beginning, [...after, key]);
    this.#join(followed, beginning, before?.followed);
    return { place, followed, beginning, before };
  }

  /** The run that saved the state that another begins with. */
  async #before(
    beginning: RunBeginning | undefined,
    after: readonly string[],
  ): Promise<OpenedRun | undefined> {
    if (beginning?.kind !== 'resume' || after.length > FARTHEST) return undefined;
    const folder = dirname(dirname(beginning.state));
    const name = readRecord(this.#disk, folder)?.name;
    if (name === undefined) return undefined;
    const id = runIdOf({ folder, name, isOurs: true, root: folder });
    return after.includes(id) ? undefined : await this.#look(id, after);
  }

  #join(followed: FollowedRun, beginning: RunBeginning | undefined, from: FollowedRun | undefined): void {
    const saved = beginning?.kind === 'resume' ? beginning.saved : undefined;
    const own = followed.record?.steps?.stepsPerEpoch;
    const before = from && {
      stepsPerEpoch: from.record?.steps?.stepsPerEpoch,
      descent: from.before?.descent,
    };
    followed.goOnFrom(saved && { descent: descentOf(saved, own, before), from });
  }

  #beginningOf(folder: string, record: RunRecord): RunBeginning {
    const known = this.#beginnings.get(folder);
    if (known?.state === record.state && record.state !== 'prepared') return known.value;
    const value = readRunBeginning(this.#trainingOf(record), folder, record);
    this.#beginnings.set(folder, { state: record.state, value });
    return value;
  }

  #trainingOf(record: RunRecord | undefined) {
    return trainingById(record?.trainer.id);
  }
}
