import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileSystemWatcher,
} from 'vscode-languageserver/node';
import { literalGlob } from '../literal-glob.ts';
import { Registered } from '../registered.ts';
import type { Session } from './session.ts';

const FILES = `**/*.{txt,caption,png,jpg,jpeg,webp,bmp,avif,jxl,PNG,JPG,JPEG,WEBP,BMP,AVIF,JXL,npz}`;
/** What our configuration and the trainer's own are called. */
const CONFIGS = ['**/*.toml', '**/*{dataset,prompt}*.json'];
/** What captions are called without anybody's doing. */
const USUAL = new Set(['.txt', '.caption']);

/** Has an editor watch the files that datasets are made of, those with extensions of their own included. */
export function watchFiles(connection: Connection, session: Session): void {
  const registered = new Registered<{ watchers: FileSystemWatcher[] }>(
    (options) => connection.client.register(DidChangeWatchedFilesNotification.type, options),
    (error) => connection.console.error(`files are not watched: ${error}`),
  );
  const register = () => {
    const globs = session.datasets
      .map(({ captionExtension }) => captionExtension)
      .filter((extension) => extension !== '' && !USUAL.has(extension))
      .map(globOf);
    const extra = [...new Set(globs)].sort();
    // Folders come and go too, and only as themselves: what was in a deleted one isn't told.
    const watchers = [
      ...[FILES, ...CONFIGS, ...extra].map((globPattern) => ({ globPattern })),
      { globPattern: '**/*', kind: 1 | 4 },
    ];
    registered.update({ watchers });
  };
  register();
  session.onDidChange(({ files }) => files ?? register());
}

function globOf(extension: string): string {
  return `**/*${literalGlob(extension)}`;
}
