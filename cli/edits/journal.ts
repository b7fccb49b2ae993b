import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { type Applied, applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { stateFolder } from '../../core/node/state-folder.ts';
import { joinPath } from '../../core/path.ts';

let opened: Journal | undefined;

/** The journal that editor and command line share: what one of them did, the other takes back. */
export function openJournal(): Journal {
  // One for all edits of a command: it keeps them in order.
  opened ??= new Journal(nodeJournalDisk, joinPath(stateFolder(), 'journal'));
  return opened;
}

/** Makes a bulk edit, with what takes it back in the journal. */
export function applyEdit(edit: BulkEdit): Applied {
  return applyBulkEdit(nodeJournalDisk, openJournal(), edit);
}
