import type { TrainedPair } from '../trained-pairs.ts';
import type { Change } from './side.ts';

type Pairs = readonly TrainedPair[];

/** Which pictures were added, removed or changed. One whose digest isn't known counts as the same. */
export function diffPictures(before: Pairs, after: Pairs): readonly Change[] {
  return both(before, after).flatMap(([name, old, now]) => {
    if (old && now && (old.sha256 === null || now.sha256 === null || old.sha256 === now.sha256)) return [];
    return [{ name, before: old ? (old.sha256 ?? '') : null, after: now ? (now.sha256 ?? '') : null }];
  });
}

/** Which captions of pictures that both have were added, removed or changed, to the byte. */
export function diffCaptions(before: Pairs, after: Pairs): readonly Change[] {
  return both(before, after).flatMap(([name, old, now]) =>
    !old || !now || old.captionSha256 === now.captionSha256
      ? []
      : [{ name, before: old.caption, after: now.caption }],
  );
}

/** Each picture of either side, with what it is on both, in the order of their names. */
function both(
  before: Pairs,
  after: Pairs,
): readonly (readonly [string, TrainedPair | undefined, TrainedPair | undefined])[] {
  const byName = (pairs: Pairs) => new Map(pairs.map((pair) => [pair.image, pair]));
  const [old, now] = [byName(before), byName(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .sort()
    .map((name) => [name, old.get(name), now.get(name)] as const);
}
