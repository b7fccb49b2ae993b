import type { FileChanges } from './dataset.ts';

/** The files that changes are of. */
export function pathsOf({ images, captions, others, caches, sources }: FileChanges): readonly string[] {
  const all = [images, captions, others, caches, sources].flatMap((some) => [...(some?.keys() ?? [])]);
  return [...new Set(all)];
}
