import { isLora, modulesOf } from '../../lora-file/modules.ts';
import { textIn } from '../../lora-file/training-metadata.ts';
import { triggerOf } from '../../lora-file/trigger.ts';
import { basename, dirname, joinPath, splitExtension } from '../../path.ts';
import type { FileSystem } from '../../ports.ts';
import { isShared, lorasByName, type NamedLora } from '../../prompt/lora-names.ts';
import type { KnownLoras } from '../../prompt/prompt-flaws.ts';
import { isRunFolderName, RUNS } from '../../training/run-name.ts';
import { openCheckpoint } from '../safetensors/open-checkpoint.ts';

/** A LoRA that a prompt may name. */
export interface LoraFile extends NamedLora {
  readonly path: string;
  /** The folder of its run; undefined for one beside the prompt. */
  readonly run: string | undefined;
  /** What triggers it, if its metadata say so. */
  readonly trigger: string | undefined;
  /** Whether it is another thing, a whole model for example; of what can't be read nothing is known. */
  readonly isOther: boolean;
}

type Told = Pick<LoraFile, 'alias' | 'trigger' | 'isOther'>;
type Place = Pick<LoraFile, 'name' | 'path' | 'run'>;

const NOTHING: Told = { alias: undefined, trigger: undefined, isOther: false };
/** So long a listing holds (ms): each keystroke asks. */
const MOMENT = 2000;
/** A run's folder ends with the time when it was made. */
const STAMP = 15;
/** So many files are looked into for what they say. */
const MOST_LOOKED_INTO = 200;

/** The LoRAs that are known without being asked for: checkpoints of the datasets' runs, and files beside a prompt. */
export class LoraFiles {
  readonly #roots: () => readonly string[];
  readonly #fileSystem: FileSystem;
  readonly #listed = new Map<string, { readonly files: readonly LoraFile[]; readonly until: number }>();
  readonly #told = new Map<string, { readonly modified: number; readonly told: Told }>();

  /** @param roots the folders of the datasets */
  constructor(roots: () => readonly string[], fileSystem: FileSystem) {
    this.#roots = roots;
    this.#fileSystem = fileSystem;
  }

  /** Those for a prompt: beside it, then of the runs, the newest first; of several of one name the first one counts. */
  for(prompt: string): readonly LoraFile[] {
    const folder = dirname(prompt);
    const known = this.#listed.get(folder);
    if (known && Date.now() < known.until) return known.files;
    const byName = new Map<string, Place>();
    for (const place of [...this.#in(folder), ...this.#ofRuns()])
      if (!byName.has(place.name)) byName.set(place.name, place);
    const files = [...byName.values()].map((place, index) => ({
      ...place,
      ...(index < MOST_LOOKED_INTO ? this.#toldBy(place.path) : NOTHING),
    }));
    this.#listed.set(folder, { files, until: Date.now() + MOMENT });
    return files;
  }

  /** The same by the names that a prompt may have for them. */
  byName(prompt: string): ReadonlyMap<string, LoraFile> {
    return lorasByName(this.for(prompt));
  }

  /** What is known of a name in a prompt. */
  known(prompt: string): KnownLoras {
    const files = this.for(prompt);
    const names = lorasByName(files);
    return (name) => (names.has(name) ? 'one' : isShared(files, name) ? 'shared' : 'none');
  }

  /** Files came or went. */
  forget(): void {
    this.#listed.clear();
  }

  #toldBy(path: string): Told {
    const modified = this.#fileSystem.times(path)?.modified ?? 0;
    const known = this.#told.get(path);
    if (known?.modified === modified) return known.told;
    const told = readTold(path);
    this.#told.set(path, { modified, told });
    return told;
  }

  #ofRuns(): readonly Place[] {
    return this.#roots()
      .flatMap((root) => this.#foldersIn(root, (name) => name === RUNS))
      .flatMap((runs) => this.#foldersIn(runs, isRunFolderName))
      .sort((a, b) => (a.slice(-STAMP) < b.slice(-STAMP) ? 1 : -1))
      .flatMap((run) =>
        this.#foldersIn(run, (name) => name === 'output')
          .flatMap((output) => this.#in(output))
          .map((file) => ({ ...file, run: basename(run) })),
      );
  }

  /** What is not there is not listed: a listing that fails is told of by who asked for it. */
  #foldersIn(folder: string, isMeant: (name: string) => boolean): readonly string[] {
    return this.#fileSystem
      .list(folder)
      .filter(({ name, kind }) => kind === 'folder' && isMeant(name))
      .map(({ name }) => joinPath(folder, name));
  }

  /** By name: the end of a training in front of its epochs, which have a number behind the same name. */
  #in(folder: string): readonly Place[] {
    return this.#fileSystem
      .list(folder)
      .flatMap(({ name, kind }) => {
        const [stem, extension] = splitExtension(name);
        const isOne = kind === 'file' && extension.toLowerCase() === '.safetensors';
        return isOne ? [{ name: stem, path: joinPath(folder, name), run: undefined }] : [];
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function readTold(path: string): Told {
  const file = openCheckpoint(path);
  if (file.kind !== 'safetensors') return NOTHING;
  file.close();
  const { metadata } = file.header;
  return {
    alias: textIn(metadata['ss_output_name'])?.trim(),
    trigger: triggerOf(metadata)?.words,
    isOther: !isLora(modulesOf(file.header)),
  };
}
