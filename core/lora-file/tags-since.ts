import type { TrainedTags } from './training-metadata.ts';

/** A tag whose count is another than when the LoRA was trained. */
export interface TagSince {
  readonly tag: string;
  /** Captions that had it then, and that have it now. */
  readonly before: number;
  readonly after: number;
}

/** How the captions of a folder differ from those that a LoRA was trained on, as far as counts of tags tell. */
export interface FolderSince {
  readonly folder: string;
  /** What changed most in front; empty where nothing did. */
  readonly tags: readonly TagSince[];
  /** Whether the folder is no longer there, or is new. */
  readonly state: 'both' | 'gone' | 'new';
}

/**
 * Counts tags as the trainer does for its metadata: what stands between commas, trimmed, in small letters; a tag that a
 * caption has twice counts twice. Source: `set_tag_frequency` in `library/train_util.py`.
 * @param captions as the trainer reads them
 */
export function tagFrequency(captions: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const caption of captions)
    for (const part of caption.split(',')) {
      const tag = part.trim().toLowerCase();
      if (tag !== '') counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  return counts;
}

/**
 * Compares the tags that a LoRA was trained on with those of a dataset.
 * @param now counts by the folders' own names, as the trainer calls them
 */
export function tagsSince(
  then: readonly TrainedTags[],
  now: ReadonlyMap<string, ReadonlyMap<string, number>>,
): readonly FolderSince[] {
  const trained = then.map(({ folder, tags }) => {
    const counts = now.get(folder);
    return counts === undefined
      ? { folder, tags: differences(new Map(tags), new Map()), state: 'gone' as const }
      : { folder, tags: differences(new Map(tags), counts), state: 'both' as const };
  });
  const known = new Set(then.map(({ folder }) => folder));
  const added = [...now]
    .filter(([folder]) => !known.has(folder))
    .map(([folder, counts]) => ({ folder, tags: differences(new Map(), counts), state: 'new' as const }));
  return [...trained, ...added];
}

function differences(
  then: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): readonly TagSince[] {
  return [...new Set([...then.keys(), ...now.keys()])]
    .map((tag) => ({ tag, before: then.get(tag) ?? 0, after: now.get(tag) ?? 0 }))
    .filter((one) => one.before !== one.after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
}
