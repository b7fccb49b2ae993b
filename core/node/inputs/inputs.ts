import { dirname } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';

/** What a piece of work looked at on the disk: its result is the same as long as these are. Plain data; core's paths. */
export interface Inputs {
  /** Folders that were listed: what they have, by name. */
  readonly listed: readonly string[];
  /** Folders that more than a few files were read of: all of their files. */
  readonly wholes: readonly string[];
  /** Other files that were read, or only asked about, there or not. */
  readonly files: readonly string[];
  /** Links of which it was asked where they lead. */
  readonly links: readonly string[];
}

/** A file system that notices what is looked at. */
export interface Noticing extends FileSystem {
  /** To be called where a path is looked at in another way. */
  notice(path: string): void;
  /** What was looked at so far. */
  inputs(): Inputs;
}

/** Of more files of a folder than this it is not remembered which. */
const FEW = 64;

/** Notices what is looked at through a file system. */
export function noticing(fileSystem: FileSystem): Noticing {
  const listed = new Set<string>();
  const links = new Set<string>();
  const byFolder = new Map<string, Set<string>>();
  const wholes = new Set<string>();
  const notice = (path: string) => {
    const folder = dirname(path);
    if (wholes.has(folder)) return;
    const files = byFolder.get(folder) ?? new Set<string>();
    files.add(path);
    if (files.size > FEW && listed.has(folder)) {
      wholes.add(folder);
      byFolder.delete(folder);
    } else byFolder.set(folder, files);
  };
  return {
    list(folder) {
      listed.add(folder);
      return fileSystem.list(folder);
    },
    realPath(path) {
      links.add(path);
      return fileSystem.realPath(path);
    },
    readText(path, limit) {
      notice(path);
      return fileSystem.readText(path, limit);
    },
    readEnds(path, head, tail) {
      notice(path);
      return fileSystem.readEnds(path, head, tail);
    },
    times(path) {
      notice(path);
      return fileSystem.times(path);
    },
    digest(path) {
      notice(path);
      return fileSystem.digest(path);
    },
    notice,
    inputs: () => ({
      listed: [...listed],
      wholes: [...wholes],
      files: [...byFolder.values()].flatMap((files) => [...files]),
      links: [...links],
    }),
  };
}
