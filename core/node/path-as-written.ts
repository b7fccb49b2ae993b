import * as path from 'node:path';
import { homeFolder } from './home-folder.ts';
import { fromNative } from './native-path.ts';

/** A path as somebody wrote it, `~` standing for their home, in core's form. */
export function pathAsWritten(written: string): string {
  const isHome = written === '~' || /^~[/\\]/.test(written);
  return fromNative(isHome ? path.join(homeFolder(), written.slice(1)) : written);
}
