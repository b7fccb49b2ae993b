// A disk that fails beneath all ports: Node's own calls to it, so that whatever writes and reads is tried alike.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * How a disk fails: by the system's word for it, at one call or at that one and all after it. With `ENOENT` what the call is
 * about is not there any more: somebody took it away at that moment.
 */
export interface Fault {
  readonly code: 'EACCES' | 'ENOSPC' | 'ENOENT' | 'EIO';
  readonly lasts: boolean;
}

/** What a disk was asked for while it was to fail. */
export interface Trial {
  /** How many calls there were that could have failed so. */
  readonly calls: number;
  /** The calls that failed, with what they were about. */
  readonly failed: readonly string[];
  /** What was taken away. */
  readonly gone: readonly string[];
}

type Call = (...args: unknown[]) => unknown;
type Calls = Record<string, Call | undefined>;

interface Trying {
  readonly folder: string;
  readonly fault: Fault;
  readonly last: number;
  calls: number;
  readonly failed: string[];
  readonly gone: string[];
  /** The paths of open files. */
  readonly open: Map<number, string>;
  /** Node's own calls within a call. */
  isInside: boolean;
}

let trying: Trying | undefined;

/** Calls that take room on the disk: all others go on working on one that is full. */
const TAKES_ROOM = /^(?:write|writev|writeFile|appendFile|mkdir|mkdtemp|copyFile|link|symlink)$/;
/** Calls that are never made to fail: what is open is closed, and watching is no call to the disk. */
const NEVER = /^(?:close|watch|watchFile|unwatchFile|createReadStream|createWriteStream|openAsBlob)$/;
const NATIVE = 'native';

/**
 * Does some work on a disk of which one call fails that is about something in a folder.
 * @param last the number of the call that fails, from 1; 0 for none
 */
export async function onFailingDisk<Result>(
  folder: string,
  fault: Fault,
  last: number,
  work: () => Promise<Result> | Result,
): Promise<{ readonly result: Result; readonly trial: Trial }> {
  const own: Trying = {
    folder,
    fault,
    last,
    calls: 0,
    failed: [],
    gone: [],
    open: new Map(),
    isInside: false,
  };
  const restore = replaceCalls();
  trying = own;
  try {
    const result = await work();
    return { result, trial: own };
  } finally {
    trying = undefined;
    restore();
  }
}

/** Does what another process does: the disk fails in ours alone, and counts none of its calls. */
export function undisturbed<Result>(work: () => Result): Result {
  const now = trying;
  if (!now || now.isInside) return work();
  now.isInside = true;
  try {
    return work();
  } finally {
    now.isInside = false;
  }
}

/** Has all calls of Node's go through here. @returns what undoes that */
function replaceCalls(): () => void {
  const undo: (() => void)[] = [];
  const replace = (calls: Calls, names: readonly string[], wrap: (name: string, call: Call) => Call) => {
    for (const name of names) {
      const call = calls[name];
      if (typeof call !== 'function' || NEVER.test(bare(name))) continue;
      const wrapped = Object.assign(wrap(name, call), call);
      const { native } = call as unknown as Calls;
      if (native) Object.assign(wrapped, { [NATIVE]: wrap(name, native) });
      calls[name] = wrapped;
      undo.push(() => {
        calls[name] = call;
      });
    }
  };
  const all = fs as unknown as Calls;
  const names = Object.keys(fs).filter((name) => /^[a-z]/.test(name) && name !== 'promises');
  const isSync = (name: string) => name.endsWith('Sync');
  replace(all, names.filter(isSync), synchronous);
  replace(
    all,
    names.filter((name) => !isSync(name) && names.includes(`${name}Sync`)),
    calledBack,
  );
  replace(fs.promises as unknown as Calls, Object.keys(fs.promises), promised);
  syncBuiltinESMExports();
  return () => {
    for (const one of undo) one();
    syncBuiltinESMExports();
  };
}

const bare = (name: string) => name.replace(/Sync$/, '');

function synchronous(name: string, call: Call): Call {
  return (...args) => {
    const now = trying;
    if (!now || now.isInside) return call(...args);
    if (name === 'closeSync') now.open.delete(Number(args[0]));
    const failure = failureAt(now, bare(name), args);
    now.isInside = true;
    try {
      if (failure) return failed(failure, bare(name), args, call);
      const result = call(...args);
      if (name === 'openSync' && isWithin(now, args[0])) now.open.set(Number(result), pathOf(args[0]) ?? '');
      return result;
    } finally {
      now.isInside = false;
    }
  };
}

/** What a failing call leaves, and throws or says. */
function failed(failure: Error & { code: string }, name: string, args: unknown[], call: Call): unknown {
  const [first, second] = args;
  if (name === 'exists') return false;
  if (failure.code === 'ENOSPC') {
    // As much as there is room for is written, and that is no failure yet.
    if (name === 'write' && lengthOf(args) > 1)
      return call(first, halfOf(args), 0, undefined, positionOf(args));
    if (name === 'writeFile') call(first, half(second), args[2]);
  }
  throw failure;
}

function calledBack(name: string, call: Call): Call {
  return (...args) => {
    const now = trying;
    const callback = args.at(-1);
    if (!now || now.isInside || typeof callback !== 'function') return call(...args);
    const place = pathOf(args[0]);
    const failure = failureAt(now, name, args.slice(0, -1));
    if (name === 'open' && isWithin(now, args[0]))
      args[args.length - 1] = (error: unknown, file: number) => {
        if (!error) now.open.set(file, place ?? '');
        callback(error, file);
      };
    if (failure?.code === 'ENOSPC' && name === 'write' && lengthOf(args.slice(0, -1)) > 1)
      return call(args[0], halfOf(args.slice(0, -1)), 0, undefined, positionOf(args.slice(0, -1)), callback);
    return failure ? process.nextTick(callback, failure) : call(...args);
  };
}

function promised(name: string, call: Call): Call {
  return async (...args) => {
    const now = trying;
    if (!now || now.isInside) return call(...args);
    const failure = failureAt(now, name, args);
    if (failure) {
      if (failure.code === 'ENOSPC' && name === 'writeFile')
        fs.writeFileSync(args[0] as string, half(args[1]));
      throw failure;
    }
    const result = await call(...args);
    return name === 'open' && isWithin(now, args[0])
      ? failingHandle(result as fs.promises.FileHandle, pathOf(args[0]) ?? '')
      : result;
  };
}

/** An open file whose calls fail as well. */
function failingHandle(handle: fs.promises.FileHandle, place: string): fs.promises.FileHandle {
  const calls = handle as unknown as Calls;
  for (const name of ['read', 'write', 'readFile', 'writeFile', 'stat', 'sync', 'truncate']) {
    const call = calls[name]?.bind(handle);
    if (!call) continue;
    calls[name] = async (...args) => {
      const now = trying;
      now?.open.set(handle.fd, place);
      const failure = now && failureAt(now, name, [handle.fd, ...args]);
      if (failure?.code === 'ENOSPC' && name === 'write' && lengthOf([0, ...args]) > 1)
        return call(halfOf([0, ...args]), 0, undefined, positionOf([0, ...args]));
      if (failure?.code === 'ENOSPC' && name === 'writeFile') await call(half(args[0]));
      if (failure) throw failure;
      return call(...args);
    };
  }
  return handle;
}

/** The error that a call is to end with; undefined for one that works. */
function failureAt(
  now: Trying,
  name: string,
  args: readonly unknown[],
): (Error & { code: string }) | undefined {
  const { fault, last } = now;
  const [first, second] = args;
  const file = [first, second].find((one) => isWithin(now, one));
  const isOpen = typeof first === 'number';
  if (isOpen ? !now.open.has(first) : file === undefined) return undefined;
  // What is open is there and may be read, whatever becomes of its name.
  if (isOpen && (fault.code === 'EACCES' || fault.code === 'ENOENT')) return undefined;
  if (fault.code === 'ENOSPC' && !TAKES_ROOM.test(name) && !(name === 'open' && makes(second)))
    return undefined;
  if (fault.code === 'ENOENT' && (file === now.folder || !isThere(file))) return undefined;
  const call = ++now.calls;
  if (last === 0 || call < last || (call > last && !fault.lasts)) return undefined;
  const place = isOpen ? now.open.get(first) : pathOf(file);
  now.failed.push(`${name} ${place}`);
  if (fault.code === 'ENOENT') return takeAway(now, pathOf(file) ?? '');
  // Of an open file the system says no path.
  const error = new Error(`${fault.code}: made to fail, ${name}${isOpen ? '' : ` '${place}'`}`);
  return Object.assign(error, { code: fault.code, syscall: name, ...(isOpen ? {} : { path: place }) });
}

/** Has somebody take a file or folder away: the call then finds out by itself. */
function takeAway(now: Trying, place: string): undefined {
  undisturbed(() => fs.rmSync(place, { recursive: true, force: true }));
  now.gone.push(place);
}

function isThere(file: unknown): boolean {
  return undisturbed(() => fs.lstatSync(pathOf(file) ?? '', { throwIfNoEntry: false }) !== undefined);
}

/** Whether a file is made by being opened. */
function makes(flags: unknown): boolean {
  return typeof flags === 'number'
    ? (flags & fs.constants.O_CREAT) !== 0
    : /^[wa]/.test(String(flags ?? 'r'));
}

function isWithin({ folder }: Trying, place: unknown): boolean {
  const at = pathOf(place);
  return at !== undefined && (at === folder || at.startsWith(folder + path.sep));
}

function pathOf(place: unknown): string | undefined {
  if (place instanceof URL) return fileURLToPath(place);
  return typeof place === 'string' && path.isAbsolute(place) ? path.normalize(place) : undefined;
}

/** What a call to write has to write, of all its forms. @param args the file first */
function bytesOf([, content, offset, length]: readonly unknown[]): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  const { buffer, byteOffset, byteLength } = content as Uint8Array;
  const all = Buffer.from(buffer, byteOffset, byteLength);
  const start = typeof offset === 'number' ? offset : 0;
  return all.subarray(start, typeof length === 'number' ? start + length : undefined);
}

const lengthOf = (args: readonly unknown[]) => bytesOf(args).length;
const half = (content: unknown) => bytesOf([0, content]).subarray(0, bytesOf([0, content]).length >> 1);
const halfOf = (args: readonly unknown[]) => bytesOf(args).subarray(0, lengthOf(args) >> 1);
const positionOf = ([, content, second, , position]: readonly unknown[]) =>
  typeof content === 'string' ? (typeof second === 'number' ? second : null) : (position ?? null);
