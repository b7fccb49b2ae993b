import { editDistance } from '../vocabulary/edit-distance.ts';

/** The candidate that a misspelt word most likely meant, or undefined when none is close. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const most = word.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let distance = most + 1;
  for (const candidate of candidates) {
    const d = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (d < distance) [best, distance] = [candidate, d];
  }
  return best;
}
