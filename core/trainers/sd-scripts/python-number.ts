import { stripSpan } from '../../caption/white-space.ts';

/** A decimal digit's value as Python's `int()` reads it: Unicode keeps digits in runs of ten, each from its zero on. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return (code - first) % 10;
}

/** A text with every decimal digit that Python knows as an ASCII one. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Python's `int(text)` for a number in decimal digits; undefined where it would raise. */
export function parsePythonInt(text: string): number | undefined {
  const { start, end } = stripSpan(text, 0, text.length);
  const match = /^([+-]?)(\p{Nd}+)$/u.exec(text.slice(start, end));
  if (!match) return undefined;
  const value = Number(asciiDigits(match[2] ?? ''));
  return match[1] === '-' ? -value : value;
}
