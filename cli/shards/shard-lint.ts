import type { LintOptions } from '../../core/engine.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import { type Outline, readOutline, thinned } from '../../core/slices/outline.ts';
import { captionsAcrossFolders, type SliceSettings } from '../../core/slices/slices.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { type Around, lookAround } from '../lint/look-around.ts';
import type { NameDisk, Names } from '../lint/named-paths.ts';
import * as trouble from '../lint/trouble.ts';

/** How a shard is linted. */
export interface ShardRequest extends SliceSettings {
  readonly severities: SeverityFlags;
  readonly knowledge: Knowledge;
  readonly relative: (path: string) => string;
  /** Hears how far it is. */
  readonly tell: (describe: () => string) => void;
}

/** What a shard is a part of. */
export interface Sharded {
  readonly around: Around;
  readonly outlines: readonly Outline[];
  /** Why it can't be linted so, in sentences. */
  readonly refusals: readonly string[];
}

/** Finds out what names mean, without the names of all pictures; only whole datasets are linted in shards. */
export function findSharded(disk: NameDisk, names: Names, request: ShardRequest): Sharded {
  const around = lookAround({ ...disk, fileSystem: thinned(disk.fileSystem) }, names, request);
  const { relative } = request;
  const refusals: string[] = [];
  const outlines = around.targets.map(({ root, listing, covers }) => {
    const outline = readOutline(disk.fileSystem, listing, root);
    if (!covers(root.root)) refusals.push(trouble.onlyWhole(relative(root.root)));
    const across = captionsAcrossFolders(disk.fileSystem, outline);
    refusals.push(...across.map((caption) => trouble.acrossFolders(relative(caption))));
    return outline;
  });
  return { around, outlines, refusals };
}

/** What the rules go by. */
export function lintOptions({ severities, knowledge }: ShardRequest): LintOptions {
  return { severities, knowledge };
}
