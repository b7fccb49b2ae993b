import path from 'node:path';
import process from 'node:process';
import { fromNative, toNative } from '../core/node/native-path.ts';

/** A path as seen from the working folder, `/` between its parts; `.` for that folder itself. */
export function relative(corePath: string): string {
  const native = path.relative(process.cwd(), toNative(corePath));
  if (native === '') return '.';
  return path.isAbsolute(native) ? fromNative(native) : native.replaceAll(path.sep, '/');
}
