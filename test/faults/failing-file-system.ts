import type { Failure, FileSystem, ReadFailure } from '../../core/ports.ts';

/** A disk of which one call fails. */
export interface FailingFileSystem extends FileSystem {
  /** How many calls there were. */
  readonly calls: number;
}

/**
 * A disk that is there until a call, which fails as a file does that vanished, is locked, or can't be read any more.
 * @param last the number of the call that fails, from 1; 0 for none
 */
export function failingFileSystem(disk: FileSystem, last: number, failure: ReadFailure): FailingFileSystem {
  let calls = 0;
  const failed: Failure = { failure, detail: 'made to fail' };
  const call = <Result>(works: () => Result, fails: Result): Result => (++calls === last ? fails : works());
  return {
    get calls() {
      return calls;
    },
    list: (folder) => call(() => disk.list(folder), []),
    realPath: (path) => call(() => disk.realPath(path), undefined),
    readText: (path, limit) => call(() => disk.readText(path, limit), failed),
    readEnds: (path, head, tail) => call(() => disk.readEnds(path, head, tail), failed),
    times: (path) => call(() => disk.times(path), undefined),
    digest: (path) => call(() => disk.digest(path), undefined),
  };
}
