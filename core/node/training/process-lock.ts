import type { ProcessIdentity } from '../../training/run-record.ts';
import type { JournalDisk } from '../disk/journal-disk.ts';
import type { Platform } from '../platform/index.ts';
import { type Lock, takeLock } from './lock.ts';
import { isAlive } from './run-processes.ts';

/** Who may hold a lock, and how it is told whether another holder still lives. */
export interface LockHolder {
  readonly disk: JournalDisk;
  readonly platform: Platform;
  /** This machine's name. */
  readonly host: string;
  readonly me: ProcessIdentity;
}

/**
 * Takes a lock for a process as long as it lives. Of the processes of other machines nothing is known here: what they
 * hold they hold until they give it back.
 * @param name letters, digits and dashes
 * @returns undefined where another one has it, maybe in this very process
 * @throws the system's error where the folder can't be written, or processes can't be asked about
 */
export async function takeProcessLock(
  { disk, platform, host, me }: LockHolder,
  folder: string,
  name: string,
): Promise<Lock | undefined> {
  const isHeld = async (words: string) => {
    const holder = parseHolder(words);
    return holder !== undefined && (holder.host !== host || (await isAlive(platform, holder)));
  };
  const result = await takeLock(disk, folder, name, JSON.stringify({ ...me, host }), isHeld);
  return 'lock' in result ? result.lock : undefined;
}

function parseHolder(words: string): (ProcessIdentity & { readonly host: string }) | undefined {
  try {
    const { pid, start, host } = JSON.parse(words);
    return typeof pid === 'number' && typeof start === 'string' && typeof host === 'string'
      ? { pid, start, host }
      : undefined;
  } catch {
    return undefined;
  }
}
