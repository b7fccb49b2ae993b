import { join } from 'node:path';
import type { ConfigDocument } from '../../core/config/config-document.ts';
import type { KeyFact } from '../../core/config/config-grammar.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { ResultCache } from '../../core/node/inputs/result-cache.ts';
import type { Platform } from '../../core/node/platform/index.ts';
import { installedOptionsOn } from '../../core/node/training/installed-options.ts';
import { basename, dirname, isWithin } from '../../core/path.ts';
import type { FileEntry, FileSystem } from '../../core/ports.ts';
import type { SettingsAround } from '../../core/rules/settings.ts';
import {
  type ConfigPorts,
  type ConfigSource,
  isCaptionByName,
  sourceOnDisk,
} from '../../core/trainer-configs/config-ports.ts';
import type { ConfigSettings } from '../../core/trainer-configs/finding-in.ts';
import { type LintedConfig, lintTrainerConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import { maskFoldersOf } from '../../core/trainer-configs/mask-folders.ts';
import { whoNames } from '../../core/trainer-configs/who-names.ts';
import { configsOf } from '../../core/trainers/config-adapters.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { InstalledOptions } from '../../core/trainers/trainer-configs.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Session } from './session.ts';

/** So long a listing holds where nobody tells of changes (ms). */
const MOMENT = 2000;

/** The trainer's own configurations: open documents, else the disk's. What was found holds until something changes. */
export class TrainerConfigs {
  readonly #session: Session;
  readonly #documents: OpenDocuments;
  readonly #ports: ConfigPorts;
  readonly #linted = new Map<string, LintedConfig | undefined>();
  /** Files that were named by others up to now. */
  readonly #named = new Set<string>();
  /** Presets that were open up to now: when one is shut, what was found in it goes. */
  readonly #presets = new Set<string>();
  /** Folders as they were listed a moment ago: they may hold many pictures, and each keystroke asks. */
  readonly #listed = new Map<string, { readonly entries: readonly FileEntry[]; readonly until: number }>();

  constructor(session: Session, documents: OpenDocuments, fileSystem: FileSystem, platform: Platform) {
    this.#session = session;
    this.#documents = documents;
    const trainer = trainerById(undefined);
    const cache = new ResultCache(join(cacheFolder(), 'installed-options'));
    const installed = installedOptionsOn(fileSystem, platform, { cache });
    this.#ports = {
      fileSystem: { ...fileSystem, list: (folder) => this.#list(fileSystem, folder) },
      trainer,
      configs: configsOf(trainer.id),
      source: (path) => this.#source(path),
      readings: new Map(),
      installed: () => installed(trainer.id),
      startingFolders: [],
    };
  }

  /** Whether a file may be one by its name, or is named by another one, or is a preset that an editor has, or had, open. */
  mayBe(path: string): boolean {
    if (basename(path) === CONFIG_FILE) return false;
    return (
      this.#ports.trainer.mayBeConfig(basename(path)) || this.#named.has(path) || this.#isOpenPreset(path)
    );
  }

  /** Those that lie in a dataset by their names, and those in its folder that they name. */
  of({ root, configs }: Dataset, settings: SettingsAround): readonly string[] {
    const named = configs.flatMap((path) => this.lint(path, settings)?.names ?? []);
    return [...new Set([...configs, ...named.filter((path) => isWithin(path, root))])];
  }

  /** Those that an editor has open, by their names. */
  get open(): readonly string[] {
    return this.#documents.paths.filter((path) => this.mayBe(path));
  }

  /** What is found in a file; nothing in one that is no configuration. */
  lint(path: string, settings: SettingsAround): LintedConfig | undefined {
    if (this.#linted.has(path)) return this.#linted.get(path);
    const linted = lintTrainerConfig(this.#ports, path, false, this.settingsAround(path, settings));
    this.#linted.set(path, linted);
    for (const named of linted?.names ?? []) this.#named.add(named);
    return linted;
  }

  /** By what a file is judged: the dataset around it says how loud rules are. */
  settingsAround(path: string, settings: SettingsAround): ConfigSettings {
    const dataset = this.#datasetAround(path);
    return { ...settings, root: dataset?.root ?? dirname(path), config: dataset?.config ?? {} };
  }

  /** One that somebody writes; undefined for a file that is none of them. */
  documentOf(path: string, text: string): ConfigDocument | undefined {
    const { configs, installed } = this.#ports;
    // The beginning of any file could be one of these: only who lies among captions is none.
    if (isCaptionByName(this.#ports, path)) return undefined;
    const around = { ...whoNames(this.#ports, path), installed: installed() };
    return configs.language.documentOf({ name: basename(path), text, bom: false }, around);
  }

  /** A sample prompt, outside a file of such. */
  promptOf(text: string): ConfigDocument | undefined {
    const file = { name: 'prompts.txt', text, bom: false };
    return this.#ports.configs.language.documentOf(file, { role: 'prompts' });
  }

  /** The options that the installed version of the trainer has, where it is known. */
  get installed(): InstalledOptions | undefined {
    return this.#ports.installed();
  }

  /** The options of a training that a dataset's configuration may set. */
  options(): readonly KeyFact[] {
    return this.#ports.configs.language.options(this.#ports.installed());
  }

  /** The folders in which the configurations of a dataset have the masks of a folder's pictures looked for. */
  maskFolders({ root, configs }: Dataset, folder: string): readonly string[] {
    const named = [...this.#named].filter((path) => isWithin(path, root));
    const paths = [...new Set([...configs, ...named])];
    return paths.flatMap((path) => maskFoldersOf(this.#ports, path, folder));
  }

  /** The text that was looked at. */
  text(path: string): string | undefined {
    return this.#linted.get(path)?.text;
  }

  /** What was found may be different now: in a file itself, in what it names, or in what names it. */
  forget(): void {
    this.#linted.clear();
  }

  /** What lies on the disk may be different now. */
  forgetDisk(): void {
    this.#listed.clear();
    this.forget();
  }

  #isOpenPreset(path: string): boolean {
    const text = this.#session.documentAt(path)?.getText();
    if (text !== undefined && this.#ports.configs.isPreset({ name: basename(path), text }))
      this.#presets.add(path);
    return this.#presets.has(path);
  }

  #list(fileSystem: FileSystem, folder: string): readonly FileEntry[] {
    const known = this.#listed.get(folder);
    if (known && Date.now() < known.until) return known.entries;
    const entries = fileSystem.list(folder);
    this.#listed.set(folder, { entries, until: Date.now() + MOMENT });
    return entries;
  }

  #datasetAround(path: string) {
    return this.#session.datasets
      .filter(({ root }) => isWithin(path, root))
      .sort((a, b) => b.root.length - a.root.length)[0];
  }

  #source(path: string): ConfigSource | undefined {
    const onDisk = sourceOnDisk(this.#ports.fileSystem, path);
    const open = this.#session.documentAt(path)?.getText();
    if (open === undefined || (onDisk && 'before' in onDisk)) return onDisk;
    return { name: basename(path), text: open, bom: onDisk?.bom ?? false };
  }
}
