import { minimalEdit, type Span, type TextEdit } from '../span.ts';
import { tomlString } from './write-config.ts';

const BARE = /^[A-Za-z0-9_-]+$/;

/**
 * Writes another value in a string's place, with the quotation marks that it has where they can hold it: only what
 * differs is edited.
 * @param text a TOML text
 * @param span where the string stands in it, quotation marks included; a bare key has none
 */
export function rewriteString(text: string, span: Span, next: string): readonly TextEdit[] {
  const token = text.slice(span.start, span.end);
  return minimalEdit(token, quotedLike(token, next)).map((edit) => ({
    span: { start: span.start + edit.span.start, end: span.start + edit.span.end },
    newText: edit.newText,
  }));
}

function quotedLike(token: string, value: string): string {
  const basic = tomlString(value);
  const marks = /^(?:"""|'''|"|')?/.exec(token)?.[0] ?? '';
  const isPlain = basic === `"${value}"` && !value.includes("'");
  if (marks === '' && BARE.test(value)) return value;
  if (marks === "'" && !/['\p{Cc}\p{Surrogate}]/u.test(value)) return `'${value}'`;
  if (marks.length === 3 && isPlain) return marks + value + marks;
  return basic;
}
