import { joinPath } from '../../../path.ts';
import { RUN_FILE } from '../../../training/run-record.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { codeOf } from '../../system-trouble.ts';

/** So long a run's file has to be missing before it is gone (ms): a network disk comes back. */
const PATIENCE = 30_000;

/** Tells when somebody removed a run's folder: nobody can find the training any more then, nor stop it. */
export class FolderWatch {
  readonly #disk: JournalDisk;
  readonly #file: string;
  #missing = 0;

  constructor(disk: JournalDisk, folder: string) {
    this.#disk = disk;
    this.#file = joinPath(folder, RUN_FILE);
  }

  /** Looks again. @param passed since the last look (ms) @returns whether it is gone for good */
  isGone(passed: number): boolean {
    this.#missing = this.#isMissing() ? this.#missing + passed : 0;
    return this.#missing >= PATIENCE;
  }

  #isMissing(): boolean {
    try {
      this.#disk.read(this.#file);
      return false;
    } catch (error) {
      return codeOf(error) === 'ENOENT';
    }
  }
}
