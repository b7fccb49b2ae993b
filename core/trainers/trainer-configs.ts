import type { ConfigDocument } from '../config/config-document.ts';
import type { KeyFact, PlainValue, ValueForm } from '../config/config-grammar.ts';
import type { ConfigFlaw } from '../config/config-node.ts';
import type { Config } from '../config/schema.ts';
import type { FileSystem } from '../ports.ts';
import type { Span } from '../span.ts';
import type { Options } from '../training/options.ts';

/** A file or folder that a configuration names. */
export interface NamedPath {
  /** What it leads to: pictures, any file, or another of the trainer's configurations. */
  readonly role: 'folder' | 'file' | 'dataset' | 'prompts';
  /** Under which key. */
  readonly key: string;
  /** As it is written. */
  readonly path: string;
  readonly span: Span;
  /** How captions are looked for in a folder of pictures. */
  readonly captions?: CaptionSearch;
  /** Of a folder of masks: the folder of the pictures that they are for, as it is written. */
  readonly masksOf?: string;
}

/** Where the trainer looks for captions. */
export interface CaptionSearch {
  /** With its dot; empty for a file without an extension. */
  readonly extension: string;
  /** Whether a configuration says so; else it is the trainer's own default, which a command line may outweigh. */
  readonly isSaid: boolean;
  /** Whether the pictures lie in folders of that one, whose names say how often they are repeated. */
  readonly isBelow: boolean;
}

/** A file that may be one of a trainer's configurations. */
export interface ConfigText {
  /** With its extension, by which the trainer goes. */
  readonly name: string;
  /** Without a byte order mark. */
  readonly text: string;
  readonly bom: boolean;
}

/** What the source of an installed version says of an option; what it says in a way that can't be read is absent. */
export interface InstalledOption {
  readonly form?: ValueForm;
  readonly choices?: readonly PlainValue[];
  readonly default?: PlainValue;
  /** The first sentence of the trainer's own help. */
  readonly help?: string;
  /** Whether none of the scripts that train a LoRA has it, but another one may. */
  readonly isElsewhere?: true;
}

/** The options of an installed version, by name. */
export type InstalledOptions = ReadonlyMap<string, InstalledOption>;

/** Just which options there are. */
export type OptionNames = Pick<ReadonlySet<string>, 'has' | 'keys'>;

/** What is known around such a file. */
export interface ConfigAround {
  /** Whether somebody named the file, on a command line or in another configuration. */
  readonly isMeant?: boolean;
  /** What another configuration names it as. */
  readonly role?: NamedPath['role'] | undefined;
  /** The options of the training that names it, where there is one. */
  readonly training?: Options | undefined;
  /** The options that the installed version has, where it is known. */
  readonly installed?: OptionNames | undefined;
}

/** What one of a trainer's configurations says. */
export interface TrainerConfigReading {
  /** `preset`: of the window around the trainer; `foreign`: it is for another trainer, and nothing is said of it. */
  readonly kind: 'dataset' | 'training' | 'prompts' | 'preset' | 'foreign';
  readonly flaws: readonly ConfigFlaw[];
  readonly paths: readonly NamedPath[];
  /** The options of a training. */
  readonly options: Options | undefined;
}

/** A sample prompt of a file as the trainer has it, and what it makes of the rest. */
export interface PromptReading {
  readonly prompt: Readonly<Record<string, unknown>>;
  readonly span: Span;
  readonly flaws: readonly ConfigFlaw[];
}

/** How a trainer's own configurations are read. */
export interface TrainerConfigs {
  /** Reads a file; undefined for one that is none of them. */
  read(file: ConfigText, around: ConfigAround): TrainerConfigReading | undefined;
  /** Whether a file is a preset of a window around the trainer; its name may be any. */
  isPreset(file: Pick<ConfigText, 'name' | 'text'>): boolean;
  /** The prompts of a prompt file, and what is wrong with it as a whole. */
  prompts(file: ConfigText): {
    readonly prompts: readonly PromptReading[];
    readonly flaws: readonly ConfigFlaw[];
  };
  /** What a dataset's configuration says of its training and its sample prompts in vain, or otherwise than it is read. */
  inDataset(text: string, config: Config, installed: InstalledOptions | undefined): readonly ConfigFlaw[];
  /** The options that an installed version has. @param scripts the folder of its scripts */
  installedOptions(fileSystem: FileSystem, scripts: string): InstalledOptions | undefined;
  readonly language: ConfigLanguage;
}

/** How a trainer's own configurations are written. */
export interface ConfigLanguage {
  /** What can be said in a file, in whatever state it is; undefined for one that is none of them. */
  documentOf(file: ConfigText, around: LanguageAround): ConfigDocument | undefined;
  /** The options of a training that a dataset's configuration may set: all but those that a run decides. */
  options(installed: InstalledOptions | undefined): readonly KeyFact[];
}

/** What is known around a file that somebody writes. */
export interface LanguageAround extends Omit<ConfigAround, 'installed'> {
  readonly installed?: InstalledOptions | undefined;
}
