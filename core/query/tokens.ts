import type { Span } from '../span.ts';
import { isNumberKey, keyOf, type QueryKey } from './keys.ts';
import type { Comparison } from './query.ts';

/** A piece of a query. */
export type Token =
  | { readonly kind: 'open' | 'close' | 'and' | 'or' | 'not'; readonly span: Span }
  /** A key with its colon. */
  | { readonly kind: 'key'; readonly key: QueryKey; readonly span: Span }
  | { readonly kind: 'comparison'; readonly comparison: Comparison; readonly span: Span }
  | ValueToken;

/** What is looked for: a quoted text, or a run of signs up to a blank or a bracket. */
export interface ValueToken {
  readonly kind: 'value';
  /** With its quotes. */
  readonly span: Span;
  /** As a condition has it: escapes are left only before `*`, `?` and the backslash. */
  readonly pattern: string;
  readonly quote: 'none' | 'closed' | 'open';
}

const blanks = /\s*/y;
const keyStart = /([a-z]+):/iy;
const comparisons = /(==|=|!=|<=|<|>=|>)/y;
/** A run of signs; a backslash takes what follows it along. */
const run = /(?:\\[\s\S]|[^\s()\\]|\\$)+/y;
const keywords = { and: 'and', or: 'or', not: 'not' } as const;

/** Splits a query into its pieces. Every text has some: what is wrong with them is for the parser to say. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? '';
  };
  const skipBlanks = () => {
    at += take(blanks).length;
  };
  for (skipBlanks(); at < text.length; skipBlanks()) {
    const start = at;
    const sign = text[at];
    if (sign === '(' || sign === ')') {
      at++;
      tokens.push({ kind: sign === '(' ? 'open' : 'close', span: { start, end: at } });
      continue;
    }
    const before = tokens.at(-1);
    const key = before?.kind === 'key' || before?.kind === 'comparison' ? undefined : keyAt(text, at);
    if (key) {
      at += key.length + 1;
      tokens.push({ kind: 'key', key, span: { start, end: at } });
      continue;
    }
    const written = before?.kind === 'key' && isNumberKey(before.key) ? take(comparisons) : '';
    if (written !== '') {
      at += written.length;
      tokens.push({ kind: 'comparison', comparison: comparisonOf(written), span: { start, end: at } });
      continue;
    }
    const token = sign === '"' || sign === "'" ? quotedAt(text, at) : wordAt(text, at, take(run));
    // Glued to its key it is what is looked for, whatever it looks like.
    const isGlued = before?.span.end === start && (before.kind === 'key' || before.kind === 'comparison');
    const word = text.slice(start, token.span.end).toLowerCase();
    const keyword = isGlued || !Object.hasOwn(keywords, word) ? undefined : keywords[word as 'and'];
    tokens.push(keyword ? { kind: keyword, span: token.span } : token);
    at = token.span.end;
  }
  return tokens;
}

function keyAt(text: string, at: number): QueryKey | undefined {
  keyStart.lastIndex = at;
  return keyOf(keyStart.exec(text)?.[1] ?? '');
}

function comparisonOf(written: string): Comparison {
  return written === '==' ? '=' : (written as Comparison);
}

function wordAt(text: string, start: number, word: string): ValueToken {
  // A sign that begins nothing else is a word of its own, so that each step goes on.
  const end = start + Math.max(1, word.length);
  return { kind: 'value', span: { start, end }, pattern: patternOf(text.slice(start, end)), quote: 'none' };
}

function quotedAt(text: string, start: number): ValueToken {
  const quote = text[start];
  let end = start + 1;
  while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1;
  const isClosed = end < text.length;
  const inside = text.slice(start + 1, end);
  const span = { start, end: isClosed ? end + 1 : text.length };
  return { kind: 'value', span, pattern: patternOf(inside), quote: isClosed ? 'closed' : 'open' };
}

/** A backslash is one itself, but before the signs that would mean something else. */
function patternOf(written: string): string {
  return written.replace(/\\([\s\S]?)/gu, (_, sign: string) => {
    if (/^[*?\\]$/.test(sign)) return `\\${sign}`;
    return /^["'()\s]$/u.test(sign) ? sign : `\\\\${sign}`;
  });
}
