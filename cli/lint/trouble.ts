import { CONFIG_FILE } from '../../core/config/schema.ts';
import { formatMessage } from '../../core/message.ts';
import type { RefusalReason } from '../../core/node/edits/apply-edits.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { joinPath } from '../../core/path.ts';
import type { Failure, FileSystem, ReadFailure } from '../../core/ports.ts';
import { counted } from '../reporters/summary.ts';
import type { Linted } from './lint-target.ts';
import { rangesIn } from './positions.ts';

const failures: Readonly<Record<ReadFailure, (detail: string) => string>> = {
  missing: () => 'there is no such file or folder',
  'dangling-link': (detail) => `it is a link to ${detail}, which is not there`,
  permission: () => 'no permission to read it',
  'too-large': (detail) => `its ${detail} bytes are far too many`,
  'not-a-file': () => 'it is no file',
  io: (detail) => `it can not be read: ${detail}`,
};

const refusals: Readonly<Record<RefusalReason, (detail: string) => string>> = {
  changed: () => 'not fixed, since it changed meanwhile. Run the command again',
  'not-utf-8': () => 'not fixed, since it is not UTF-8 any more',
  'read-only': () => 'not fixed, since it is read-only',
  missing: () => 'not fixed, since it is not there any more',
  'no-permission': (detail) => `not fixed, for lack of permission (${detail})`,
  'disk-full': () => 'not fixed, since the disk is full',
  io: (detail) => `not fixed: ${detail}`,
};

/** Why a path can't be looked into. */
export function ofFailure({ failure, detail }: Failure, shown: string): string {
  return `${shown}: ${failures[failure](detail)}.`;
}

/** Why a file was not fixed. */
export function ofRefusal(refusal: ChangeRefusal, shown: string): string {
  const { reason, detail } = refusal;
  const why = isOfFile(reason)
    ? refusals[reason](detail)
    : `not fixed: ${formatMessage(refusalMessage(refusal))}`;
  return `${shown}: ${why}.`;
}

function isOfFile(reason: ChangeRefusal['reason']): reason is RefusalReason {
  return Object.hasOwn(refusals, reason);
}

/** What was fixed, and that it need not stay so. */
export function canBeUndone(files: number, edits: number): string {
  const undo = edits > 1 ? `"lora undo", ${edits} times,` : '"lora undo"';
  return `${counted(files, 'file')} fixed; ${undo} takes that back.`;
}

export function notForLint(shown: string): string {
  return `${shown}: this is nothing that lint knows. It takes folders, pictures, captions with their picture beside them, ${CONFIG_FILE}, and configurations of the trainer.`;
}

export function notOfDataset(shown: string): string {
  return `${shown}: this is neither a dataset nor of one: a folder, a picture, or a caption with its picture beside it is expected.`;
}

export function nothingIn(shown: string): string {
  return `${shown}: there are no pictures to lint in this folder.`;
}

export function onlyWhole(shown: string): string {
  return `${shown}: only a part of this dataset is named. Shards are of whole datasets: name its folder.`;
}

export function acrossFolders(shown: string): string {
  return `${shown}: sd-scripts takes this caption for pictures of another folder, too, by their names. Rename it, or lint without shards.`;
}

export function noPair(): string {
  return 'no picture with its caption fulfils --where.';
}

export function noDataset(shown: string): string {
  return `${shown}: there is no dataset here.`;
}

/** What is not looked for since there is no tag list; nothing where no rule wants one. */
export function withoutTagList(codes: readonly string[]): readonly string[] {
  if (codes.length === 0) return [];
  return [`${codes.join(', ')}: there is no tag list to go by. Name one with --tags FILE.`];
}

/** A dataset's configuration, and what is told of it in the report. */
export interface ConfigTold extends Pick<Linted, 'configText' | 'configFindings'> {
  readonly target: Pick<Linted['target'], 'root' | 'covers'>;
}

/** What is wrong with a dataset's configuration: mistakes are told here where the report does not have them. */
export function ofConfig(
  fileSystem: FileSystem,
  { target, configText, configFindings }: ConfigTold,
  relative: (path: string) => string,
): readonly string[] {
  if (target.root.origin !== 'config') return [];
  const path = joinPath(target.root.root, CONFIG_FILE);
  const shown = relative(path);
  if (configText === undefined) return [unreadableConfig(fileSystem, path, shown)];
  const rangeOf = rangesIn(configText);
  if (target.covers(path)) return [];
  return configFindings.map(({ span, message }) => {
    const { line, character } = rangeOf(span).start;
    return `${shown}:${line + 1}:${character + 1}: ${formatMessage(message)}`;
  });
}

function unreadableConfig(fileSystem: FileSystem, path: string, shown: string): string {
  const result = fileSystem.readText(path, Number.POSITIVE_INFINITY);
  if ('failure' in result) return ofFailure(result, shown);
  return 'byte' in result ? `${shown}: it is not UTF-8.` : `${shown}: it is far too large.`;
}
