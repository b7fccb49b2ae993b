import { type Message, message } from '../../message.ts';
import { dirname, joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import { type Checkout, ENVIRONMENTS, type Installation } from '../../training/installation.ts';

const SCRIPT = 'train_network.py';
/** Where sd-scripts lies inside kohya_ss. */
const INNER = 'sd-scripts';
/** What kohya_ss is known by. */
const GUI = ['kohya_gui.py', 'gui.sh', 'gui.bat'];

/**
 * Looks whether a folder is a checkout of sd-scripts, or of kohya_ss around one, and for its virtual environment: in
 * the folder itself, for sd-scripts inside kohya_ss also around it.
 * @param pythonIn where an environment has its Python on this platform: `bin/python`
 */
export function readCheckout(fileSystem: FileSystem, folder: string, pythonIn: string): Checkout {
  const inner = joinPath(folder, INNER);
  if (isScripts(fileSystem, folder)) {
    const around = dirname(folder);
    const isInner = isGui(fileSystem, around);
    const places = isInner ? [folder, around] : [folder];
    return found(fileSystem, folder, isInner ? 'kohya_ss' : 'sd-scripts', folder, places, pythonIn);
  }
  if (isScripts(fileSystem, inner))
    return found(fileSystem, folder, 'kohya_ss', inner, [folder, inner], pythonIn);
  return { kind: 'none', reason: reasonAgainst(fileSystem, folder) };
}

function found(
  fileSystem: FileSystem,
  root: string,
  kind: Installation['kind'],
  scripts: string,
  places: readonly string[],
  pythonIn: string,
): Checkout {
  const candidates = places.flatMap((place) =>
    ENVIRONMENTS.map((name) => joinPath(place, `${name}/${pythonIn}`)),
  );
  const python = candidates.find((file) =>
    has(fileSystem, dirname(file), file.slice(dirname(file).length + 1)),
  );
  const trains = fileSystem
    .list(scripts)
    .filter(({ name, kind }) => kind === 'file' && name.endsWith(SCRIPT))
    .map(({ name }) => name);
  return { kind: 'found', installation: { root, kind, scripts, python, trains } };
}

function reasonAgainst(fileSystem: FileSystem, folder: string): Message {
  const unread = reasonUnread(fileSystem, folder);
  if (unread) return unread;
  if (fileSystem.realPath(folder) === undefined) return message('There is no folder "{0}".', folder);
  if (isGui(fileSystem, folder)) {
    const inner = reasonUnread(fileSystem, joinPath(folder, INNER));
    if (inner) return inner;
    return message(
      '"{0}" is kohya_ss without its trainer: the folder {1} in it is empty. "git submodule update --init" fills it.',
      folder,
      INNER,
    );
  }
  return message('"{0}" is neither sd-scripts nor kohya_ss: there is no {1} in it.', folder, SCRIPT);
}

/** Why a folder can't be read, which is then listed as an empty one; undefined for any other, and where there is none. */
function reasonUnread(fileSystem: FileSystem, folder: string): Message | undefined {
  if (fileSystem.list(folder).length > 0) return undefined;
  // A folder is no text, but why it can't be opened is told.
  const opened = fileSystem.readText(folder, 0);
  if (!('failure' in opened)) return undefined;
  if (opened.failure === 'permission')
    return message(
      'There is no permission to read the folder "{0}". Grant it, or take another folder.',
      folder,
    );
  return opened.failure === 'io' ? message('{0} can not be read: {1}.', folder, opened.detail) : undefined;
}

function isScripts(fileSystem: FileSystem, folder: string): boolean {
  const entries = fileSystem.list(folder);
  return (
    entries.some(({ name, kind }) => name === SCRIPT && kind === 'file') &&
    entries.some(({ name, kind }) => name === 'library' && kind === 'folder')
  );
}

function isGui(fileSystem: FileSystem, folder: string): boolean {
  return fileSystem.list(folder).some(({ name }) => GUI.includes(name));
}

/** A link that leads nowhere, as in an environment whose Python was removed, is none. */
function has(fileSystem: FileSystem, folder: string, file: string): boolean {
  return fileSystem.list(folder).some(({ name, kind }) => name === file && kind === 'file');
}
