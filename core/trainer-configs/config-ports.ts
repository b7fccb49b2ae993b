import { basename, dirname, splitExtension } from '../path.ts';
import type { FileSystem } from '../ports.ts';
import type { Trainer } from '../trainers/trainer.ts';
import type {
  ConfigText,
  InstalledOptions,
  TrainerConfigReading,
  TrainerConfigs,
} from '../trainers/trainer-configs.ts';

/** A configuration of more bytes is none. */
const LARGEST = 1024 * 1024;

/** The text of a file, or where it stops to be one. */
export type ConfigSource = ConfigText | { readonly name: string; readonly before: string };

/** A text that was read, and what came of it. */
export interface KnownReading {
  readonly text: string;
  readonly reading: TrainerConfigReading | undefined;
}

/** Where configurations are read. */
export interface ConfigPorts {
  readonly fileSystem: FileSystem;
  readonly trainer: Trainer;
  readonly configs: TrainerConfigs;
  /** The text of a file as it is now; undefined where there is none that can be read. */
  readonly source: (path: string) => ConfigSource | undefined;
  /** What was read of configurations that may name others, by path: each is read again only when its text is another one. */
  readonly readings: Map<string, KnownReading>;
  /** The options of the installed version of the trainer, where it is known. */
  readonly installed: () => InstalledOptions | undefined;
  /** Folders that a relative path may start from, beside the file's own and those around. */
  readonly startingFolders: readonly string[];
}

/** A file's text as the disk has it. */
export function sourceOnDisk(fileSystem: FileSystem, path: string): ConfigSource | undefined {
  const read = fileSystem.readText(path, LARGEST);
  const name = basename(path);
  if ('text' in read) return { name, ...read };
  return 'before' in read ? { name, before: read.before } : undefined;
}

/** Whether a text lies beside a picture of the same name: it is its caption then, whatever it is called. */
export function isCaptionByName(
  { fileSystem, trainer }: Pick<ConfigPorts, 'fileSystem' | 'trainer'>,
  path: string,
): boolean {
  const [stem, extension] = splitExtension(basename(path));
  if (extension.toLowerCase() !== '.txt') return false;
  return fileSystem
    .list(dirname(path))
    .some(({ name }) => trainer.readsImage(name) && splitExtension(name)[0] === stem);
}
