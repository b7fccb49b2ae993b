import { parentPort } from 'node:worker_threads';
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
  try {
    for (const part of scan(nodeFileSystem, request)) answer({ id, part });
    answer({ id, done: true });
  } catch (error) {
    answer({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
