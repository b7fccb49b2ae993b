// A process that makes one bulk edit, and ends at a given call to the disk as if its plug was pulled:
// `node edit-and-die.cjs FOLDER STATE CALL`. One that lives (CALL is 0) tells how many calls it made.
import * as fs from 'node:fs';
import process from 'node:process';
import { type JournalDisk, nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { applyBulkEdit } from '../../core/node/edits/apply-bulk-edit.ts';
import { Journal } from '../../core/node/edits/journal.ts';
import { fateOf, plannedEdit } from './planned-edit.ts';

const [folder = '', state = '', call = ''] = process.argv.slice(2);

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal comes at once, but not at this very instruction.
  for (;;);
}

let calls = 0;

/** The disk; at the call that is the last one, a file that is written gets half of its bytes. */
function mortalDisk(last: number): JournalDisk {
  return new Proxy(nodeJournalDisk, {
    get(disk, name: keyof JournalDisk) {
      return (...args: readonly unknown[]) => {
        if (++calls === last) {
          const [path, bytes] = args;
          if (name === 'create' && typeof path === 'string' && bytes instanceof Uint8Array)
            fs.writeFileSync(path, bytes.subarray(0, bytes.length >> 1));
          die();
        }
        return Reflect.apply(disk[name], disk, args);
      };
    },
  });
}

const disk = mortalDisk(Number(call));
applyBulkEdit(disk, new Journal(disk, state), plannedEdit(folder, fateOf(folder)));
process.stdout.write(String(calls));
