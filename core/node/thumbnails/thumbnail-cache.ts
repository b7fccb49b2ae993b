import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { removeIfPossible } from '../if-there.ts';
import { makeFolder } from '../make-folder.ts';

/** Grows when thumbnails are made another way: older ones are no longer found, and pruned in time. */
const ALGORITHM = 1;

const DAY = 24 * 60 * 60 * 1000;

/** How much is kept. */
export interface CacheLimits {
  /** Milliseconds since a thumbnail was last used. */
  readonly age: number;
  /** Bytes of all of them. */
  readonly size: number;
}

const limits: CacheLimits = { age: 60 * DAY, size: 512 * 1024 * 1024 };

/** A picture's file at one moment. Native paths throughout. */
export interface PictureFile {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
}

/** Where the thumbnail of a picture lies, if it was made: another size or time of the picture is another thumbnail. */
export function thumbnailPath(folder: string, { path: picture, size, mtimeMs }: PictureFile): string {
  const key = createHash('sha256').update([picture, size, mtimeMs, ALGORITHM].join('\0')).digest('hex');
  return path.join(folder, key.slice(0, 2), `${key}.webp`);
}

/** Whether a thumbnail is there. Marks it as used, at most once a day. */
export function isCached(file: string, now = Date.now()): boolean {
  try {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (stat && now - stat.mtimeMs > DAY) touch(file, now);
    return stat !== undefined;
  } catch {
    return false;
  }
}

function touch(file: string, now: number): void {
  try {
    fs.utimesSync(file, now / 1000, now / 1000);
  } catch {
    // Of no importance: at worst it is pruned too early.
  }
}

/** Writes a file of the cache whole or not at all. @throws the system's error */
export function store(file: string, bytes: Uint8Array): void {
  makeFolder(path.dirname(file));
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    fs.writeFileSync(temporary, bytes);
    fs.renameSync(temporary, file);
  } catch (error) {
    removeIfPossible(temporary);
    throw error;
  }
}

/** Removes what nobody used for long, then the longest unused until the rest is small enough. */
export async function prune(
  folder: string,
  { age, size }: CacheLimits = limits,
  now = Date.now(),
): Promise<void> {
  const files: PictureFile[] = [];
  for (const name of await fs.promises.readdir(folder, { recursive: true })) {
    if (!/\.(?:webp|json|tmp)$/.test(name)) continue;
    const file = path.join(folder, name);
    const stat = await fs.promises.stat(file).catch(() => undefined);
    if (stat?.isFile()) files.push({ path: file, size: stat.size, mtimeMs: stat.mtimeMs });
  }
  let kept = 0;
  for (const file of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
    // What a writer left that died. A living one is done within seconds.
    const isLeft = file.path.endsWith('.tmp') && now - file.mtimeMs > DAY;
    if (isLeft || now - file.mtimeMs > age || kept + file.size > size)
      await fs.promises.rm(file.path, { force: true });
    else kept += file.size;
  }
}
