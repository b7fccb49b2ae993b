import { keyOf } from './keys.ts';
import { parseQuery } from './parse.ts';
import type { Condition, Query } from './query.ts';
import { asPattern } from './wildcard.ts';

/** A query as a text that means the same. */
export function printQuery(query: Query): string {
  if (query.kind === 'not') return `NOT ${printInside(query.part)}`;
  if (query.kind === 'group')
    return query.parts.map(printInside).join(query.operator === 'and' ? ' AND ' : ' OR ');
  return printCondition(query);
}

function printInside(query: Query): string {
  const text = printQuery(query);
  return query.kind === 'group' ? `(${text})` : text;
}

function printCondition(condition: Condition): string {
  if (condition.kind === 'number') {
    const { key, comparison, written } = condition;
    return `${key}:${comparison}${written}`;
  }
  const { key, pattern } = condition;
  return key === 'any' ? printWord(pattern) : `${key}:${printPattern(pattern)}`;
}

/** A pattern behind a key, with quotes where it needs some. */
function printPattern(pattern: string): string {
  return /^(?!["'])(?:\\[\s\S]|[^\s()\\])+$/u.test(pattern) ? pattern : quoted(pattern);
}

/** A pattern without a key, which must not look like something else. */
function printWord(pattern: string): string {
  const printed = printPattern(pattern);
  if (printed !== pattern) return printed;
  const parsed = parseQuery(printed);
  const isItself =
    'query' in parsed &&
    parsed.query.kind === 'text' &&
    parsed.query.key === 'any' &&
    keyOf(pattern) === undefined;
  return isItself ? printed : quoted(pattern);
}

function quoted(pattern: string): string {
  return `"${pattern.replaceAll('"', '\\"')}"`;
}

/** A text to look for, as one writes it behind a key. */
export function printText(text: string): string {
  return printPattern(asPattern(text));
}
