import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import type { Applied } from '../../core/node/edits/apply-bulk-edit.ts';
import type { PathKind } from '../../core/node/path-kind.ts';
import { dirname, isWithin } from '../../core/path.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { LintedConfig } from '../../core/trainer-configs/lint-trainer-config.ts';
import { type Fixed, fixTarget } from './fix-target.ts';
import { type Judged, type Linted, type LintSettings, lintTarget, toldOf } from './lint-target.ts';
import { lookAround } from './look-around.ts';
import type { Names } from './named-paths.ts';
import type { NamedPath, Target } from './targets.ts';
import * as trouble from './trouble.ts';

/** The disk, as linting and fixing need it. */
export interface Disk {
  readonly fileSystem: FileSystem;
  /** Makes a bulk edit that can be taken back. */
  readonly apply: (edit: BulkEdit) => Applied;
  readonly pathKind: (path: string) => PathKind;
  /** Hears of each file that is looked at in another way. */
  readonly notice?: (path: string) => void;
}

/** Lints a dataset in several parts at once. @returns nothing where that is not worth it */
export type LintInParts = (
  fileSystem: FileSystem,
  target: Target,
  settings: LintSettings,
) => Promise<Judged | undefined>;

/** What to do beside linting, and how a path is shown. */
export interface LintRequest extends LintSettings {
  readonly fix: boolean;
  /** Lints a large dataset in parts, where that is quicker; nothing comes of it where it is not. */
  readonly inParts?: LintInParts | undefined;
  readonly relative: (path: string) => string;
}

/** What was found, and, in sentences, what could not be done: each stands for exit code 2. */
export interface Outcome {
  readonly linted: readonly Linted[];
  /** The trainer's own configurations. */
  readonly configs: readonly LintedConfig[];
  readonly troubles: readonly string[];
  /** What is worth saying, but no trouble. */
  readonly notes: readonly string[];
  /** Where a change may change what is found. */
  readonly folders: readonly string[];
}

/** Lints what the names mean: datasets, folders, captions, pictures. One that can't be read doesn't stop the others. */
export async function lintPaths(disk: Disk, names: Names, request: LintRequest): Promise<Outcome> {
  const { relative } = request;
  const around = lookAround(disk, names, request);
  const { fileSystem, targets } = around;
  const troubles = [...around.troubles];
  const linted: Linted[] = [];
  let isFulfilled = targets.length === 0;
  let [fixed, bulkEdits] = [0, 0];
  const settings = { ...request, installed: around.installed };
  for (const target of targets) {
    const {
      first,
      linted: last,
      refusals,
      done,
      edits,
    } = await outcomeOf(disk, fileSystem, target, settings);
    isFulfilled ||= first.fulfilling !== 0;
    linted.push(last);
    fixed += done;
    bulkEdits += edits;
    troubles.push(...trouble.ofConfig(fileSystem, last, relative));
    troubles.push(...refusals.map((refusal) => trouble.ofRefusal(refusal, relative(refusal.file))));
  }
  troubles.push(...around.unlisted());
  return {
    linted,
    configs: around.configs,
    troubles,
    notes: [
      ...around.notes,
      ...(isFulfilled ? [] : [trouble.noPair()]),
      ...(fixed > 0 ? [trouble.canBeUndone(fixed, bulkEdits)] : []),
    ],
    folders: outermost([...foldersOf(around.named), ...targets.map(({ root }) => root.root)]),
  };
}

/** A dataset as it was found, and as it is left. */
interface TargetOutcome extends Omit<Fixed, 'linted'> {
  readonly first: Linted;
  readonly linted: Linted;
}

async function outcomeOf(
  { apply }: Disk,
  fileSystem: FileSystem,
  target: Target,
  request: LintRequest,
): Promise<TargetOutcome> {
  const whole = () => lintTarget(fileSystem, target, request);
  if (request.fix) {
    const first = await whole();
    return { first, ...(await fixTarget(apply, first, request, whole)) };
  }
  const judged = await request.inParts?.(fileSystem, target, request);
  const linted = judged ? toldOf(target, judged, request) : await whole();
  return { first: linted, linted, refusals: [], done: 0, edits: 0 };
}

function foldersOf(named: readonly NamedPath[]): readonly string[] {
  return named.map(({ path, kind }) => (kind === 'folder' ? path : dirname(path)));
}

/** Folders without those that lie in another of them. */
function outermost(folders: readonly string[]): readonly string[] {
  const sorted = [...new Set(folders)].sort((a, b) => a.length - b.length);
  const kept: string[] = [];
  for (const folder of sorted) if (!kept.some((around) => isWithin(folder, around))) kept.push(folder);
  return kept;
}
