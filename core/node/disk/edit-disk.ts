import * as fs from 'node:fs';
import { promisify } from 'node:util';
import { dirname } from '../../path.ts';
import { fromNative, toNative } from '../native-path.ts';
import { aboutFile } from '../system-trouble.ts';
import { makeFolder } from './make-folder.ts';

const fsync = promisify(fs.fsync);

/** What a file that takes another's place inherits from it. */
export interface FileStatus {
  /** Permission bits. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Whether nobody may write it, or we may not. */
  readonly readOnly: boolean;
}

/** The disk as edits need it; a seam, so that its faults can be tried. Every method throws the system's error. */
export interface EditDisk {
  /** The file that a path leads to through all links. */
  realPath(path: string): string;
  status(path: string): FileStatus;
  read(path: string): Uint8Array;
  /**
   * Makes a file that was not there; its bytes are on the disk when it returns. When it throws, a part may be left.
   * Without `like` it gets what any new file of ours gets.
   */
  create(path: string, bytes: Uint8Array, like?: FileStatus): void;
  /** The same, without waiting: other files may be on their way to the disk at the same time. */
  createSoon(path: string, bytes: Uint8Array, like?: FileStatus): Promise<void>;
  rename(from: string, to: string): void;
  /** Renames a file, but never over another one. */
  place(from: string, to: string): void;
  remove(path: string): void;
  /** What is known of a file without its bytes; of a link, of itself. */
  look(path: string): FileLook;
  /** Gives a file a second name that was free. Not every file system can. */
  link(path: string, other: string): void;
  /** Makes the folder that a file is to lie in, and those above it. */
  makeFolderOf(path: string): void;
  /** Removes the folder that a file lay in, and those above it, as far as they are empty, up to one of a name. */
  removeEmptyFoldersOf(path: string, last: string): void;
}

/** What is known of a file without its bytes. */
export interface FileLook {
  readonly size: number;
  readonly mtimeMs: number;
  readonly isLink: boolean;
}

/** The disk. */
export const nodeEditDisk: EditDisk = {
  realPath: (path) => fromNative(fs.realpathSync.native(toNative(path))),
  status,
  // Not blocking: what became a pipe meanwhile would wait for a writer for ever.
  read: (path) => {
    const file = fs.openSync(toNative(path), fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      return fs.readFileSync(file);
    } catch (error) {
      throw aboutFile(error, path);
    } finally {
      fs.closeSync(file);
    }
  },
  create,
  createSoon,
  rename: (from, to) => fs.renameSync(toNative(from), toNative(to)),
  place,
  remove: (path) => fs.unlinkSync(toNative(path)),
  look(path) {
    const stat = fs.lstatSync(toNative(path));
    return { size: stat.size, mtimeMs: stat.mtimeMs, isLink: stat.isSymbolicLink() };
  },
  link: (path, other) => fs.linkSync(toNative(path), toNative(other)),
  makeFolderOf: (path) => makeFolder(toNative(dirname(path))),
  removeEmptyFoldersOf(path, last) {
    for (let folder = dirname(path); folder.split('/').includes(last); folder = dirname(folder))
      fs.rmdirSync(toNative(folder));
  },
};

function status(path: string): FileStatus {
  const { mode, uid, gid } = fs.statSync(toNative(path));
  // Root may write anything: for it, too, a file without any write permission is meant to stay as it is.
  return { mode: mode & 0o7777, uid, gid, readOnly: (mode & 0o222) === 0 || !mayWrite(path) };
}

function mayWrite(path: string): boolean {
  try {
    fs.accessSync(toNative(path), fs.constants.W_OK);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function create(path: string, bytes: Uint8Array, like?: FileStatus): void {
  const file = write(path, bytes, like);
  try {
    fs.fsyncSync(file);
  } catch (error) {
    throw aboutFile(error, path);
  } finally {
    fs.closeSync(file);
  }
}

async function createSoon(path: string, bytes: Uint8Array, like?: FileStatus): Promise<void> {
  const file = write(path, bytes, like);
  try {
    await fsync(file);
  } catch (error) {
    throw aboutFile(error, path);
  } finally {
    fs.closeSync(file);
  }
}

/** Makes a file. @returns it, still open: its bytes may not be on the disk yet */
function write(path: string, bytes: Uint8Array, like?: FileStatus): number {
  const file = fs.openSync(toNative(path), 'wx', like ? 0o600 : 0o666);
  try {
    for (let written = 0; written < bytes.length; ) written += fs.writeSync(file, bytes, written);
    if (like) inherit(file, like);
    return file;
  } catch (error) {
    fs.closeSync(file);
    throw aboutFile(error, path);
  }
}

function inherit(file: number, { mode, uid, gid }: FileStatus): void {
  const own = fs.fstatSync(file);
  if (own.uid !== uid || own.gid !== gid) {
    try {
      fs.fchownSync(file, uid, gid);
    } catch {
      // Only root may give files away; whoever may write the folder becomes the owner, as with any editor.
    }
  }
  fs.fchmodSync(file, mode);
}

function place(from: string, to: string): void {
  try {
    fs.linkSync(toNative(from), toNative(to));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOENT') throw error;
    // Not every file system has links (exFAT, many network folders): there the look and the renaming are two steps.
    if (fs.lstatSync(toNative(to), { throwIfNoEntry: false }))
      throw Object.assign(new Error(`EEXIST: ${to} is there already`), { code: 'EEXIST' });
    fs.renameSync(toNative(from), toNative(to));
    return;
  }
  try {
    fs.unlinkSync(toNative(from));
  } catch (error) {
    // Somebody took it away: the other name is the only one now.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    // It would have two names, and whoever is told of the error would take it for not done.
    fs.unlinkSync(toNative(to));
    throw error;
  }
}
