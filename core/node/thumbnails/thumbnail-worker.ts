import { parentPort, workerData } from 'node:worker_threads';
import { shrink } from './shrink.ts';
import { prune } from './thumbnail-cache.ts';
import { type Thumbnail, thumbnailOf } from './thumbnails.ts';

/** What the worker is started with, asked, and what it answers; native paths. */
export interface ThumbnailWorkerData {
  readonly folder: string;
}
export interface ThumbnailWorkerRequest {
  readonly id: number;
  readonly picture: string;
}
export interface ThumbnailWorkerAnswer {
  readonly id: number;
  readonly thumbnail: Thumbnail;
}

/** Old thumbnails are removed when the first screenful is long there (ms). */
const PRUNE_AFTER = 30_000;

const { folder } = workerData as ThumbnailWorkerData;

parentPort?.on('message', async ({ id, picture }: ThumbnailWorkerRequest) => {
  const thumbnail = await thumbnailOf(folder, picture, shrink);
  parentPort?.postMessage({ id, thumbnail } satisfies ThumbnailWorkerAnswer);
});

// What can't be removed now is removed another time.
setTimeout(() => void prune(folder).catch(() => undefined), PRUNE_AFTER).unref();
