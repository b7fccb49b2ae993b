import type { Command } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import type { ChangeRefusal } from '../../core/node/edits/change-refusal.ts';
import type { KeptEntry } from '../../core/node/edits/journal.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { prepareUndo, undoBulkEdit } from '../../core/node/edits/undo-bulk-edit.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { isWithin } from '../../core/path.ts';
import { openJournal } from '../edits/journal.ts';
import { ofFailure } from '../lint/trouble.ts';
import { relative } from '../relative.ts';
import { counted } from '../reporters/summary.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';

const more = `
The last bulk edit of the dataset that PATH lies in, or of those below it: of "lora lint --fix", "lora caption", or of an
editor. Run it again for the one before. A file that was changed since is left as it is, and named.

Exit code: 0 when all is as it was; 2 when there is nothing to undo, or something could not be done.`;

/** What is done to a file, as one calls it. */
const verbs = {
  edit: 'restore',
  bytes: 'restore',
  replace: 'restore',
  create: 'write',
  remove: 'remove',
} as const;

/** Adds `lora undo`. */
export function addUndo(program: Command): void {
  program
    .command('undo')
    .description('Take the last bulk edit of a dataset back.')
    .argument('[PATH]', 'a dataset, or a folder that holds some', '.')
    .option('--dry-run', 'undo nothing, tell what would be done')
    .addHelpText('after', asWideAsHelp(more))
    .action(undo);
}

function undo(written: string, { dryRun = false }: { readonly dryRun?: boolean }): void {
  const named = fromNative(written);
  const path = nodeFileSystem.realPath(named) ?? named;
  const isMeant = (root: string) => {
    const real = nodeFileSystem.realPath(root) ?? root;
    return isWithin(real, path) || isWithin(path, real);
  };
  const entry = openJournal().last(isMeant);
  if (!entry) fail(whyNothing(named));
  else if (dryRun) foretell(entry);
  else takeBack(entry);
}

function whyNothing(named: string): string {
  const kind = pathKind(named);
  return typeof kind === 'string'
    ? `${relative(named)}: there is no bulk edit to undo here.`
    : ofFailure(kind, relative(named));
}

function foretell(entry: KeptEntry): void {
  const { ready, refusals } = prepareUndo(nodeJournalDisk, entry);
  tell(...ready.map(({ change }) => `${verbs[change.kind]} ${relative(change.file)}`));
  name(refusals);
}

function takeBack(entry: KeptEntry): void {
  const refusals = undoBulkEdit(nodeJournalDisk, openJournal(), entry);
  name(refusals);
  const files = entry.files.length - refusals.length;
  const are = files === 1 ? 'is as it was' : 'are as they were';
  tell(
    `"${formatMessage(entry.title)}" in ${relative(entry.root)} undone: ${counted(files, 'file')} ${are}.`,
  );
}

function name(refusals: readonly ChangeRefusal[]): void {
  for (const refusal of refusals)
    fail(`${relative(refusal.file)}: left as it is: ${formatMessage(refusalMessage(refusal))}.`);
}
