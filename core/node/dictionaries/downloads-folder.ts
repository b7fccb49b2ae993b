import * as fs from 'node:fs';
import * as path from 'node:path';
import { chooseDownloads } from './choose-lists.ts';

/** More than this of an address's last part is no name of a list. */
const LONGEST_NAME = 100;

/** Where downloaded lists are kept. @param data our data folder, native */
export function downloadsFolder(data: string): string {
  return path.join(data, 'dictionaries');
}

/** The downloaded lists that are in use: native paths, newest first. */
export function downloadedLists(folder: string): readonly string[] {
  let names: readonly string[];
  try {
    names = fs.readdirSync(folder);
  } catch {
    // Nothing was downloaded yet.
    return [];
  }
  const lists = names.filter((name) => /\.(?:csv|txt)$/i.test(name)).map((name) => path.join(folder, name));
  return chooseDownloads(
    lists.flatMap((file) => {
      const stat = fs.statSync(file, { throwIfNoEntry: false });
      return stat?.isFile() ? [{ file, modified: stat.mtimeMs }] : [];
    }),
  );
}

/** What a list from an address is called on disk: by the end of its path, so that what it holds can be told from it. */
export function downloadName(address: URL): string {
  const last = decoded(address.pathname.slice(address.pathname.lastIndexOf('/') + 1));
  const safe = last
    .replace(/[^\w.-]+/g, '_')
    .slice(-LONGEST_NAME)
    .replace(/^[._-]+|[._-]+$/g, '');
  const name = safe === '' ? 'tags' : safe;
  // Windows has devices for these names, with any extension.
  const own = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) ? `list-${name}` : name;
  return /\.(?:csv|txt)$/i.test(own) ? own : `${own}.csv`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
