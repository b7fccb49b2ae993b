import type { FileChange } from '../../edits/bulk-edit.ts';
import { bytesOfText, digestOf } from '../digest.ts';
import type { EditDisk } from '../disk/edit-disk.ts';
import { removeIfThere, temporaryBeside } from '../disk/temporary-file.ts';
import { codeOf } from '../system-trouble.ts';
import { applyEdits, bytesSteps, failureOf, type LookedAt, writeSteps } from './apply-edits.ts';
import { applyReplacement } from './apply-replacement.ts';
import type { ChangeRefusal } from './change-refusal.ts';
import { atOnce, type Steps } from './steps.ts';

/** Makes one change to the disk, whole or not at all. @returns why it was not made, or undefined when it was */
export function applyChange(disk: EditDisk, change: FileChange): ChangeRefusal | undefined {
  return atOnce(disk, changeSteps(disk, change));
}

/** The same, step by step. @param looked what an edited file held a moment ago, where that is known */
export function* changeSteps(
  disk: EditDisk,
  change: FileChange,
  looked?: LookedAt,
): Steps<ChangeRefusal | undefined> {
  const { file } = change;
  try {
    if (change.kind === 'edit')
      return looked ? yield* writeSteps(disk, change, looked) : applyEdits(disk, [change])[0];
    if (change.kind === 'bytes') return yield* bytesSteps(disk, change);
    if (change.kind === 'replace') return applyReplacement(disk, change);
    return change.kind === 'create' ? yield* createSteps(disk, change) : remove(disk, change);
  } catch (error) {
    if (change.kind === 'edit' && error instanceof RangeError && !('code' in error)) throw error;
    return { file, ...failureOf(error) };
  }
}

function* createSteps(
  disk: EditDisk,
  { file, text, bom }: FileChange & { kind: 'create' },
): Steps<ChangeRefusal | undefined> {
  // Under its own name only when it is whole: an empty caption would stop a training that starts at this moment.
  const temporary = temporaryBeside(file);
  let isOurs = true;
  try {
    yield { path: temporary, bytes: bytesOfText(text, bom) };
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
