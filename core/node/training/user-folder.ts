import { joinPath } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import type { ModelPart } from '../../training/model-parts.ts';
import {
  MODELS_FILE,
  readModels,
  readTrainers,
  TRAINERS_FILE,
  type UserFile,
  type UserModels,
  type UserTrainers,
  withValues,
} from '../../training/user-files.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import { replaceFile } from '../disk/replace-file.ts';

const LARGEST = 1024 * 1024;

/** What the user keeps for all their datasets, in their folder for us: the editor and the command line read the same. */
export interface UserFiles {
  readonly models: UserModels;
  readonly trainers: UserTrainers;
  /** Files that can't be read, each with the reason; they are taken for empty. */
  readonly mistakes: readonly { readonly file: string; readonly reason: string }[];
}

/** Reads the user's models and trainers. @param folder their folder for us */
export function readUserFiles(fileSystem: FileSystem, folder: string): UserFiles {
  const mistakes: { file: string; reason: string }[] = [];
  const read = <Content>(
    name: string,
    parse: (text: string) => UserFile<Content>,
    otherwise: Content,
  ): Content => {
    const file = joinPath(folder, name);
    const result = fileSystem.readText(file, LARGEST);
    if ('failure' in result && result.failure === 'missing') return otherwise;
    const parsed = 'text' in result ? parse(result.text) : { mistake: 'it can not be read as UTF-8' };
    if ('content' in parsed) return parsed.content;
    mistakes.push({ file, reason: parsed.mistake });
    return otherwise;
  };
  return {
    models: read(MODELS_FILE, readModels, {}),
    trainers: read(TRAINERS_FILE, readTrainers, {}),
    mistakes,
  };
}

/** Keeps where a base model is. @throws Error that says what the user can do */
export function keepModel(
  fileSystem: FileSystem,
  disk: JournalDisk,
  folder: string,
  name: string,
  path: string,
): void {
  keep(fileSystem, disk, folder, MODELS_FILE, name, { path });
}

/** Keeps where a file is that belongs to a base model of the list. @throws Error that says what the user can do */
export function keepModelPart(
  fileSystem: FileSystem,
  disk: JournalDisk,
  folder: string,
  name: string,
  { part, path }: { readonly part: ModelPart; readonly path: string },
): void {
  // A name that stands for a path alone becomes a table with both.
  const before = readUserFiles(fileSystem, folder).models[name]?.path;
  if (before === undefined) throw new Error(`${name} has no place in ${joinPath(folder, MODELS_FILE)} yet.`);
  keep(fileSystem, disk, folder, MODELS_FILE, name, { path: before, [part]: path });
}

/**
 * Keeps where a trainer is. A Python that stands there of an earlier trainer would outweigh this one's own, which
 * takes its place; where this one has none, it is the best guess there is.
 * @param python the one in the trainer's folder @param named one elsewhere that the user wants @throws Error that says what the user can do
 */
export function keepTrainer(
  fileSystem: FileSystem,
  disk: JournalDisk,
  folder: string,
  id: string,
  {
    path,
    python,
    named,
  }: { readonly path: string; readonly python: string | undefined; readonly named?: string },
): void {
  const before = readUserFiles(fileSystem, folder).trainers[id];
  const isStale = before?.python !== undefined && before.path !== path && python !== undefined;
  const own = named ?? (isStale ? python : undefined);
  keep(fileSystem, disk, folder, TRAINERS_FILE, id, own === undefined ? { path } : { path, python: own });
}

function keep(
  fileSystem: FileSystem,
  disk: JournalDisk,
  folder: string,
  name: string,
  table: string,
  values: Readonly<Record<string, string>>,
): void {
  const file = joinPath(folder, name);
  const before = fileSystem.readText(file, LARGEST);
  const isNew = 'failure' in before && before.failure === 'missing';
  if ('failure' in before && !isNew)
    throw new Error(
      before.failure === 'permission'
        ? `${file}: there is no permission to read it.`
        : `${file} can not be read: ${before.detail}`,
    );
  const text = 'text' in before ? before.text : isNew ? `# ${TITLES[name]}\n` : undefined;
  const after = text === undefined ? undefined : withValues(text, table, values);
  if (after === undefined)
    throw new Error(`${file} is not written in a way that it could be changed: set ${table} there by hand.`);
  disk.makeFolder(folder);
  // Some keep such files elsewhere, and a link to them here.
  replaceFile(disk, isNew ? file : disk.realPath(file), after);
}

const TITLES: Readonly<Record<string, string>> = {
  [MODELS_FILE]: 'Base models by name, for LoRA Workbench in all editors and on the command line.',
  [TRAINERS_FILE]: 'Where trainers are, for LoRA Workbench in all editors and on the command line.',
};
