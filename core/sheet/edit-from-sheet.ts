import type { Dataset } from '../dataset/dataset.ts';
import type { BulkEdit, Digest, FileChange } from '../edits/bulk-edit.ts';
import { message } from '../message.ts';
import { shownCaption } from './sheet-captions.ts';
import type { SheetChange } from './sheet-changes.ts';
import { sheetNames } from './sheet-names.ts';
import { editsToShow } from './shown-text.ts';

/** What is to be done in a dataset to have its captions as a sheet has them. */
export interface SheetEdit {
  readonly edit: BulkEdit;
  /** Captions that have another text by now than the sheet's user saw, by name. They stay as they are. */
  readonly outdated: readonly string[];
  /** Names that no picture of the dataset has any more. */
  readonly gone: readonly string[];
}

/** Changes of a sheet as one bulk edit: of each caption that is there one minimal edit, others are written anew. */
export function editFromSheet(dataset: Dataset, changes: readonly SheetChange[], digest: Digest): SheetEdit {
  const { paths } = sheetNames(dataset);
  const made: FileChange[] = [];
  const outdated: string[] = [];
  const gone: string[] = [];
  for (const { name, before, after } of changes) {
    const path = paths.get(name);
    const file = path === undefined ? undefined : dataset.captions.get(path);
    if (path === undefined) {
      gone.push(name);
      continue;
    }
    const now = shownCaption(dataset, path);
    if (now === after) continue;
    if (now !== before || (file && !file.caption)) outdated.push(name);
    else if (!file) made.push({ kind: 'create', file: path, text: after, bom: false });
    else {
      const { caption, bom } = file;
      const edits = editsToShow(caption.text, after);
      made.push({ kind: 'edit', file: path, digest: digest({ text: caption.text, bom }), edits });
    }
  }
  return {
    edit: { root: dataset.root, title: message('Edit captions in a sheet'), changes: made },
    outdated,
    gone,
  };
}
