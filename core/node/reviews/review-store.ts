import * as z from 'zod';
import { dirname, joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import { digestOf } from '../digest.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { readToChange } from '../disk/read-to-change.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { stateFolder } from '../state-folder.ts';

/** A file of more bytes is none of ours. */
const LARGEST = 256 * 1024 * 1024;

const mark = z.object({
  /** The digest of the caption; null where there was none. */
  caption: z.string().nullable(),
  /** When the picture was written (milliseconds since 1970). */
  modified: z.number(),
});
const record = z.object({ version: z.literal(1), root: z.string(), marks: z.record(z.string(), mark) });

/** That somebody has looked at a pair, as it was then. */
export type ReviewMark = z.infer<typeof mark>;
/** By the picture's path below the dataset. */
export type ReviewMarks = ReadonlyMap<string, ReviewMark>;

/** Where marks lie. */
export function reviewFolder(): string {
  return joinPath(stateFolder(), 'reviewed');
}

/** The marks of a dataset; none where there is no file, or none that can be read. */
export function readMarks(
  fileSystem: Pick<FileSystem, 'readText'>,
  root: string,
  folder = reviewFolder(),
): ReviewMarks {
  const read = fileSystem.readText(fileOf(folder, root), LARGEST);
  return 'text' in read ? marksIn(read.text, root) : new Map();
}

function marksIn(text: string, root: string): ReviewMarks {
  const { data } = record.safeParse(parsed(text));
  return new Map(data?.root === root ? Object.entries(data.marks) : []);
}

/** Keeps which pairs somebody has looked at, beside the datasets: a file for each, by its root. */
export class ReviewStore {
  readonly #fileSystem: Pick<FileSystem, 'readText'>;
  readonly #disk: JournalDisk;
  readonly #folder: string;

  constructor(fileSystem: Pick<FileSystem, 'readText'>, disk: JournalDisk, folder: string) {
    this.#fileSystem = fileSystem;
    this.#disk = disk;
    this.#folder = folder;
  }

  /** The marks of a dataset. */
  read(root: string): ReviewMarks {
    return readMarks(this.#fileSystem, root, this.#folder);
  }

  /**
   * Sets marks, and takes those away that are undefined; what another program set meanwhile stays.
   * @returns all marks as they are now
   * @throws the system's error when they can't be kept, also where the others can't be read: they would be lost
   */
  change(root: string, changes: ReadonlyMap<string, ReviewMark | undefined>): ReviewMarks {
    const file = fileOf(this.#folder, root);
    const before = readToChange(this.#disk, file, LARGEST);
    const marks = new Map(
      typeof before === 'string' ? [] : marksIn(new TextDecoder().decode(before.bytes), root),
    );
    for (const [image, now] of changes) now ? marks.set(image, now) : marks.delete(image);
    const text = JSON.stringify({ version: 1, root, marks: Object.fromEntries(marks) });
    this.#disk.makeFolder(dirname(file));
    replaceFile(this.#disk, file, text);
    return marks;
  }
}

function fileOf(folder: string, root: string): string {
  return joinPath(folder, `${digestOf(new TextEncoder().encode(root))}.json`);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
