import type { EditDisk } from '../../core/node/disk/edit-disk.ts';
import type { JournalDisk } from '../../core/node/disk/journal-disk.ts';

/** A file of a disk in memory. */
export interface MemoryFile {
  readonly bytes: Uint8Array;
  readonly readOnly?: boolean;
  readonly mtimeMs?: number;
  readonly isLink?: boolean;
}

/** The system's error of a code, as Node throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it went wrong`), { code });
}

/** What happens in the middle of a call: it may throw, as a disk does, or change other files. */
export type Events = { readonly [Method in keyof EditDisk]?: (path: string) => unknown };

/** A disk in memory; a file that is being made is half written when its event comes. */
export function memoryDisk(files: Map<string, MemoryFile>, events: Events = {}): EditDisk {
  const at = (path: string): MemoryFile => {
    const file = files.get(path);
    if (!file) throw systemError('ENOENT');
    return file;
  };
  const create = (path: string, bytes: Uint8Array): void => {
    if (files.has(path)) throw systemError('EEXIST');
    files.set(path, { bytes: bytes.subarray(0, bytes.length >> 1) });
    events.create?.(path);
    files.set(path, { bytes });
  };
  return {
    realPath(path) {
      events.realPath?.(path);
      at(path);
      return path;
    },
    status(path) {
      events.status?.(path);
      return { mode: 0o644, uid: 0, gid: 0, readOnly: at(path).readOnly ?? false };
    },
    read(path) {
      events.read?.(path);
      return at(path).bytes;
    },
    create,
    createSoon: async (path, bytes) => create(path, bytes),
    rename(from, to) {
      events.rename?.(from);
      files.set(to, at(from));
      files.delete(from);
    },
    place(from, to) {
      events.place?.(to);
      if (files.has(to)) throw systemError('EEXIST');
      files.set(to, at(from));
      files.delete(from);
    },
    remove(path) {
      events.remove?.(path);
      at(path);
      files.delete(path);
    },
    look(path) {
      events.look?.(path);
      const { bytes, mtimeMs = 0, isLink = false } = at(path);
      return { size: bytes.length, mtimeMs, isLink };
    },
    link(path, other) {
      events.link?.(path);
      if (files.has(other)) throw systemError('EEXIST');
      files.set(other, at(path));
    },
    removeEmptyFoldersOf(path) {
      events.removeEmptyFoldersOf?.(path);
    },
    makeFolderOf(path) {
      events.makeFolderOf?.(path);
    },
  };
}

/** The same with folders, as the journal needs it; a folder is there once something lies in it. */
export function memoryJournalDisk(files: Map<string, MemoryFile>, events: Events = {}): JournalDisk {
  return {
    ...memoryDisk(files, events),
    names(folder) {
      const below = [...files.keys()].filter((path) => path.startsWith(`${folder}/`));
      return [...new Set(below.map((path) => path.slice(folder.length + 1).split('/')[0] ?? ''))];
    },
    makeFolder: () => undefined,
  };
}
