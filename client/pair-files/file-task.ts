import type { PairFilesResult } from '../../protocol/files.ts';
import type { AskedServer } from '../asked-server.ts';
import type { Asked } from '../questions/asked.ts';
import type { FileHistory } from './file-history.ts';

/** What something is done to, and what was answered beforehand. */
export interface FileTaskContext {
  readonly client: AskedServer;
  /** The dataset's URI. */
  readonly dataset: string;
  readonly pairs: readonly PairFilesResult[];
  readonly asked: Pick<Asked, 'text'>;
  readonly history: FileHistory;
}

/** Changes files of pairs. @returns of how many names; undefined where it was given up */
export type FileTask = (context: FileTaskContext) => Promise<number | undefined>;
