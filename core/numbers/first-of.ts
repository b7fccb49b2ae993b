/** The first `most` of many in an order, without putting all of them in order. */
export function firstOf<One>(
  many: Iterable<One>,
  most: number,
  compare: (a: One, b: One) => number,
): readonly One[] {
  let best: One[] = [];
  let last: One | undefined;
  for (const one of many) {
    if (last !== undefined && compare(one, last) > 0) continue;
    best.push(one);
    if (best.length < 4 * most) continue;
    best = best.sort(compare).slice(0, most);
    last = best.at(-1);
  }
  return best.sort(compare).slice(0, most);
}
