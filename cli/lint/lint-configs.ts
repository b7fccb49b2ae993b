import { readConfig } from '../../core/config/read-config.ts';
import { CONFIG_FILE, type Config } from '../../core/config/schema.ts';
import { enclosingRoot } from '../../core/dataset/discovery/enclosing.ts';
import { listTree } from '../../core/dataset/discovery/listing.ts';
import { readConfigText } from '../../core/dataset/load.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { LoraFiles } from '../../core/node/prompts/lora-files.ts';
import { installedOptionsOn } from '../../core/node/training/installed-options.ts';
import { basename, dirname, isWithin, joinPath } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import { isPromptFile } from '../../core/prompt/prompt-file.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import { type ConfigPorts, sourceOnDisk } from '../../core/trainer-configs/config-ports.ts';
import { lintPrompt } from '../../core/trainer-configs/lint-prompt.ts';
import { type LintedConfig, lintTrainerConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import { namedIn, readNaming } from '../../core/trainer-configs/who-names.ts';
import { configsOf } from '../../core/trainers/config-adapters.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { InstalledOptions } from '../../core/trainers/trainer-configs.ts';
import { readOnce } from './read-once.ts';
import type { NamedPath, Target } from './targets.ts';

/** Files that are looked into for what they are, when somebody names them; texts by their names, since captions are many. */
const NAMED = /\.(?:toml|json|ya?ml|prompt)$|prompt[^/]*\.txt$/i;

/** The trainer's configurations among what a command line names, and all else that it names. */
export interface NamedConfigs {
  readonly configs: readonly LintedConfig[];
  readonly others: readonly NamedPath[];
}

/** Lints the trainer's configurations of one command. */
export class ConfigLint {
  readonly #fileSystem: FileSystem;
  readonly #severities: SeverityFlags;
  readonly #ports: ConfigPorts;
  readonly #datasets = new Map<string, { root: string; config: Config }>();

  constructor(disk: FileSystem, severities: SeverityFlags) {
    const fileSystem = remembering(disk);
    this.#fileSystem = fileSystem;
    this.#severities = severities;
    const trainer = trainerById(undefined);
    const installed = installedOptionsOn(fileSystem, platformOf());
    this.#ports = {
      fileSystem,
      trainer,
      configs: configsOf(trainer.id),
      source: readOnce((path) => sourceOnDisk(fileSystem, path)),
      readings: new Map(),
      installed: () => installed(trainer.id),
      startingFolders: [fromNative('.')],
    };
  }

  /** The options that the installed version of the trainer has, where it is known. */
  get installed(): InstalledOptions | undefined {
    return this.#ports.installed();
  }

  /** Lints those files that were named themselves. */
  named(paths: readonly NamedPath[]): NamedConfigs {
    const configs: LintedConfig[] = [];
    const others: NamedPath[] = [];
    for (const one of paths) {
      const isFile = one.kind === 'file' && NAMED.test(one.path) && basename(one.path) !== CONFIG_FILE;
      const linted = isFile ? this.#lint(one.path, one.mayBeUnknown !== true) : undefined;
      linted ? configs.push(linted) : others.push(one);
    }
    return { configs, others };
  }

  /** Lints files that are nothing else, but may be named by a configuration: a prompt file may be called anything. */
  strangers(paths: readonly string[]): readonly LintedConfig[] {
    return paths.flatMap((path) => (/\.txt$/i.test(path) ? (this.#lint(path, false) ?? []) : []));
  }

  /** Lints those in the folders that were named, and those in there that they name. */
  found(
    targets: readonly Target[],
    folders: readonly string[],
    done: readonly LintedConfig[],
  ): readonly LintedConfig[] {
    const found = new Set(folders.flatMap((folder) => this.#configsIn(folder, targets)));
    for (const path of found)
      for (const named of this.#namedBy(path))
        if (folders.some((folder) => isWithin(named, folder))) found.add(named);
    for (const path of found) if (this.#isConfigName(path) && isLeftOut(path, targets)) found.delete(path);
    for (const { path } of done) found.delete(path);
    return [...found].sort().flatMap((path) => this.#lint(path, false) ?? []);
  }

  /** By name; what was listed for the datasets is not listed again. */
  #configsIn(folder: string, targets: readonly Target[]): readonly string[] {
    const known = targets.find(({ listing }) => listing.has(folder))?.listing;
    return [...(known ?? listTree(this.#fileSystem, folder)).values()]
      .filter(({ path }) => isWithin(path, folder))
      .flatMap(({ path, files }) =>
        files
          .filter((name) => this.#isConfigName(name) || isPromptFile(name))
          .map((name) => joinPath(path, name)),
      );
  }

  #isConfigName(path: string): boolean {
    const name = basename(path);
    return name !== CONFIG_FILE && this.#ports.trainer.mayBeConfig(name);
  }

  #namedBy(path: string): readonly string[] {
    if (!/\.toml$/i.test(path)) return [];
    const reading = readNaming(this.#ports, path);
    return reading ? namedIn(this.#ports, path, reading).map(({ resolved }) => resolved) : [];
  }

  #lint(path: string, isMeant: boolean): LintedConfig | undefined {
    const settings = { ...this.#datasetAround(dirname(path)), severities: this.#severities };
    if (!isPromptFile(path)) return lintTrainerConfig(this.#ports, path, isMeant, settings);
    const file = this.#ports.source(path);
    if (!file || 'before' in file) return undefined;
    // It may lie anywhere in the dataset whose runs have its LoRAs.
    const loras = new LoraFiles(() => foldersAround(path), this.#fileSystem).known(path);
    return { path, text: file.text, findings: lintPrompt(path, file.text, loras, settings), names: [] };
  }

  /** The dataset that a configuration lies in says how loud the rules are. */
  #datasetAround(folder: string): { root: string; config: Config } {
    const known = this.#datasets.get(folder);
    if (known) return known;
    const root = enclosingRoot(this.#fileSystem, folder);
    const dataset = { root, config: readConfig(readConfigText(this.#fileSystem, root) ?? '').config };
    this.#datasets.set(folder, dataset);
    return dataset;
  }
}

/** Whether a declared dataset ignores a file in its folder, or another program fills its place. */
function isLeftOut(path: string, targets: readonly Target[]): boolean {
  const isWithinDeclared = targets.some(({ root }) => root.origin === 'config' && isWithin(path, root.root));
  return isWithinDeclared && !targets.some(({ files }) => files.configs.includes(path));
}

/** The folder of a file, and all around that. */
function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    folders.push(at);
    if (dirname(at) === at || !at.includes('/')) return folders;
  }
}

/** A disk of which each folder is listed once: a command is over in a moment. */
function remembering(disk: FileSystem): FileSystem {
  return { ...disk, list: readOnce((folder) => disk.list(folder)) };
}
