import type { DatasetFiles } from '../dataset/discovery/discovery.ts';
import { splitExtension } from '../path.ts';
import { groupOf, groupOfStem, type NamesAround } from './groups.ts';
import { placeOf } from './shard.ts';

/**
 * The files of a dataset in parts of about the same size, each in the order in which they were: those that rules look at
 * together lie in one. What is the same of all parts (folders, configurations) is in each.
 * @param count how many parts, at least 1
 */
export function cutFiles(
  files: DatasetFiles,
  naming: Omit<NamesAround, 'has'>,
  count: number,
): readonly DatasetFiles[] {
  let captions: ReadonlySet<string> | undefined;
  const around: NamesAround = {
    ...naming,
    has(caption) {
      // Few datasets have names that it is asked for.
      captions ??= new Set(files.captions);
      return captions.has(caption);
    },
  };
  const ofStem = (path: string) => groupOfStem(splitExtension(path)[0], around);
  const cut = (paths: readonly string[], group: (path: string) => string = ofStem) => {
    const parts = Array.from({ length: count }, (): string[] => []);
    for (const path of paths) parts[placeOf(group(path), count)]?.push(path);
    return parts;
  };
  const images = cut(files.images);
  const texts = cut(files.captions);
  const others = cut(files.others);
  const caches = cut(files.caches, (path) => groupOf(path, around));
  return images.map((own, index) => ({
    ...files,
    images: own,
    captions: texts[index] ?? [],
    others: others[index] ?? [],
    caches: caches[index] ?? [],
  }));
}
