import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver/node';
import type { Session } from './session.ts';

const FILES = `**/*.{txt,caption,png,jpg,jpeg,webp,bmp,avif,jxl,PNG,JPG,JPEG,WEBP,BMP,AVIF,JXL,npz}`;
/** What our configuration and the trainer's own are called. */
const CONFIGS = ['**/*.toml', '**/*{dataset,prompt}*.json'];
/** What captions are called without anybody's doing. */
const USUAL = new Set(['.txt', '.caption']);

/** Has an editor watch the files that datasets are made of, those with extensions of their own included. */
export function watchFiles(connection: Connection, session: Session): void {
  let asked: string | undefined;
  let registered: Promise<Disposable | undefined> = Promise.resolve(undefined);
  const replace = async (before: typeof registered, watchers: readonly FileSystemWatcher[]) => {
    const old = await before;
    try {
      const options = { watchers: [...watchers] };
      const now = await connection.client.register(DidChangeWatchedFilesNotification.type, options);
      // Afterwards: what happened between the two would be told by nobody.
      old?.dispose();
      return now;
    } catch (error) {
      connection.console.error(`files are not watched: ${error}`);
      return old;
    }
  };
  const register = () => {
    const globs = session.datasets
      .map(({ captionExtension }) => captionExtension)
      .filter((extension) => extension !== '' && !USUAL.has(extension))
      .map(globOf);
    const extra = [...new Set(globs)].sort();
    if (asked === extra.join()) return;
    asked = extra.join();
    // Folders come and go too, and only as themselves: what was in a deleted one isn't told.
    const watchers = [
      ...[FILES, ...CONFIGS, ...extra].map((globPattern) => ({ globPattern })),
      { globPattern: '**/*', kind: 1 | 4 },
    ];
    registered = replace(registered, watchers);
  };
  register();
  session.onDidChange(({ files }) => files ?? register());
}

/** What is a pattern's own in an extension stands for any one character. */
function globOf(extension: string): string {
  return `**/*${extension.replace(/[*?{}[\]!,\\/]/g, '?')}`;
}
