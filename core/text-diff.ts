import { minimalEdit, type Span, type TextEdit } from './span.ts';

/** Texts that differ in more words than this are told apart as a whole: to find the shortest way would take too long. */
const MOST_DIFFERENCES = 300;

/** A word, the end of a line, or one sign. */
const TOKEN = /\r\n|[\p{L}\p{N}\p{M}_]+|./gsu;

/**
 * The edits that make one text the other, word by word: what both have in common, in between too, stays untouched.
 * @param keyOf what makes two words or signs the same; what is kept stays as it was written before
 */
export function diffText(
  before: string,
  after: string,
  keyOf: (token: string) => string = (token) => token,
): readonly TextEdit[] {
  if (before === after) return [];
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const isSame = (x: number, y: number) => keyOf(old[x] ?? '') === keyOf(now[y] ?? '');
  const start = countSame(Math.min(old.length, now.length), (index) => isSame(index, index));
  const most = Math.min(old.length, now.length) - start;
  const cut = countSame(most, (index) => isSame(old.length - 1 - index, now.length - 1 - index));
  const runs = differences({ start, end: old.length - cut }, { start, end: now.length - cut }, isSame);
  const edits: TextEdit[] = [];
  let [place, token] = [0, 0];
  for (const { from, to, by, until } of runs) {
    for (; token < from; token++) place += old[token]?.length ?? 0;
    for (const { span, newText } of minimalEdit(textOf(old, from, to), textOf(now, by, until)))
      edits.push({ span: { start: place + span.start, end: place + span.end }, newText });
  }
  return edits;
}

/** What comes first of what the other text has instead, as a place in that one; undefined where both are the same. */
export function firstDifference(before: string, after: string): Span | undefined {
  const [first] = diffText(before, after);
  // In front of it both have the same places.
  return first && { start: first.span.start, end: first.span.start + first.newText.length };
}

/** Tokens of the old text, from `from` to before `to`, whose place those of the new one take, from `by` to before `until`. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly by: number;
  readonly until: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function tokensOf(text: string): readonly string[] {
  return text.match(TOKEN) ?? [];
}

function textOf(tokens: readonly string[], start: number, end: number): string {
  return tokens.slice(start, end).join('');
}

function countSame(most: number, isSame: (index: number) => boolean): number {
  let count = 0;
  while (count < most && isSame(count)) count++;
  return count;
}

/** The shortest way from one to the other, after Myers (1986), as runs in order. */
function differences(old: Range, now: Range, isSame: (x: number, y: number) => boolean): readonly Run[] {
  const width = old.end - old.start;
  const height = now.end - now.start;
  const whole = [{ from: old.start, to: old.end, by: now.start, until: now.end }];
  if (width === 0 || height === 0) return width + height === 0 ? [] : whole;
  const most = Math.min(width + height, MOST_DIFFERENCES);
  /** How far each diagonal was come after so many differences. */
  const reached: Map<number, number>[] = [];
  let latest = new Map([[1, 0]]);
  for (let count = 0; count <= most; count++) {
    const next = new Map<number, number>();
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = comesFromAbove(latest, diagonal, count)
        ? (latest.get(diagonal + 1) ?? 0)
        : (latest.get(diagonal - 1) ?? 0) + 1;
      while (x < width && x - diagonal < height && isSame(old.start + x, now.start + x - diagonal)) x++;
      next.set(diagonal, x);
      if (x >= width && x - diagonal >= height) return wayBack(reached, latest, old, now);
    }
    reached.push(latest);
    latest = next;
  }
  return whole;
}

function comesFromAbove(latest: ReadonlyMap<number, number>, diagonal: number, count: number): boolean {
  if (diagonal === -count) return true;
  return diagonal !== count && (latest.get(diagonal - 1) ?? 0) < (latest.get(diagonal + 1) ?? 0);
}

/** Follows the way from its end to its beginning. */
function wayBack(
  reached: readonly ReadonlyMap<number, number>[],
  last: ReadonlyMap<number, number>,
  old: Range,
  now: Range,
): readonly Run[] {
  const runs: Run[] = [];
  let [x, y] = [old.end - old.start, now.end - now.start];
  for (let count = reached.length; count > 0; count--) {
    const before = count === reached.length ? last : (reached[count] ?? last);
    const diagonal = x - y;
    const isAbove = comesFromAbove(before, diagonal, count);
    const from = before.get(isAbove ? diagonal + 1 : diagonal - 1) ?? 0;
    const by = from - (isAbove ? diagonal + 1 : diagonal - 1);
    const [to, until] = isAbove ? [from, by + 1] : [from + 1, by];
    const next = runs.at(-1);
    const step = {
      from: old.start + from,
      to: old.start + to,
      by: now.start + by,
      until: now.start + until,
    };
    if (next?.from === step.to && next.by === step.until)
      runs[runs.length - 1] = { ...step, to: next.to, until: next.until };
    else runs.push(step);
    [x, y] = [from, by];
  }
  return runs.reverse();
}
