import * as fs from 'node:fs';
import { basename, joinPath } from '../../path.ts';
import type { OutputAdapter } from '../../training/outputs/output-adapter.ts';
import type { CheckpointFile, LeftFiles, LogFolder, SampleFile } from '../../training/outputs/output-run.ts';
import { toNative } from '../native-path.ts';
import { readCheckpoint } from '../training/whole-checkpoint.ts';
import { isEventFile } from './scalar-follower.ts';

/** How deep below a folder is looked: `logs/20261122210012/network_train` of a run in a folder of runs. */
const DEEPEST = 5;
/** So many entries are looked at: somebody may choose the root of a disk. */
const MOST = 50_000;

/** A picture that was not written for so long is shown as it is (ms). */
const WRITING = 30_000;
/** The last chunk of each PNG file. */
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);

type Mutable<Type> = {
  -readonly [Key in keyof Type]: Type[Key] extends readonly (infer One)[] ? One[] : never;
};

/** A checkpoint that was looked into, with what it was then. */
interface KnownCheckpoint {
  readonly size: number;
  readonly modified: number;
  readonly file: CheckpointFile | undefined;
}

/** Finds what trainings left below folders. Keeps what it read of each checkpoint, as long as the file is the same. */
export class LeftFilesReader {
  readonly #adapter: OutputAdapter;
  readonly #known = new Map<string, KnownCheckpoint>();

  constructor(adapter: OutputAdapter) {
    this.#adapter = adapter;
  }

  /**
   * Looks below a folder. Folders that begin with a dot, and saved states, are passed over; what can't be listed is empty.
   * @param isOurs whether it is a run of ours: any checkpoint in it was trained there
   */
  read(folder: string, isOurs: boolean): LeftFiles {
    const found: Mutable<LeftFiles> = { checkpoints: [], samples: [], logs: [] };
    let left = MOST;
    const look = (path: string, depth: number) => {
      const entries = entriesOf(path);
      left -= entries.length;
      this.#readFolder(path, entries, isOurs, found);
      if (depth === DEEPEST) return;
      for (const entry of entries) {
        if (left > 0 && entry.isDirectory() && this.#isLookedInto(entry.name))
          look(joinPath(path, entry.name), depth + 1);
      }
    };
    look(folder, 0);
    return found;
  }

  #isLookedInto(name: string): boolean {
    return !name.startsWith('.') && name !== 'node_modules' && !this.#adapter.isState(name);
  }

  #readFolder(
    folder: string,
    entries: readonly fs.Dirent[],
    isOurs: boolean,
    found: Mutable<LeftFiles>,
  ): void {
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    if (basename(folder) === this.#adapter.sampleFolder) found.samples.push(...this.#samples(folder, names));
    else found.checkpoints.push(...this.#checkpoints(folder, names, isOurs));
    const begun = beginningOf(names.filter(isEventFile));
    if (begun !== undefined) found.logs.push({ path: folder, begun } satisfies LogFolder);
  }

  #samples(folder: string, names: readonly string[]): readonly SampleFile[] {
    return names.flatMap((name): readonly SampleFile[] => {
      const sample = this.#adapter.sampleOf(name);
      const path = joinPath(folder, name);
      const status = sample && statusOf(path);
      if (!sample || !status || isBeingWritten(path, status)) return [];
      return [{ ...sample, path, modified: status.mtimeMs }];
    });
  }

  #checkpoints(folder: string, names: readonly string[], isOurs: boolean): readonly CheckpointFile[] {
    const found = names.flatMap((name) => this.#checkpoint(joinPath(folder, name), name) ?? []);
    if (isOurs) return found;
    // A base model may lie here as well: one that says nothing of its training has to have a numbered one beside it.
    const numbered = new Set(found.filter(({ moment }) => moment.kind !== 'last').map(({ run }) => run));
    return found.filter(({ facts, run }) => facts !== undefined || numbered.has(run));
  }

  #checkpoint(path: string, name: string): CheckpointFile | undefined {
    const named = this.#adapter.checkpointOf(name);
    const status = named && statusOf(path);
    if (!named || !status) return undefined;
    const [size, modified] = [status.size, status.mtimeMs];
    const before = this.#known.get(path);
    if (before?.size === size && before.modified === modified) return before.file;
    const content = readCheckpoint(path);
    const file: CheckpointFile | undefined =
      content.kind === 'missing' || content.kind === 'folder'
        ? undefined
        : {
            ...named,
            ...{ path, size, modified },
            facts:
              content.kind === 'safetensors' ? this.#adapter.factsOf(content.header.metadata) : undefined,
            isWhole: content.kind === 'safetensors' ? size >= content.header.size : content.kind === 'other',
          };
    // What can't be read now may be readable the next time, though it is the same.
    if (content.kind !== 'unreadable') this.#known.set(path, { size, modified, file });
    return file;
  }
}

/** Whether a picture is still written: a page that showed the half of it would not look again. */
function isBeingWritten(path: string, { size, mtimeMs }: fs.Stats): boolean {
  if (size === 0) return true;
  return Date.now() - mtimeMs < WRITING && !endsAsPng(path, size);
}

function endsAsPng(path: string, size: number): boolean {
  const end = Buffer.alloc(Math.min(size, PNG_END.length));
  try {
    const descriptor = fs.openSync(toNative(path), 'r');
    try {
      fs.readSync(descriptor, end, 0, end.length, size - end.length);
    } finally {
      fs.closeSync(descriptor);
    }
  } catch {
    // What can't be read can't be shown either: it is looked at again.
    return false;
  }
  return end.equals(PNG_END);
}

function entriesOf(folder: string): readonly fs.Dirent[] {
  try {
    return fs.readdirSync(toNative(folder), { withFileTypes: true });
  } catch {
    return [];
  }
}

function statusOf(path: string): fs.Stats | undefined {
  try {
    return fs.statSync(toNative(path));
  } catch {
    return undefined;
  }
}

/** When the first of some event files was begun, as their names have it (seconds since 1970); undefined where there is none. */
function beginningOf(names: readonly string[]): number | undefined {
  const times = names.map((name) => Number(/tfevents\.(\d+)/.exec(name)?.[1] ?? 0));
  return times.length === 0 ? undefined : Math.min(...times);
}
