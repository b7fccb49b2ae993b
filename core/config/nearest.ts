import { editDistance } from '../vocabulary/edit-distance.ts';

/** The candidate that a misspelt word most likely meant, or undefined when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const written = word.toLowerCase();
  const most = word.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let distance = most + 1;
  for (const candidate of candidates) {
    const meant = candidate.toLowerCase();
    // They are at least as far apart as their lengths are: most of a thousand options need no closer look.
    if (Math.abs(meant.length - written.length) >= distance) continue;
    const d = editDistance(written, meant);
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}
