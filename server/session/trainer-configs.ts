import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Platform } from '../../core/node/platform/index.ts';
import { installedOptionsOn } from '../../core/node/training/installed-options.ts';
import { basename, dirname, isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { SettingsAround } from '../../core/rules/settings.ts';
import {
  type ConfigPorts,
  type ConfigSource,
  sourceOnDisk,
} from '../../core/trainer-configs/config-ports.ts';
import { type LintedConfig, lintTrainerConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import { configsOf } from '../../core/trainers/config-adapters.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { Session } from './session.ts';

/** The trainer's own configurations: open documents, else the disk's. What was found holds until something changes. */
export class TrainerConfigs {
  readonly #session: Session;
  readonly #documents: OpenDocuments;
  readonly #ports: ConfigPorts;
  readonly #linted = new Map<string, LintedConfig | undefined>();

  constructor(session: Session, documents: OpenDocuments, fileSystem: FileSystem, platform: Platform) {
    this.#session = session;
    this.#documents = documents;
    const trainer = trainerById(undefined);
    const installed = installedOptionsOn(fileSystem, platform);
    this.#ports = {
      fileSystem,
      trainer,
      configs: configsOf(trainer.id),
      source: (path) => this.#source(path),
      installed: () => installed(trainer.id),
      startingFolders: [],
    };
  }

  /** Whether a file may be one by its name. */
  mayBe(path: string): boolean {
    return basename(path) !== CONFIG_FILE && this.#ports.trainer.mayBeConfig(basename(path));
  }

  /** Those that an editor has open, by their names. */
  get open(): readonly string[] {
    return this.#documents.paths.filter((path) => this.mayBe(path));
  }

  /** What is found in a file; nothing in one that is no configuration. */
  lint(path: string, settings: SettingsAround): LintedConfig | undefined {
    if (this.#linted.has(path)) return this.#linted.get(path);
    const dataset = this.#datasetAround(path);
    const around = { ...settings, root: dataset?.root ?? dirname(path), config: dataset?.config ?? {} };
    const linted = lintTrainerConfig(this.#ports, path, false, around);
    this.#linted.set(path, linted);
    return linted;
  }

  /** The text that was looked at. */
  text(path: string): string | undefined {
    return this.#linted.get(path)?.text;
  }

  /** What was found may be different now: in a file itself, in what it names, or in what names it. */
  forget(): void {
    this.#linted.clear();
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
