import * as path from 'node:path';
import process from 'node:process';
import type { Config } from '../../core/config/schema.ts';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { dataFolder } from '../../core/node/data-folder.ts';
import { downloadsFolder } from '../../core/node/dictionaries/downloads-folder.ts';
import { findLists } from '../../core/node/dictionaries/find-lists.ts';
import { loadDictionary } from '../../core/node/dictionaries/load-dictionary.ts';
import { type UsedList, usedLists } from '../../core/node/dictionaries/used-lists.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { homeFolder } from '../../core/node/home-folder.ts';
import { fingerprintOf } from '../../core/node/inputs/fingerprint.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { readUserFiles } from '../../core/node/training/user-folder.ts';
import type { Failure } from '../../core/ports.ts';
import type { Rule } from '../../core/rules/rule.ts';
import { isOnSomewhere, type SeverityFlags } from '../../core/rules/settings.ts';
import { Dictionary } from '../../core/vocabulary/dictionary/dictionary.ts';

/** Which tag lists are meant: files in place of all others, none at all, or those that the editor uses. */
export type TagListWish = readonly string[] | 'none' | 'usual';

/** A list that was named and can't be used. */
export interface UnusedList {
  readonly file: string;
  readonly failure: Failure;
}

const NAMED = 'named';

/**
 * The tag lists of this machine. Nothing is looked for before a rule asks: most never do, and it takes up to seconds
 * where their index is not kept yet.
 */
export class TagLists {
  readonly #wish: TagListWish;
  #loaded:
    | {
        readonly files: readonly UsedList[];
        readonly dictionary: Dictionary | undefined;
        readonly unused: readonly UnusedList[];
      }
    | undefined;

  constructor(wish: TagListWish) {
    this.#wish = wish;
  }

  /** Their state on the disk, as `stateOfLists` tells it; undefined where no rule asked for them. */
  get state(): string | undefined {
    return this.#loaded && stateOf(this.#loaded.files);
  }

  /** What is in them; undefined where there are none. */
  get dictionary(): Dictionary | undefined {
    this.#loaded ??= load(this.#wish);
    return this.#loaded.dictionary;
  }

  /** Lists that were named and can't be used, once a rule asked. */
  get unused(): readonly UnusedList[] {
    return this.#loaded?.unused ?? [];
  }

  /**
   * The rules that somebody turned on in a dataset, and that can find nothing without a list: none where there is one, or
   * where none is wanted.
   */
  unserved(rules: readonly Rule[], config: Config, severities: SeverityFlags): readonly string[] {
    if (this.#wish === 'none') return [];
    const asking = rules.filter(
      (rule) =>
        rule.severity === 'off' &&
        rule.asksDictionary?.(config) &&
        isOnSomewhere(rule, config, { severities }),
    );
    return asking.length === 0 || this.dictionary ? [] : asking.map(({ code }) => code);
  }
}

/** Which lists there are for a wish, and their state on the disk: what goes by them is the same as long as this is. */
export function stateOfLists(wish: TagListWish): string {
  return stateOf(listsOf(wish));
}

function stateOf(lists: readonly UsedList[]): string {
  const files = lists.map(({ file }) => fromNative(file));
  return fingerprintOf({ listed: [], wholes: [], files, links: [] }).digest;
}

function load(wish: TagListWish) {
  const files = listsOf(wish);
  if (files.length === 0) return { files, dictionary: undefined, unused: [] };
  const loaded = loadDictionary({ files: files.map(({ file }) => file), cache: cacheFolder() });
  const named = new Set(files.filter(({ from }) => from === NAMED).map(({ file }) => file));
  return {
    files,
    dictionary: loaded.data.counts.length > 0 ? new Dictionary(loaded.data) : undefined,
    unused: loaded.sources.flatMap((source) =>
      'failure' in source && named.has(source.file) ? [{ file: source.file, failure: source }] : [],
    ),
  };
}

function listsOf(wish: TagListWish): readonly UsedList[] {
  if (wish === 'none') return [];
  if (wish !== 'usual') return wish.map((file) => ({ file: path.resolve(file), from: NAMED }));
  const home = homeFolder();
  const { trainers } = readUserFiles(nodeFileSystem, platformOf().configFolder);
  const programs = Object.values(trainers).map((trainer) => toNative(trainer.path));
  const roots = [...new Set([...programs, path.dirname(process.cwd())])];
  return usedLists([], downloadsFolder(dataFolder()), findLists({ home, env: process.env, roots }));
}
