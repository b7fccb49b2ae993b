import * as fs from 'node:fs';
import * as path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Message, message } from '../../message.ts';
import { isWithin, joinPath } from '../../path.ts';
import { trainerById } from '../../trainers/index.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import { trainingById } from '../../trainers/training-adapters.ts';
import type { Job, JobPlace } from '../../training/job.ts';
import { RUNS } from '../../training/run-name.ts';
import { parseRunRecord, RUN_FILE, type RunRecord } from '../../training/run-record.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { readToChange } from '../disk/read-to-change.ts';
import { removeIfPossible } from '../if-there.ts';
import { fromNative, toNative } from '../native-path.ts';
import { aboutFile, systemTrouble } from '../system-trouble.ts';
import { RUN_TEXTS } from './run-texts.ts';

/** What is to be written, and where. */
export interface ExportWish {
  /** The run's folder. */
  readonly run: string;
  /** Where the job is to lie: a folder that is empty, or isn't there. */
  readonly to: string;
  /** Whether base models, which are large, are copied too. */
  readonly withModels: boolean;
}

/** Who is told how far it is, and can give it up. */
export interface ExportWatcher {
  /** @param done files that are copied */
  readonly progress: (done: number, all: number) => void;
  readonly signal: AbortSignal;
}

/** How it went. */
export type ExportResult =
  | {
      readonly kind: 'written';
      readonly files: number;
      /** Base models that have to be put there. */
      readonly missing: readonly JobPlace[];
      readonly remarks: readonly Message[];
    }
  | { readonly kind: 'refused'; readonly reason: Message }
  | { readonly kind: 'given-up' };

/**
 * Writes a run as a job for other machines: a folder of its own with what it trains. It is made beside its place and
 * put there when it is whole.
 * @throws the system's error for a disk that can't be read or written
 */
export async function exportJob(
  disk: JournalDisk,
  { run, to, withModels }: ExportWish,
  { progress, signal }: ExportWatcher,
): Promise<ExportResult> {
  const written = readToChange(disk, joinPath(run, RUN_FILE));
  const record =
    typeof written === 'string' ? undefined : parseRunRecord(Buffer.from(written.bytes).toString('utf8'));
  if (!record) return { kind: 'refused', reason: message('This is no run: {0}.', run) };
  if (disk.names(to).length > 0)
    return { kind: 'refused', reason: message('The folder is not empty: {0}.', to) };
  if (isWithin(to, record.dataset) && !isWithin(to, joinPath(record.dataset, RUNS)))
    return {
      kind: 'refused',
      reason: message('In the dataset its pictures would be found a second time: {0}.', to),
    };
  const job = trainingById(record.trainer.id).makeJob({ folder: run, record, texts: textsOf(disk, run) });
  if ('mistake' in job) return { kind: 'refused', reason: job.mistake };
  const listed = copiesOf(job, record, withModels);
  if ('gone' in listed)
    return { kind: 'refused', reason: message('What it trains is not there any more: {0}.', listed.gone) };
  const half = newFolderBeside(to);
  try {
    for (const [name, text] of Object.entries(job.files)) writeText(joinPath(half, name), text);
    for (const [done, { from, to: place }] of listed.copies.entries()) {
      progress(done, listed.copies.length);
      await copy(from, joinPath(half, place), signal);
    }
    if (job.models.length + job.lacking.length > 0) makeFolder(toNative(joinPath(half, 'models')));
    // An empty folder is in the way of the other one's name.
    if (fs.existsSync(toNative(to))) fs.rmdirSync(toNative(to));
    fs.renameSync(toNative(half), toNative(to));
  } catch (error) {
    removeIfPossible(toNative(half));
    if (signal.aborted) return { kind: 'given-up' };
    const { path: place } = error as NodeJS.ErrnoException;
    // By the name that it would have had: nobody knows the other one.
    throw place?.startsWith(half) ? aboutFile(error, to + place.slice(half.length)) : error;
  }
  const { models, lacking, remarks } = job;
  const missing = [...(withModels ? [] : models), ...lacking.map((to) => ({ from: to, to }))];
  const files = Object.keys(job.files).length + listed.copies.length;
  return { kind: 'written', files, missing, remarks };
}

function newFolderBeside(to: string): string {
  makeFolder(path.dirname(toNative(to)));
  return fromNative(fs.mkdtempSync(`${toNative(to)}.part-`));
}

function textsOf(disk: JournalDisk, run: string): Record<string, string> {
  const there = new Set(disk.names(run));
  const names = RUN_TEXTS.filter((name) => there.has(name));
  return Object.fromEntries(
    names.map((name) => [name, Buffer.from(disk.read(joinPath(run, name))).toString('utf8')]),
  );
}

/** Each file that is copied; or the first place that isn't there. @throws the system's error */
function copiesOf(
  { data, extras, models }: Job,
  record: RunRecord,
  withModels: boolean,
): { readonly copies: readonly JobPlace[] } | { readonly gone: string } {
  const trainer = trainerById(record.trainer.id);
  const whole = [...extras, ...(withModels ? models : [])];
  const gone = [...data, ...whole].find(
    ({ from }) => !fs.statSync(toNative(from), { throwIfNoEntry: false }),
  );
  if (gone) return { gone: gone.from };
  return {
    copies: [
      ...data.flatMap((place) => trainedIn(place, trainer, record.data.captionExtension)),
      ...whole.flatMap(allIn),
    ],
  };
}

/** Pictures and captions of one folder; what the trainer made of them it makes anew. */
function trainedIn({ from, to }: JobPlace, trainer: Trainer, captions: string): readonly JobPlace[] {
  return namesIn(from)
    .filter((name) => trainer.readsImage(name) || name.endsWith(captions))
    .map((name) => ({ from: joinPath(from, name), to: joinPath(to, name) }));
}

/** A file, or all that lies in a folder: a saved state, a model in parts. */
function allIn({ from, to }: JobPlace): readonly JobPlace[] {
  if (!fs.statSync(toNative(from)).isDirectory()) return [{ from, to }];
  return fs.readdirSync(toNative(from), { withFileTypes: true }).flatMap((entry) => {
    const place = { from: joinPath(from, entry.name), to: joinPath(to, entry.name) };
    // A link's own content; what a loop of links leads to is nobody's.
    return entry.isDirectory() ? allIn(place) : fs.statSync(toNative(place.from)).isFile() ? [place] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  return fs
    .readdirSync(toNative(folder), { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function writeText(file: string, text: string): void {
  makeFolder(path.dirname(toNative(file)));
  try {
    fs.writeFileSync(toNative(file), text, { mode: file.endsWith('.sh') ? 0o755 : 0o644 });
  } catch (error) {
    // Of an open file the system doesn't say which one it is.
    throw aboutFile(error, file);
  }
}

/** Copies by reading, so that a file of gigabytes can be given up. */
async function copy(from: string, to: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  makeFolder(path.dirname(toNative(to)));
  const [reading, writing] = [
    fs.createReadStream(toNative(from)),
    fs.createWriteStream(toNative(to), { flags: 'wx' }),
  ];
  try {
    await pipeline(reading, writing, { signal });
  } catch (error) {
    throw aboutFile(error, reading.errored ? from : to);
  }
}

/** Why a disk could not be read or written. @throws what is no trouble of the system's */
export function exportTrouble(error: unknown): Message {
  const trouble = systemTrouble(error);
  if (!trouble) throw error;
  return trouble;
}
