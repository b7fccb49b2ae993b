import * as fs from 'node:fs';
import * as os from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { isTemporary } from '../../core/node/disk/temporary-file.ts';
import { type Fault, onFailingDisk, type Trial } from './failing-disk.ts';
import { fill } from './small-disk.ts';

/** Work that writes. All that it has to do with lies in one folder. */
export interface Work {
  readonly name: string;
  /** Puts there what was there before. */
  prepare(folder: string): void | Promise<void>;
  /** Does it. @returns what its user is told of trouble; nothing where all is done */
  run(folder: string): Promise<readonly string[]> | readonly string[];
  /** Names below the folder that are another's each time: they are not compared. */
  readonly others?: RegExp;
  /** Names of what is kept to go on with the next time; nothing is on a full disk. */
  readonly keeps?: RegExp;
  /** Whether the next try does all, whatever was left by one that could not even remove what lay ready. */
  readonly goesOn?: boolean;
  /** Where it is done in steps: whether a file is as one of them leaves it. */
  isStep?(name: string, bytes: Buffer): boolean;
  /** Whether it is only quicker with what it writes: then nobody needs to hear of trouble. */
  readonly isCache?: boolean;
  /** Of what was taken away in the midst of it, a file that was made may have less. @returns whether it is whole nevertheless */
  isWhole?(name: string, bytes: Buffer): boolean;
  /** Looks at what is peculiar to it, after each try. */
  check?(folder: string, told: readonly string[], trial: Trial): void;
}

/** All ways in which a disk fails. */
export const faults: readonly Fault[] = [
  { code: 'EACCES', lasts: false },
  { code: 'EACCES', lasts: true },
  { code: 'EIO', lasts: false },
  { code: 'EIO', lasts: true },
  { code: 'ENOSPC', lasts: true },
  { code: 'ENOENT', lasts: false },
];

/** What a user understands of each. */
const REASONS: Readonly<Record<Fault['code'], RegExp>> = {
  EACCES: /permission|read-only|EACCES/,
  EIO: /EIO/,
  ENOSPC: /full|room|ENOSPC/,
  ENOENT: /not there|no such file|ENOENT|gone|changed/,
};

/** A folder of one's own, in memory where there is a disk of it: what fails is the same there, and no disk is waited for. */
export function folderInMemory(): string {
  const parent = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
  return fs.mkdtempSync(path.join(fs.realpathSync(parent), 'lora-faults-'));
}

/** So many pages are enough for what is cached here. */
const SOME = 8;

type Files = ReadonlyMap<string, Buffer>;

/**
 * Does some work again and again, and has another call to the disk fail each time. Nothing is ever lost: each file is as it
 * was or as it is to be, what is new is whole or not there, what lay ready is gone. What was not done is told, with a file
 * and the reason, and is done by the next try.
 * @returns how many calls failed
 */
export async function tryEverywhere(work: Work, fault: Fault): Promise<number> {
  const base = folderInMemory();
  const folder = path.join(base, 'all');
  const { start, look } = sceneOf(work, folder);
  const run = (last: number) => onFailingDisk(folder, fault, last, () => work.run(folder));
  try {
    await start();
    const before = look();
    const whole = await run(0);
    expect(whole.result, 'without a fault').toEqual([]);
    const after = look();
    for (let last = 1; last <= whole.trial.calls; last++) {
      await start();
      const { result: told, trial } = await run(last);
      const where = `${work.name}, call ${last}: ${trial.failed[0]}, told: ${told.join(' ')}`;
      const now = look();
      expectIntact(work, { before, after, now }, { fault, trial, folder, where });
      const isDone = isSame(now, after, trial, folder);
      if (told.length > 0 && fault.code !== 'ENOENT') expectUnderstood(told, fault, where);
      if (!isDone && !work.isCache && fault.code !== 'ENOENT') expect(told, where).not.toEqual([]);
      work.check?.(folder, told, trial);
      if (isDone || fault.code === 'ENOENT' || (takesNothingBack(fault) && !work.goesOn)) continue;
      expect(await work.run(folder), `${where}, and once more`).toEqual([]);
      const again = look();
      for (const [name, bytes] of after)
        expect(again.get(name)?.equals(bytes), `${where}: ${name}, once more`).toBe(true);
    }
    return whole.trial.calls;
  } finally {
    fs.rmSync(base, { recursive: true, force: true });
  }
}

/** Whether nothing can be removed any more after the first failure: what lies ready then is left, for somebody to look at. */
const takesNothingBack = ({ code, lasts }: Fault) => lasts && code !== 'ENOSPC';

/**
 * Does some work on a disk that has so many free pages, from none on, until there is room for all. What is to hold is the same.
 * @param disk a folder that a small disk is mounted at @returns how often there was no room
 */
export async function tryOnFullDisk(work: Work, disk: string): Promise<number> {
  const fault: Fault = { code: 'ENOSPC', lasts: true };
  const trial: Trial = { calls: 0, failed: [], gone: [] };
  const folder = path.join(disk, 'all');
  const { start, look } = sceneOf(work, folder);
  await start();
  const before = look();
  expect(await work.run(folder), 'with room').toEqual([]);
  const after = look();
  for (let free = 0; ; free++) {
    await start();
    const filler = fill(disk, free);
    const told = await work.run(folder);
    const where = `${work.name}, ${free} pages free, told: ${told.join(' ')}`;
    const now = look();
    fs.rmSync(filler);
    expectIntact(work, { before, after, now }, { fault, trial, folder, where });
    work.check?.(folder, told, trial);
    if (told.length > 0) expectUnderstood(told, fault, where);
    const isDone = isSame(now, after, trial, folder);
    if (!isDone) expect(told, where).not.toEqual([]);
    // Of what is only quicker with it nobody says that there was no room.
    if (isDone && told.length === 0 && (free >= SOME || !work.isCache)) return free;
    expect(await work.run(folder), `${where}, and once more`).toEqual([]);
  }
}

/** Where some work is done: begun anew, and looked at. */
function sceneOf(work: Work, folder: string) {
  return {
    async start(): Promise<void> {
      fs.rmSync(folder, { recursive: true, force: true });
      fs.mkdirSync(folder);
      await work.prepare(folder);
    },
    look: () => filesIn(folder, work.others),
  };
}

interface Looks {
  readonly before: Files;
  readonly after: Files;
  readonly now: Files;
}

interface Around {
  readonly fault: Fault;
  readonly trial: Trial;
  readonly folder: string;
  readonly where: string;
}

function expectIntact(
  work: Work,
  { before, after, now }: Looks,
  { fault, trial, folder, where }: Around,
): void {
  const isGone = goneIn(trial, folder);
  // What is not to be removed when it is removed stays; so does all on a disk that takes and gives nothing any more.
  const mayStay = takesNothingBack(fault) || trial.failed.some((call) => /^(?:rm|unlink|rmdir) /.test(call));
  for (const name of new Set([...before.keys(), ...after.keys(), ...now.keys()])) {
    const [was, becomes, is] = [before.get(name), after.get(name), now.get(name)];
    if (isGone(name)) continue;
    const isNew = was === undefined && becomes === undefined;
    if (isNew && is) {
      const isReady =
        isTemporary(path.basename(name)) || /\.(?:tmp|part|part\.json|lora-copy)$|\.part-/.test(name);
      const isLess = fault.code === 'ENOENT' && work.isWhole?.(name, is);
      const isKept = fault.code !== 'ENOSPC' && work.keeps?.test(name);
      expect((isReady && mayStay) || isLess || isKept, `${where}: ${name} is left`).toBe(true);
      continue;
    }
    const isWhole = [was, becomes].some((one) => (one === undefined ? is === undefined : is?.equals(one)));
    const isLess = fault.code === 'ENOENT' && is !== undefined && work.isWhole?.(name, is);
    const isStep = is !== undefined && work.isStep?.(name, is);
    expect(
      isWhole || isLess || isStep,
      `${where}: ${name} is ${is ? JSON.stringify(is.toString('latin1').slice(0, 200)) : 'lost'}`,
    ).toBe(true);
  }
}

function expectUnderstood(told: readonly string[], { code }: Fault, where: string): void {
  const text = told.join('\n');
  expect(text, where).toMatch(REASONS[code]);
  expect(text, `${where}: a file is named`).toMatch(/[\w-]+\.\w+|\/[\w-]+/);
  expect(text, where).not.toMatch(/\bundefined\b|\[object/);
}

/** Whether all is as it is to be, but for what was taken away. */
function isSame(now: Files, after: Files, trial: Trial, folder: string): boolean {
  const isGone = goneIn(trial, folder);
  const names = [...new Set([...now.keys(), ...after.keys()])].filter((name) => !isGone(name));
  return names.every((name) => after.get(name)?.equals(now.get(name) ?? Buffer.from('none')) ?? false);
}

function goneIn({ gone }: Trial, folder: string): (name: string) => boolean {
  return (name) => gone.some((place) => `${path.join(folder, name)}/`.startsWith(`${place}/`));
}

/** All files below a folder with their bytes, by their paths in it. */
export function filesIn(folder: string, without?: RegExp): Files {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !without?.test(name))
    .sort();
  return new Map(files.map((name) => [name, fs.readFileSync(path.join(folder, name))]));
}
