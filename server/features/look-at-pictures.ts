import * as path from 'node:path';
import { message } from '../../core/message.ts';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { PixelReader } from '../../core/node/pixels/pixel-reader.ts';
import { PixelWorkers, startPixelWorker, usualWorkers } from '../../core/node/pixels/pixel-workers.ts';
import { startProgress } from '../edits/progress.ts';
import { PixelPass } from '../pixels/pixel-pass.ts';
import type { Feature } from './feature.ts';

/** Looks at the pixels of declared datasets after they were read, for the rules that need them. */
export const lookAtPictures: Feature = {
  capabilities: () => ({}),
  register({ connection, client, session, settings, decoder }) {
    const log = (line: string) => connection.console.warn(line);
    const workers = new PixelWorkers({
      start: () => startPixelWorker(path.join(__dirname, 'pixel-worker.js'), true),
      most: usualWorkers(),
      log,
      onNoDecoder: () => decoder.miss(),
    });
    const pass = new PixelPass({
      session,
      reader: new PixelReader(workers, path.join(cacheFolder(), 'pixels'), log),
      setting: () => settings.current.lint.pixels,
      startProgress: (pictures) =>
        startProgress(connection, client, message('Looking at pictures'), pictures),
      log,
    });
    void settings.known().then(() => {
      session.onDidScan(() => pass.wake());
      session.onDidChange(() => pass.wake());
      settings.onDidChange(() => pass.wake());
      pass.wake();
    });
  },
};
