import * as z from 'zod';
import { joinPath } from '../../../path.ts';
import { type ProcessIdentity, processIdentity, type RunRecord } from '../../../training/run-record.ts';
import type { JournalDisk } from '../../disk/journal-disk.ts';
import { replaceFile } from '../../disk/replace-file.ts';
import { removeIfThere } from '../../disk/temporary-file.ts';
import type { Platform } from '../../platform/index.ts';
import { type Lock, takeLock } from '../lock.ts';
import { readRecord } from '../run-folder.ts';
import { isAlive, trainingProcesses } from '../run-processes.ts';

const NAME = 'gpu';
const WAITING = '.waiting';

/** Who has a device, or waits for it: a supervisor, its run's folder, and the trainer's launcher once it is started. */
const holder = processIdentity.extend({ run: z.string(), trainer: processIdentity.optional() });
type Holder = z.infer<typeof holder>;

/** A device that is ours until it is given back. */
export interface GpuTurn extends Pick<Lock, 'release'> {
  /** Tells whose the device is while the trainer lives, whatever becomes of its run's folder. */
  isUsedBy(trainer: ProcessIdentity): void;
}

/** What a run is queued for: its GPUs, or the processor of its machine. */
export function devicesOf(
  { gpu, gpus = [] }: Pick<RunRecord, 'gpu' | 'gpus'>,
  host: string,
): readonly string[] {
  const all = gpus.length > 0 ? gpus : gpu ? [gpu] : [];
  return all.length > 0 ? all.map(({ uuid }) => uuid) : [`processor-${host}`];
}

/**
 * The queue for one device of this machine: one run has it, the others wait, who came first is served first. A run has it
 * as long as its supervisor or its trainer lives, whichever is longer.
 */
export class GpuQueue {
  readonly #disk: JournalDisk;
  readonly #platform: Platform;
  readonly #folder: string;
  readonly #me: Holder;
  #ticket: string | undefined;

  /** @param state our state folder, which several machines may share @param device a name that none of them has twice */
  constructor(disk: JournalDisk, platform: Platform, state: string, device: string, me: Holder) {
    this.#disk = disk;
    this.#platform = platform;
    this.#folder = folderOf(state, device);
    this.#me = me;
  }

  /** Gets a place in the queue, by when the run was put into it (ISO 8601). It is kept until it is our turn. */
  queueUp(queued: string): string {
    this.#ticket ??= this.#draw(queued);
    return this.#ticket;
  }

  /** Asks whether it is our turn. @param queued when the run was put into the queue (ISO 8601) */
  async take(queued: string): Promise<GpuTurn | undefined> {
    if (await this.#isSomebodyBefore(this.queueUp(queued))) return undefined;
    const words = JSON.stringify(this.#me);
    const result = await takeLock(this.#disk, this.#folder, NAME, words, (holder) => this.#isHeld(holder));
    if (!('lock' in result)) return undefined;
    this.leave();
    const { lock } = result;
    return {
      release: () => lock.release(),
      isUsedBy: (trainer) => lock.write(JSON.stringify({ ...this.#me, trainer })),
    };
  }

  /** Waits no longer. */
  leave(): void {
    if (this.#ticket !== undefined) removeIfThere(this.#disk, joinPath(this.#folder, this.#ticket));
    this.#ticket = undefined;
  }

  #draw(queued: string): string {
    this.#disk.makeFolder(this.#folder);
    const ticket = `${queued.replace(/[^0-9]/g, '')}-${this.#me.pid}${WAITING}`;
    replaceFile(this.#disk, joinPath(this.#folder, ticket), JSON.stringify(this.#me));
    return ticket;
  }

  async #isSomebodyBefore(ticket: string): Promise<boolean> {
    const names = this.#disk.names(this.#folder).filter((name) => name.endsWith(WAITING) && name < ticket);
    for (const name of names) {
      const file = joinPath(this.#folder, name);
      const holder = parseHolder(textOf(this.#disk, file));
      if (holder && (await isAlive(this.#platform, holder))) return true;
      removeIfThere(this.#disk, file);
    }
    return false;
  }

  async #isHeld(words: string): Promise<boolean> {
    const holder = parseHolder(words);
    // A run that is looked after by another supervisor now takes over what is its own.
    if (!holder || holder.run === this.#me.run) return false;
    return await isThere(this.#disk, this.#platform, holder);
  }
}

/** How many runs have a device of this machine, or wait for it. @param state our state folder */
export async function runsOn(
  disk: JournalDisk,
  platform: Platform,
  state: string,
  device: string,
): Promise<number> {
  const folder = folderOf(state, device);
  const runs = new Set<string>();
  for (const name of disk.names(folder)) {
    if (!name.endsWith(WAITING) && !name.startsWith(`${NAME}.`)) continue;
    const holder = parseHolder(textOf(disk, joinPath(folder, name)));
    if (holder && (await isThere(disk, platform, holder))) runs.add(holder.run);
  }
  return runs.size;
}

function folderOf(state: string, device: string): string {
  return joinPath(state, `gpus/${device.replace(/[^A-Za-z0-9-]/g, '_')}`);
}

/** Whether a run's supervisor or its trainer lives. */
async function isThere(disk: JournalDisk, platform: Platform, holder: Holder): Promise<boolean> {
  if (await isAlive(platform, holder)) return true;
  const process = readRecord(disk, holder.run)?.process ?? holder.trainer ?? null;
  return (await trainingProcesses(platform, holder.run, { process })).length > 0;
}

function textOf(disk: JournalDisk, file: string): string {
  try {
    return Buffer.from(disk.read(file)).toString('utf8');
  } catch {
    return '';
  }
}

function parseHolder(words: string): Holder | undefined {
  try {
    return holder.safeParse(JSON.parse(words)).data;
  } catch {
    return undefined;
  }
}
