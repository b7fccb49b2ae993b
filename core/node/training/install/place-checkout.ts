import * as fs from 'node:fs';
import { type Message, message } from '../../../message.ts';
import { dirname, joinPath } from '../../../path.ts';
import { type InstallWish, partialOf } from '../../../training/install/plan.ts';
import {
  type DoneSteps,
  INSTALL_FILE,
  parseDoneSteps,
  writeDoneSteps,
} from '../../../training/install/record.ts';
import type { JournalDisk } from '../../edits/journal-disk.ts';
import { toNative } from '../../native-path.ts';
import { isTaken, pathKind } from '../../path-kind.ts';
import { replaceFile } from '../run-folder.ts';

/** Notes in a folder what is done. */
export function noteDone(disk: JournalDisk, folder: string, done: DoneSteps): void {
  replaceFile(disk, joinPath(folder, INSTALL_FILE), writeDoneSteps(done));
}

/** Makes room for a checkout beside its place; what an interrupted one of ours left there is removed. @returns what stands against it */
export function prepareClone(disk: JournalDisk, folder: string): Message | undefined {
  const partial = partialOf(folder);
  if (isTaken(partial)) {
    if (!isOurs(partial)) {
      return message(
        '"{0}" is in the way, where the checkout is put until it is whole. Remove it, or give it another name.',
        partial,
      );
    }
    remove(partial);
  }
  fs.mkdirSync(toNative(dirname(folder)), { recursive: true });
  fs.mkdirSync(toNative(partial));
  noteDone(disk, partial, {});
  return undefined;
}

/** Puts a whole checkout in its place at once. @returns why it is none */
export function placeCheckout(
  disk: JournalDisk,
  { source, folder, repository }: InstallWish,
  done: DoneSteps,
): Message | undefined {
  const partial = partialOf(folder);
  const checkout = joinPath(partial, 'checkout');
  const missing = source.files.find((file) => pathKind(joinPath(checkout, file)) !== 'file');
  if (missing !== undefined)
    return message('What {0} has is no {1}: there is no {2} in it.', repository, source.kind, missing);
  noteDone(disk, joinPath(checkout, '.git'), done);
  // An empty folder may be there.
  if (isTaken(folder)) fs.rmdirSync(toNative(folder));
  fs.renameSync(toNative(checkout), toNative(folder));
  remove(partial);
  return undefined;
}

function isOurs(partial: string): boolean {
  try {
    const text = fs.readFileSync(toNative(joinPath(partial, INSTALL_FILE)), 'utf8');
    return parseDoneSteps(text) !== undefined;
  } catch {
    // Killed between the folder and its mark: there is nothing in it that could be lost.
    return pathKind(partial) === 'folder' && fs.readdirSync(toNative(partial)).length === 0;
  }
}

function remove(folder: string): void {
  fs.rmSync(toNative(folder), { recursive: true, force: true, maxRetries: 5 });
}
