import * as fs from 'node:fs';
import * as path from 'node:path';

/**
 * The file that a user means by a path in the settings: `~` is their home, a relative one starts from the open folder,
 * with several folders open from the first that has it. Undefined for a relative one without a folder. Native paths.
 */
export function namedList(written: string, home: string, folders: readonly string[]): string | undefined {
  const file = /^~(?=$|[/\\])/.test(written) ? path.join(home, written.slice(1)) : written;
  if (path.isAbsolute(file)) return path.normalize(file);
  const places = folders.map((folder) => path.join(folder, file));
  return places.find((place) => fs.existsSync(place)) ?? places[0];
}
