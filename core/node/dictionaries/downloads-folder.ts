import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { statIfThere } from '../if-there.ts';
import { chooseDownloads } from './choose-lists.ts';

/** More bytes of an address's last part are no name of a list. */
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
      const stat = statIfThere(file);
      return stat?.isFile() ? [{ file, modified: stat.mtimeMs }] : [];
    }),
  );
}

/**
 * What a list from an address is called on disk: by the end of its path, so that what it holds can be told from it, and
 * a number of the address, so that the same name elsewhere is another file.
 */
export function downloadName(address: URL): string {
  const last = decoded(address.pathname.slice(address.pathname.lastIndexOf('/') + 1)).normalize('NFC');
  const [, stem = '', extension = '.csv'] = /^(.*?)(\.(?:csv|txt))?$/is.exec(last) ?? [];
  const safe = shortened(stem.replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '_')).replace(/^[._-]+|[._-]+$/g, '');
  return `${safe === '' ? 'tags' : safe}-${numberOf(address)}${extension.toLowerCase()}`;
}

/** The end of a name, no longer than file systems take. */
function shortened(name: string): string {
  let short = name;
  while (Buffer.byteLength(short) > LONGEST_NAME) short = short.slice(/^[\ud800-\udbff]/.test(short) ? 2 : 1);
  return short;
}

/** Digits alone: letters could read as a site's name, like those of `e621`. */
function numberOf(address: URL): string {
  const digest = createHash('sha256').update(address.href).digest();
  return String(digest.readUInt32BE()).padStart(10, '0');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
