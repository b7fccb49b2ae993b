import { baseTagsOf } from '../dataset/base-caption.ts';
import { type Dataset, folderOf } from '../dataset/dataset.ts';
import type { Statistics } from '../dataset/statistics.ts';

/** The keys of the tags that a picture's caption is compared with. */
export type ComparedTags = (image: string) => ReadonlySet<string>;

const common = new WeakMap<Statistics['tags'], ReadonlySet<string>>();

/** The tags that more than half of the captions have: what they start from where nobody declared it. */
export function commonTags({ statistics: { tags, captions } }: Dataset): ReadonlySet<string> {
  const known = common.get(tags);
  if (known) return known;
  const keys: string[] = [];
  tags.forEach(({ key, count }) => {
    if (count * 2 > captions) keys.push(key);
  });
  const found = new Set(keys.sort());
  common.set(tags, found);
  return found;
}

/** The base caption's tags of each picture's folder; those that are common where none is declared. */
export function comparedTags(dataset: Dataset): ComparedTags {
  const byFolder = new Map<string | undefined, ReadonlySet<string>>();
  return (image) => {
    const folder = folderOf(dataset, image);
    let tags = byFolder.get(folder?.path);
    if (!tags) {
      const declared = baseTagsOf(dataset, folder);
      tags = declared.length > 0 ? new Set(declared.map(({ key }) => key)) : commonTags(dataset);
      byFolder.set(folder?.path, tags);
    }
    return tags;
  };
}
