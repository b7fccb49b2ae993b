import { type Message, message } from '../message.ts';

/** Tells of a system's error which file it is about: one about an open file has no path, and one beside a file has another. */
export function aboutFile(error: unknown, file: string): unknown {
  return isOfSystem(error) ? Object.assign(error, { path: file }) : error;
}

/** Why the disk refuses something, in words for the user with the file and the way out; undefined for a mistake of ours. */
export function systemTrouble(error: unknown): Message | undefined {
  if (!isOfSystem(error)) return undefined;
  const { path, code } = error;
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  if (path === undefined)
    return isFull
      ? message('The disk is full. Make room, and try again.')
      : message('The system refuses it: {0}', error.message);
  if (isFull) return message('{0}: the disk is full. Make room, and try again.', path);
  if (code === 'EACCES' || code === 'EPERM')
    return message('{0}: there is no permission to read or write it.', path);
  if (code === 'EROFS') return message('{0}: its disk can only be read.', path);
  // Of a program that could not be started the system's own words say more.
  if (code === 'ENOENT' && !error.syscall?.startsWith('spawn'))
    return message('{0}: it is not there, or its folder is not.', path);
  return message('{0}: {1}', path, error.message);
}

type SystemError = NodeJS.ErrnoException & { readonly code: string };

/** Whether an error is the system's: of the disk, or of a program that could not be started. */
export function isOfSystem(error: unknown): error is SystemError {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

/** The system's code of an error: `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
