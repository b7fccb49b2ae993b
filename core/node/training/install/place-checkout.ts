import * as fs from 'node:fs';
import { type Message, message } from '../../../message.ts';
import { dirname, joinPath } from '../../../path.ts';
import { type InstallWish, partialOf } from '../../../training/install/plan.ts';
import { type DoneSteps, INSTALL_FILE } from '../../../training/install/record.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { makeFolder } from '../../disk/make-folder.ts';
import { toNative } from '../../native-path.ts';
import { kindAt } from '../../path-kind.ts';
import { hasNothing, noteDone, readDone } from './done-steps.ts';

/** Where a checkout is put, in a folder beside its place. */
const CHECKOUT = 'checkout';

/**
 * Makes room for a checkout beside its place; what an interrupted one of ours left there is removed.
 * @returns what stands against it @throws the system's error
 */
export async function prepareClone(disk: JournalDisk, folder: string): Promise<Message | undefined> {
  const partial = partialOf(folder);
  if (!(await removePartial(disk, folder))) {
    return message(
      '"{0}" is in the way, where the checkout is put until it is whole. Remove it, or give it another name.',
      partial,
    );
  }
  makeFolder(toNative(dirname(folder)));
  fs.mkdirSync(toNative(partial));
  noteDone(disk, partial, {});
  return undefined;
}

/** Puts a whole checkout in its place at once. @returns why it is none @throws the system's error */
export function placeCheckout(
  disk: JournalDisk,
  { source, folder, repository }: InstallWish,
  done: DoneSteps,
): Message | undefined {
  const checkout = joinPath(partialOf(folder), CHECKOUT);
  const missing = source.files.find((file) => kindAt(joinPath(checkout, file)) !== 'file');
  if (missing !== undefined)
    return message('What {0} has is no {1}: there is no {2} in it.', repository, source.kind, missing);
  noteDone(disk, joinPath(checkout, '.git'), done);
  // An empty folder may be there.
  if (kindAt(folder) !== undefined) fs.rmdirSync(toNative(folder));
  fs.renameSync(toNative(checkout), toNative(folder));
  return undefined;
}

/**
 * Removes what of a checkout lies beside its place, by which nothing is begun the next time, and which takes room.
 * @returns whether nothing is there any more; what is not ours stays @throws the system's error
 */
export async function removePartial(disk: JournalDisk, folder: string): Promise<boolean> {
  const partial = partialOf(folder);
  const kind = kindAt(partial);
  if (kind === undefined) return true;
  // A link is nobody's of ours, whatever it leads to. Killed between the folder and its mark, it has nothing in it.
  if (kind === 'file' || disk.look(partial).isLink) return false;
  if (readDone(disk, partial) === undefined && !hasNothing(disk, partial)) return false;
  // The mark last: what is left half removed is known as ours the next time.
  for (const name of disk.names(partial)) if (name !== INSTALL_FILE) await remove(joinPath(partial, name));
  await remove(partial);
  return true;
}

/** A program that was ended may still write. Each try lists a folder anew: `rmSync` does so once, and tries in vain. */
function remove(place: string): Promise<void> {
  return fs.promises.rm(toNative(place), { recursive: true, force: true, maxRetries: 5 });
}
