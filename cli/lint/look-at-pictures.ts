import * as path from 'node:path';
import process from 'node:process';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import { PixelReader } from '../../core/node/pixels/pixel-reader.ts';
import { PixelWorkers, startPixelWorker, usualWorkers } from '../../core/node/pixels/pixel-workers.ts';
import { complain } from '../terminal/complain.ts';

/** Progress is shown so often (ms). */
const SHOWN_EVERY = 200;

/** Processes that look at pictures, or write them. @param folder where the built `pixel-worker.js` lies */
export function pixelWorkers(folder: string, log: (line: string) => void = complain): PixelWorkers {
  return new PixelWorkers({
    start: () => startPixelWorker(path.join(folder, 'pixel-worker.js'), false),
    most: usualWorkers(),
    log,
  });
}

/**
 * What adds to a dataset how its pictures look (or some of them), decoded by all cores but one, or known from earlier.
 * Shows on a terminal how far it is.
 * @param folder where the built `pixel-worker.js` lies @param cache where to keep it, a native path; undefined: nowhere
 * @param log hears what stands in the way
 */
export function lookAtPictures(
  folder: string,
  cache: string | undefined,
  log: (line: string) => void = complain,
): (dataset: Dataset, pictures?: readonly ImageFile[]) => Promise<Dataset> {
  return async (dataset, pictures = [...dataset.images.values()]) => {
    const workers = pixelWorkers(folder, log);
    const reader = new PixelReader(workers, cache && path.join(cache, 'pixels'), log);
    const images = new Map<string, ImageFile>();
    const show = progressOf(pictures.length);
    await reader.read(
      pictures,
      ([file, pixels]) => {
        images.set(file, { ...dataset.images.get(file), path: file, pixels });
        show(images.size);
      },
      new AbortController().signal,
    );
    show(undefined);
    return withFiles(dataset, { images });
  };
}

/** Shows a number of pictures on a line of its own, which is gone in the end. */
function progressOf(all: number): (done: number | undefined) => void {
  let shown = performance.now();
  let isThere = false;
  return (done) => {
    const isNews = done === undefined ? isThere : performance.now() - shown > SHOWN_EVERY;
    if (!process.stderr.isTTY || !isNews) return;
    shown = performance.now();
    isThere = done !== undefined;
    process.stderr.write(`\r\u001b[K${done === undefined ? '' : `${done} of ${all} pictures`}`);
  };
}
