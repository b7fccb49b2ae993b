import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Disposable, Emitter } from 'vscode-languageserver/node';
import { type Message, message } from '../../core/message.ts';
import { downloadsFolder } from '../../core/node/dictionaries/downloads-folder.ts';
import type { LoadedDictionary } from '../../core/node/dictionaries/loaded-dictionary.ts';
import { namedList } from '../../core/node/dictionaries/named-list.ts';
import { type UsedList, usedLists } from '../../core/node/dictionaries/used-lists.ts';
import { homeFolder } from '../../core/node/home-folder.ts';
import { toNative } from '../../core/node/native-path.ts';
import { Dictionary } from '../../core/vocabulary/dictionary/dictionary.ts';
import type { Session } from '../session/session.ts';
import { SingleFlight } from '../session/single-flight.ts';
import type { Settings } from '../settings.ts';
import { DictionaryWorker } from './dictionary-worker.ts';
import { logLine, warningOf, withoutFolder } from './list-messages.ts';
import { ListWatch } from './list-watch.ts';

/** What a dictionary host needs from outside. Folders are native. */
export interface DictionaryPorts {
  readonly session: Session;
  readonly settings: Settings;
  /** Our folder for what can be made anew. */
  readonly cache: string;
  /** Our folder for what the user had us download. */
  readonly data: string;
  /** Folders of programs that the user told us of. */
  readonly programs: () => readonly string[];
  readonly log: (line: string) => void;
  readonly logError: (line: string) => void;
  readonly warn: (warning: Message) => void;
}

/** Whose a list of the settings is. */
const SETTINGS = 'settings';

/**
 * The dictionary of the tag lists that the user has. Nothing is looked for before there is a dataset; it is loaded
 * beside everything else, and loaded anew when the lists or the settings change. Who asks takes what is there.
 */
export class DictionaryHost {
  readonly #ports: DictionaryPorts;
  readonly #changed = new Emitter<Dictionary | undefined>();
  readonly #loading = new SingleFlight(() => this.#load());
  readonly #watch = new ListWatch(() => this.reload());
  readonly #listeners: readonly Disposable[];
  readonly #told = new Set<string>();
  #current: Dictionary | undefined;
  #worker: DictionaryWorker | undefined;
  /** What the current one was made of, and how these files were. */
  #made = '';
  #isNeeded = false;
  #isDisposed = false;
  /** There is another dictionary, or none any more. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: DictionaryPorts) {
    this.#ports = ports;
    const { session, settings } = ports;
    let before = JSON.stringify(settings.current.dictionaries);
    this.#listeners = [
      // Reading the datasets comes first: it has the machine to itself.
      session.onDidScan(() => this.#begin()),
      session.onDidChange(() => this.#begin()),
      settings.onDidChange(({ dictionaries }) => {
        const now = JSON.stringify(dictionaries);
        if (now === before) return;
        before = now;
        this.reload();
      }),
    ];
  }

  /** The dictionary as of now; none before it is loaded, and where the user has no list. */
  get current(): Dictionary | undefined {
    return this.#current;
  }

  /** Where downloaded lists are kept; native. */
  get downloads(): string {
    return downloadsFolder(this.#ports.data);
  }

  /** Looks for lists and loads them again, if something changed and there is a dataset to use them for. */
  reload(): void {
    if (!this.#isNeeded) return;
    const fail = (error: unknown) => {
      this.#ports.logError(`tag lists are not loaded: ${error}`);
      const reason = error instanceof Error ? error.message : String(error);
      this.#warn('', message('The tag lists could not be loaded: {0}. The log tells more.', reason));
    };
    this.#loading.run().catch(fail);
  }

  async dispose(): Promise<void> {
    this.#isDisposed = true;
    for (const listener of this.#listeners) listener.dispose();
    this.#watch.dispose();
    await this.#worker?.end();
  }

  #begin(): void {
    const { session } = this.#ports;
    if (this.#isNeeded || session.isScanning || session.datasets.length === 0) return;
    this.#isNeeded = true;
    this.reload();
  }

  async #load(): Promise<void> {
    await this.#ports.settings.known();
    if (this.#isDisposed) return;
    const worker = new DictionaryWorker();
    this.#worker = worker;
    try {
      const lists = await this.#choose(worker);
      const files = lists.map(({ file }) => file);
      this.#watch.watch(files, this.downloads);
      const making = await stateOf(files);
      if (making === this.#made || this.#isDisposed) return;
      const loaded = files.length > 0 ? await worker.load({ files, cache: this.#ports.cache }) : undefined;
      this.#made = making;
      this.#take(loaded, lists);
    } finally {
      this.#worker = undefined;
      await worker.end();
    }
  }

  /** The lists to use, the most trusted first: named, downloaded, found. */
  async #choose(worker: DictionaryWorker): Promise<readonly UsedList[]> {
    const { settings, session, programs } = this.#ports;
    const folders = session.folders.map(toNative);
    const home = homeFolder();
    const named = settings.current.dictionaries.files.flatMap((written): readonly UsedList[] => {
      const file = namedList(written, home, folders);
      if (file === undefined) this.#warn(written, withoutFolder(written));
      return file === undefined ? [] : [{ file, from: SETTINGS }];
    });
    const roots = [...programs(), ...folders.map((folder) => path.dirname(folder))];
    const found = settings.current.dictionaries.find
      ? await worker.find({ home, env: { ...process.env }, roots: [...new Set(roots)] })
      : [];
    return usedLists(named, this.downloads, found);
  }

  #take(loaded: LoadedDictionary | undefined, lists: readonly UsedList[]): void {
    const { log } = this.#ports;
    for (const source of loaded?.sources ?? []) {
      const from = lists.find(({ file }) => file === source.file)?.from ?? SETTINGS;
      log(logLine(source, from));
      if (from === SETTINGS) this.#warn(source.file, warningOf(source));
    }
    if (loaded && loaded.dropped > 0) log(`${loaded.dropped} tags are left out: there are too many`);
    if (loaded?.cacheFailure !== undefined) log(`the index of tags is not kept: ${loaded.cacheFailure}`);
    const next = loaded && loaded.data.counts.length > 0 ? new Dictionary(loaded.data) : undefined;
    if (!next && !this.#current) {
      log('there is no tag list');
      return;
    }
    log(`${next?.size ?? 0} tags are known`);
    this.#current = next;
    this.#changed.fire(next);
  }

  /** Tells what is wrong with a list once, and again only when it was well in between. */
  #warn(list: string, warning: Message | undefined): void {
    if (warning === undefined) {
      for (const key of this.#told) if (key.startsWith(`${list}\0`)) this.#told.delete(key);
      return;
    }
    const key = `${list}\0${warning.template}`;
    if (this.#told.has(key)) return;
    this.#told.add(key);
    this.#ports.warn(warning);
  }
}

/** What tells whether lists changed: their files in order, each with size and time, and whether it may be read. */
async function stateOf(files: readonly string[]): Promise<string> {
  const states = files.map(async (file) => {
    const stat = await fs.promises.stat(file).catch(() => undefined);
    const isReadable = await fs.promises.access(file, fs.constants.R_OK).then(
      () => true,
      () => false,
    );
    return [file, stat?.size, stat?.mtimeMs, isReadable];
  });
  return JSON.stringify(await Promise.all(states));
}
