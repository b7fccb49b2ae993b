import { textIn } from '../../core/lora-file/training-metadata.ts';
import { openCheckpoint } from '../../core/node/safetensors/open-checkpoint.ts';
import { basename, dirname, joinPath, splitExtension } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { isRunFolderName, RUNS } from '../../core/training/run-name.ts';
import type { Session } from '../session/session.ts';

/** A LoRA that a prompt may name. */
export interface LoraFile {
  /** Its file's name without `.safetensors`. */
  readonly name: string;
  readonly path: string;
  /** The folder of its run; undefined for one beside the prompt. */
  readonly run?: string;
}

/** So long a listing holds (ms): each keystroke asks. */
const MOMENT = 2000;
/** A run's folder ends with the time when it was made. */
const STAMP = 15;

/** The LoRAs that are known without being asked for: checkpoints of the open datasets' runs, and files beside a prompt. */
export class LoraFiles {
  readonly #session: Session;
  readonly #fileSystem: FileSystem;
  readonly #listed = new Map<string, { readonly files: readonly LoraFile[]; readonly until: number }>();
  readonly #triggers = new Map<string, { readonly modified: number; readonly trigger: string | undefined }>();

  constructor(session: Session, fileSystem: FileSystem) {
    this.#session = session;
    this.#fileSystem = fileSystem;
  }

  /** Those for a prompt: beside it, then of the runs, the newest first; of several of one name the first one counts. */
  for(prompt: string): readonly LoraFile[] {
    const folder = dirname(prompt);
    const known = this.#listed.get(folder);
    if (known && Date.now() < known.until) return known.files;
    const byName = new Map<string, LoraFile>();
    for (const file of [...this.#in(folder), ...this.#ofRuns()])
      if (!byName.has(file.name)) byName.set(file.name, file);
    const files = [...byName.values()];
    this.#listed.set(folder, { files, until: Date.now() + MOMENT });
    return files;
  }

  /** What triggers a LoRA, if its metadata say so. */
  triggerOf({ path }: LoraFile): string | undefined {
    const modified = this.#fileSystem.times(path)?.modified ?? 0;
    const known = this.#triggers.get(path);
    if (known?.modified === modified) return known.trigger;
    const trigger = readTrigger(path);
    this.#triggers.set(path, { modified, trigger });
    return trigger;
  }

  /** Files came or went. */
  forget(): void {
    this.#listed.clear();
  }

  #ofRuns(): readonly LoraFile[] {
    const runs = this.#session.datasets.flatMap(({ root }) => {
      const parent = joinPath(root, RUNS);
      const names = this.#fileSystem.list(parent).map(({ name }) => name);
      return names.filter(isRunFolderName).map((name) => joinPath(parent, name));
    });
    return runs
      .sort((a, b) => (a.slice(-STAMP) < b.slice(-STAMP) ? 1 : -1))
      .flatMap((run) => this.#in(joinPath(run, 'output')).map((file) => ({ ...file, run: basename(run) })));
  }

  /** By name: the end of a training in front of its epochs, which have a number behind the same name. */
  #in(folder: string): readonly LoraFile[] {
    return this.#fileSystem
      .list(folder)
      .flatMap(({ name, kind }) => {
        const [stem, extension] = splitExtension(name);
        const isOne = kind === 'file' && extension.toLowerCase() === '.safetensors';
        return isOne ? [{ name: stem, path: joinPath(folder, name) }] : [];
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function readTrigger(path: string): string | undefined {
  const file = openCheckpoint(path);
  if (file.kind !== 'safetensors') return undefined;
  file.close();
  return textIn(file.header.metadata['modelspec.trigger_phrase'])?.replace(/\s+/g, ' ').trim();
}
