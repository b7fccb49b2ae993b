import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import type { FileChange } from '../../edits/bulk-edit.ts';
import type { Message } from '../../message.ts';
import { joinPath } from '../../path.ts';
import { digestOf } from '../digest.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { replaceFile } from '../disk/replace-file.ts';
import { removeIfThere } from '../disk/temporary-file.ts';
import { aboutFile, codeOf } from '../system-trouble.ts';
import { removeLeftOvers } from './left-overs.ts';

/** How many edits of more than one file can be taken back, for each dataset. */
const MOST_ENTRIES = 20;
/** And of a single file, such as captions that are typed one by one: they push no bulk edit out. */
const MOST_SINGLE = 100;
/** How the names of those end. */
const SINGLE = '-1.json';

/** How the names of entries end, and of what could not be taken back. */
const ENTRY = '.json';
const LEFT_OVER = '.left-over.json';

const edits = z.array(z.object({ span: z.object({ start: z.int(), end: z.int() }), newText: z.string() }));
const content = z.union([z.object({ base64: z.base64() }), z.object({ text: z.string(), bom: z.boolean() })]);
const stamp = z.object({ size: z.int(), mtimeMs: z.number(), digest: z.string() });
const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('edit'),
    file: z.string(),
    digest: z.string(),
    edits,
    bom: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('bytes'), file: z.string(), digest: z.string(), content }),
  z.object({
    kind: z.literal('replace'),
    file: z.string(),
    is: stamp,
    by: z.string(),
    byIs: stamp,
    keep: z.string().nullable(),
  }),
  z.object({ kind: z.literal('create'), file: z.string(), text: z.string(), bom: z.boolean() }),
  z.object({ kind: z.literal('remove'), file: z.string(), digest: z.string() }),
]) satisfies z.ZodType<FileChange>;
const record = z.object({
  version: z.literal(1),
  root: z.string(),
  title: z.object({ template: z.string(), args: z.array(z.union([z.string(), z.number()])) }),
  files: z.array(z.object({ original: z.string().nullable(), undo: change })),
});

/** What takes one file's change back. */
export interface JournalFile {
  /** The digest of what the file held before; null where there was none. */
  readonly original: string | null;
  readonly undo: FileChange;
}

/** A bulk edit that can be taken back. */
export interface JournalEntry {
  readonly root: string;
  readonly title: Message;
  readonly files: readonly JournalFile[];
}

/** An entry with the file that holds it. */
export interface KeptEntry extends JournalEntry {
  readonly path: string;
  /** Its name in the journal. Those of later entries come behind it, as texts are ordered. */
  readonly id: string;
}

/**
 * What takes bulk edits back, on disk, so that it outlives the program: one file an edit, written before the edit is.
 * A folder for each dataset keeps the last 20, and beside them the last 100 of a single file.
 */
export class Journal {
  readonly #disk: JournalDisk;
  readonly #folder: string;
  /** Which entries were given up since they were too many. */
  readonly #dropped = new Set<string>();
  #lastTime = 0;

  /** @param folder where it is kept; made with the first entry */
  constructor(disk: JournalDisk, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /** Keeps an entry. @throws the system's error when it can't be kept: then nothing must be written */
  add(entry: JournalEntry): KeptEntry {
    const folder = this.#folderOf(entry.root);
    this.#disk.makeFolder(folder);
    // Names are in order of time, also for two edits of one millisecond.
    this.#lastTime = Math.max(Date.now(), this.#lastTime + 1);
    const end = entry.files.length === 1 ? SINGLE : ENTRY;
    const name = `${String(this.#lastTime).padStart(15, '0')}-${randomBytes(4).toString('hex')}${end}`;
    const path = joinPath(folder, name);
    this.#write(path, entry);
    const files = this.#disk.names(folder).map((one) => joinPath(folder, one));
    removeLeftOvers(this.#disk, folder, files, Date.now());
    const names = this.#names(folder);
    const singles = names.filter((one) => one.endsWith(SINGLE));
    const others = names.filter((one) => !one.endsWith(SINGLE));
    for (const old of [...singles.slice(0, -MOST_SINGLE), ...others.slice(0, -MOST_ENTRIES)]) {
      this.#dropped.add(old);
      removeIfThere(this.#disk, joinPath(folder, old));
    }
    return { ...entry, path, id: name };
  }

  /** Whether an entry was given up since there were too many after it. */
  isTooOld(id: string): boolean {
    return this.#dropped.has(id);
  }

  /** The last bulk edit that is not taken back yet: of one dataset, or of all that are accepted. @throws the system's error */
  last(of: string | ((root: string) => boolean)): KeptEntry | undefined {
    const folders = typeof of === 'string' ? [this.#keyOf(of)] : this.#disk.names(this.#folder);
    const paths = folders.flatMap((key) => {
      const folder = joinPath(this.#folder, key);
      return this.#names(folder).map((name) => ({ name, path: joinPath(folder, name) }));
    });
    for (const { path, name } of paths.sort((a, b) => (a.name < b.name ? 1 : -1))) {
      const entry = this.#read(path);
      if (entry && (typeof of === 'string' ? entry.root === of : of(entry.root)))
        return { ...entry, path, id: name };
    }
    return undefined;
  }

  /** An entry of a dataset by its name; undefined where it was taken back, or was given up. @throws the system's error */
  find(root: string, id: string): KeptEntry | undefined {
    const folder = this.#folderOf(root);
    if (!this.#names(folder).includes(id)) return undefined;
    const path = joinPath(folder, id);
    const entry = this.#read(path);
    return entry && { ...entry, path, id };
  }

  /**
   * Notes that an entry was taken back, but for some files.
   * @param again those for which it can be tried again: they stay the dataset's last bulk edit
   * @param lost those that somebody changed since: what they held stays in a file of its own, for a person to look at
   */
  settle(
    { path, id: _, ...entry }: KeptEntry,
    again: readonly JournalFile[],
    lost: readonly JournalFile[],
  ): void {
    if (lost.length > 0)
      this.#write(`${path.slice(0, -ENTRY.length)}${LEFT_OVER}`, { ...entry, files: lost });
    if (again.length > 0) this.#write(path, { ...entry, files: again });
    else this.#disk.remove(path);
  }

  #folderOf(root: string): string {
    return joinPath(this.#folder, this.#keyOf(root));
  }

  #keyOf(root: string): string {
    return digestOf(Buffer.from(root)).slice(0, 32);
  }

  /** The entries in a folder, the oldest first. */
  #names(folder: string, end = ENTRY): readonly string[] {
    return this.#disk
      .names(folder)
      .filter(
        (name) => /^\d{15}-[0-9a-f]{8}(-1)?\./.test(name) && name.indexOf('.') === name.length - end.length,
      )
      .sort();
  }

  #write(path: string, { root, title, files }: JournalEntry): void {
    const kept = { version: 1, root, title: { ...title, args: [...title.args] }, files };
    replaceFile(this.#disk, path, JSON.stringify(kept));
  }

  /**
   * An entry of a file; undefined for one that is damaged or of a later version: those are left alone.
   * @throws the system's error for one that can't be read: another one must not be taken for it
   */
  #read(path: string): JournalEntry | undefined {
    let bytes: Uint8Array;
    try {
      bytes = this.#disk.read(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined;
      throw aboutFile(error, path);
    }
    try {
      return record.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
    } catch {
      return undefined;
    }
  }
}
