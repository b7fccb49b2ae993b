import * as fs from 'node:fs';
import { chooseLists } from './choose-lists.ts';
import { downloadedLists } from './downloads-folder.ts';
import type { FoundList } from './find-lists.ts';

/** A list that is to be used, and who has it: a program's name, `downloaded`, or what the caller calls those named. */
export interface UsedList {
  readonly file: string;
  readonly from: string;
}

/**
 * The lists to use, the most trusted first: named, downloaded, found; none twice by a link. Native paths.
 * @param downloads the folder of the downloaded ones
 */
export function usedLists(
  named: readonly UsedList[],
  downloads: string,
  found: readonly FoundList[],
): readonly UsedList[] {
  const downloaded = downloadedLists(downloads).map((file) => ({ file, from: 'downloaded' }));
  const own = [...named, ...downloaded];
  const chosen = chooseLists(
    found,
    own.map(({ file }) => file),
  ).map(({ file, tool }) => ({ file, from: tool }));
  const byPlace = new Map<string, UsedList>();
  for (const list of [...own, ...chosen]) {
    const place = realPath(list.file);
    if (!byPlace.has(place)) byPlace.set(place, list);
  }
  return [...byPlace.values()];
}

function realPath(file: string): string {
  try {
    return fs.realpathSync(file);
  } catch {
    return file;
  }
}
