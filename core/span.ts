/** A half-open range of UTF-16 offsets, `start` included, `end` not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An edit of one text: the span is replaced by `newText`. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Whether an offset lies in a span or at one of its ends (where a cursor touches it). */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether two spans share a character, or one is empty and lies inside or at an end of the other. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start === a.end || b.start === b.end
    ? a.start <= b.end && b.start <= a.end
    : a.start < b.end && b.start < a.end;
}

/**
 * Applies edits that don't overlap; in which order they are given doesn't matter.
 * @throws RangeError when two of them overlap, since one would then be lost silently.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let last = 0;
  for (const { span, newText } of ordered) {
    if (span.start < last) throw new RangeError(`edits overlap at offset ${span.start}`);
    result += text.slice(last, span.start) + newText;
    last = span.end;
  }
  return result + text.slice(last);
}

/** The smallest single edit that makes one text the other; it splits no character in two. */
export function minimalEdit(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  if (/[\ud800-\udbff]/.test(before.charAt(start - 1))) start--;
  let cut = 0;
  const most = Math.min(before.length, after.length) - start;
  while (cut < most && before[before.length - 1 - cut] === after[after.length - 1 - cut]) cut++;
  if (/[\udc00-\udfff]/.test(before.charAt(before.length - cut))) cut--;
  return [{ span: { start, end: before.length - cut }, newText: after.slice(start, after.length - cut) }];
}
