import * as fs from 'node:fs';
import type { ReadFailure } from '../ports.ts';
import { toNative } from './native-path.ts';

/** What a path leads to, or why that can't be told or looked into. */
export type PathKind = 'file' | 'folder' | { readonly failure: ReadFailure; readonly detail: string };

/**
 * What a path leads to. A link to nothing counts as a file, since its name is there; so do pipes and devices. A folder
 * that can't be listed, where `FileSystem.list` only finds nothing, is a failure.
 */
export function pathKind(path: string): PathKind {
  try {
    return kindAt(path) ?? { failure: 'missing', detail: '' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') return { failure: 'permission', detail: '' };
    return { failure: 'io', detail: message };
  }
}

/** The same for who must not take what can't be looked at for anything. @returns undefined where nothing is @throws the system's error */
export function kindAt(path: string): 'file' | 'folder' | undefined {
  try {
    const native = toNative(path);
    fs.lstatSync(native);
    if (!fs.statSync(native, { throwIfNoEntry: false })?.isDirectory()) return 'file';
    fs.opendirSync(native).closeSync();
    return 'folder';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'ELOOP') return 'file';
    throw error;
  }
}

/** Whether a path leads to something, through all links. @throws the system's error where that can't be told */
export function leadsSomewhere(path: string): boolean {
  return fs.statSync(toNative(path), { throwIfNoEntry: false }) !== undefined;
}

/** Whether something lies at a path, or may do so where we may not look. */
export function isTaken(path: string): boolean {
  const kind = pathKind(path);
  return typeof kind === 'string' || kind.failure !== 'missing';
}
