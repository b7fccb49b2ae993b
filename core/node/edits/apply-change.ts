import type { FileChange } from '../../edits/bulk-edit.ts';
import { bytesOfText, digestOf } from '../digest.ts';
import { applyBytes, applyEdits, codeOf, failureOf, removeIfThere, temporaryBeside } from './apply-edits.ts';
import { applyReplacement } from './apply-replacement.ts';
import type { ChangeRefusal } from './change-refusal.ts';
import type { EditDisk } from './edit-disk.ts';

/** Makes one change to the disk, whole or not at all. @returns why it was not made, or undefined when it was */
export function applyChange(disk: EditDisk, change: FileChange): ChangeRefusal | undefined {
  if (change.kind === 'edit') return applyEdits(disk, [change])[0];
  const { file } = change;
  try {
    if (change.kind === 'bytes') return applyBytes(disk, change);
    if (change.kind === 'replace') return applyReplacement(disk, change);
    return change.kind === 'create' ? create(disk, change) : remove(disk, change);
  } catch (error) {
    return { file, ...failureOf(error) };
  }
}

function create(
  disk: EditDisk,
  { file, text, bom }: FileChange & { kind: 'create' },
): ChangeRefusal | undefined {
  // Under its own name only when it is whole: an empty caption would stop a training that starts at this moment.
  const temporary = temporaryBeside(file);
  let isOurs = true;
  try {
    disk.create(temporary, bytesOfText(text, bom));
    disk.place(temporary, file);
    isOurs = false;
    return undefined;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { file, reason: 'exists', detail: '' };
    throw error;
  } finally {
    if (isOurs) removeIfThere(disk, temporary);
  }
}

function remove(
  disk: EditDisk,
  { file, digest }: FileChange & { kind: 'remove' },
): ChangeRefusal | undefined {
  if (digestOf(disk.read(file)) !== digest) return { file, reason: 'changed', detail: '' };
  if (disk.status(file).readOnly) return { file, reason: 'read-only', detail: '' };
  disk.remove(file);
  return undefined;
}
