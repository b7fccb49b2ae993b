import { basename, dirname, joinPath, splitExtension } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import type { Trainer } from '../../trainers/trainer.ts';
import { pictureOfMask } from './masks.ts';

/** What folders of masks are called; ours is `_masks`. */
const FOLDER = /^_?mask(?:s|labels?)?$/i;
/** What is behind the name of a folder of pictures in that of its masks. */
const BEHIND = /[-_. ]mask(?:s|labels?)?$/i;

/** Where masks are looked for. */
export interface MaskPorts {
  readonly fileSystem: Pick<FileSystem, 'list'>;
  readonly trainer: Pick<Trainer, 'readsImage'>;
  /** The folders that a configuration names. */
  readonly named: readonly string[];
  /** Whether a file may be shown. */
  readonly isAllowed: (path: string) => boolean;
}

/**
 * The mask of a picture: where a configuration has the trainer look for it, then beside the picture, where its name tells
 * (`a-masklabel.png`, `a_mask.png` for `a.jpg`), then in a folder of masks in the same folder or beside that.
 */
export function findMask(ports: MaskPorts, image: string): string | undefined {
  const folder = dirname(image);
  const [stem] = splitExtension(basename(image));
  const isNamed = (name: string) => name === stem;
  const isTold = (name: string) => pictureOfMask(name) === stem;
  const isEither = (name: string) => isNamed(name) || isTold(name);
  const places: readonly (readonly [folder: string, accepts: (stem: string) => boolean])[] = [
    ...ports.named.map((one) => [one, isNamed] as const),
    [folder, isTold],
    ...maskFolders(ports, folder).map((one) => [one, isEither] as const),
  ];
  for (const [place, accepts] of places) {
    const found = ports.fileSystem
      .list(place)
      .filter(({ name, kind }) => kind === 'file' && ports.trainer.readsImage(name))
      .find(({ name }) => accepts(splitExtension(name)[0]));
    const path = found && joinPath(place, found.name);
    if (path !== undefined && path !== image && ports.isAllowed(path)) return path;
  }
  return undefined;
}

/** The folders of masks in a folder of pictures and beside it, as their names tell. */
function maskFolders({ fileSystem }: MaskPorts, folder: string): readonly string[] {
  const own = basename(folder);
  const parent = dirname(folder);
  const foldersIn = (one: string) =>
    fileSystem
      .list(one)
      .filter(({ kind }) => kind === 'folder')
      .map(({ name }) => name);
  const inside = foldersIn(folder).filter((name) => FOLDER.test(name));
  const beside = foldersIn(parent);
  const shared = beside.filter((name) => FOLDER.test(name)).map((name) => joinPath(parent, name));
  return [
    ...inside.map((name) => joinPath(folder, name)),
    ...beside
      .filter((name) => BEHIND.test(name) && name.replace(BEHIND, '') === own)
      .map((name) => joinPath(parent, name)),
    // The masks of several folders of pictures lie in folders of the same names.
    ...shared.map((one) => joinPath(one, own)),
    ...shared,
  ];
}
