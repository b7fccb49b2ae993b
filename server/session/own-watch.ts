import { FileChangeType, type FileEvent, type TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  entriesOf,
  FolderWatch,
  type FolderWatchPorts,
  type PathChange,
} from '../../core/node/folder-watch.ts';
import { dirname, joinPath } from '../../core/path.ts';
import { pathOfUri, uriOfPath } from '../uri.ts';
import type { Session } from './session.ts';

/** What the watch needs from outside. */
export interface OwnWatchPorts {
  readonly watch: FolderWatchPorts['watch'];
  readonly tell: (events: readonly FileEvent[]) => void;
  readonly logError: (line: string) => void;
}

const types: Readonly<Record<PathChange['kind'], FileChangeType>> = {
  created: FileChangeType.Created,
  changed: FileChangeType.Changed,
  deleted: FileChangeType.Deleted,
};

/**
 * Watches the folders of a session for an editor that doesn't. A file that is opened or saved where the system lets
 * nobody watch has its folder read again.
 */
export function watchForEditor(
  ports: OwnWatchPorts,
  session: Session,
  documents: TextDocuments<TextDocument>,
): FolderWatch {
  const watch = new FolderWatch({
    watch: ports.watch,
    tell: (changes) => ports.tell(changes.map(({ path, kind }) => eventOf(path, types[kind]))),
    fallShort: (why) => ports.logError(shortfall(why)),
  });
  const follow = () => watch.follow(session.folders);
  const look = (uri: string) => {
    const at = pathOfUri(uri);
    if (at === undefined) return;
    watch.flush();
    const folder = dirname(at);
    if (!watch.isWatched(folder)) ports.tell(allIn(session, folder));
  };
  session.onDidScan(follow);
  session.onDidChange(({ files }) => files ?? follow());
  documents.onDidOpen(({ document }) => look(document.uri));
  documents.onDidSave(({ document }) => look(document.uri));
  return watch;
}

/**
 * Watches the datasets of a session beside an editor that watches all folders. Where the system lets nobody watch, there is
 * the editor.
 */
export function watchDatasets(
  { watch, tell }: Omit<OwnWatchPorts, 'logError'>,
  session: Session,
): FolderWatch {
  const own = new FolderWatch({
    watch,
    tell: (changes) => tell(changes.map(({ path, kind }) => eventOf(path, types[kind]))),
    fallShort: () => {},
  });
  session.onDidChange(({ files }) => files ?? own.follow(session.datasets.map(({ root }) => root)));
  return own;
}

/** All files of a folder as if they had changed, and those that are gone. */
function allIn(session: Session, folder: string): readonly FileEvent[] {
  const there = new Set(entriesOf(folder).map(({ name }) => joinPath(folder, name)));
  const datasets = session.datasets.filter(({ folders }) => folders.has(folder));
  const gone = datasets
    .flatMap(({ captions, images }) => [...captions.keys(), ...images.keys()])
    .filter((at) => dirname(at) === folder && !there.has(at));
  return [
    ...[...there].map((at) => eventOf(at, FileChangeType.Created)),
    ...gone.map((at) => eventOf(at, FileChangeType.Deleted)),
  ];
}

/** What is told, once, when not all is watched. */
function shortfall(why: string): string {
  return (
    `not all folders are watched: ${why}. What changes in the others is seen when a file there is opened or saved. ` +
    'Open the folder of the dataset alone, or have the system allow more (Linux: fs.inotify.max_user_watches).'
  );
}

function eventOf(at: string, type: FileChangeType): FileEvent {
  return { uri: uriOfPath(at), type };
}
