import { parentPort } from 'node:worker_threads';
import { joinPath } from '../path.ts';
import { nodeEditDisk } from './disk/edit-disk.ts';
import { isTemporary } from './disk/temporary-file.ts';
import { removeLeftOvers } from './edits/left-overs.ts';
import { nodeFileSystem } from './file-system.ts';
import { type ScanPart, type ScanRequest, scan } from './scan.ts';

/** What the worker is asked, and what it answers; `id` tells which scan an answer belongs to. */
export interface WorkerRequest {
  readonly id: number;
  readonly request: ScanRequest;
}
export type WorkerAnswer =
  | { readonly id: number; readonly part: ScanPart }
  | { readonly id: number; readonly done: true }
  | { readonly id: number; readonly error: string };

parentPort?.on('message', ({ id, request }: WorkerRequest) => {
  const answer = (message: WorkerAnswer) => parentPort?.postMessage(message);
  const temporary: string[] = [];
  const list = (folder: string) => {
    const entries = nodeFileSystem.list(folder);
    for (const { name } of entries) if (isTemporary(name)) temporary.push(joinPath(folder, name));
    return entries;
  };
  try {
    for (const part of scan({ ...nodeFileSystem, list }, request)) answer({ id, part });
    answer({ id, done: true });
    // None that this program writes: it began later.
    removeLeftOvers(nodeEditDisk, request.folder, temporary, performance.timeOrigin);
  } catch (error) {
    answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
