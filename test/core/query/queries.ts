import fc from 'fast-check';
import { numberKeys, textKeys } from '../../../core/query/keys.ts';
import { parseQuery } from '../../../core/query/parse.ts';
import type { Query } from '../../../core/query/query.ts';
import { asPattern } from '../../../core/query/wildcard.ts';

/** A query that is right. */
export function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if ('mistake' in parsed) throw new Error(`${text}: ${parsed.mistake.message.template}`);
  return parsed.query;
}

/** Pieces of queries, and what trips their readers. */
const pieces = fc.constantFrom(
  ...[
    'tag:',
    'caption:',
    'TAGS:',
    'ratio:',
    'issue:',
    'is:',
    'in:',
    'tagg:',
    'x:y',
    'AND',
    'or',
    'Not',
    '(',
    ')',
    '(((',
  ],
  ...[
    '"',
    "'",
    '\\',
    '\\"',
    '*',
    '?',
    '\\*',
    '>',
    '>=',
    '==',
    '!=',
    '<',
    '75',
    '3:2',
    '1.5',
    '-1',
    '1e3',
    ' ',
    '\n',
  ],
  ...[
    'cat',
    'long hair',
    '日本',
    'É',
    'e\u0301',
    '😀',
    '\ud83d',
    '\u200b',
    '\0',
    '{0}',
    'warning',
    '×',
    ':)',
    ',',
  ],
);

/** Any text, more or less like a query. */
export const anyQueryText = fc.oneof(
  fc
    .array(fc.tuple(pieces, fc.constantFrom('', ' ')), { maxLength: 30 })
    .map((parts) => parts.flat().join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    'tag',
    'tag:',
    'tag:x',
    'widht:3',
    'and',
    'NOT',
    '"',
    "'",
    '\\',
    '(a)',
    'long hair',
    '',
    ' ',
    '日本',
  ),
);
const patterns = fc
  .array(fc.oneof(words.map(asPattern), fc.constantFrom('*', '?')), { maxLength: 4 })
  .map((parts) => parts.join(''));
const conditions = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    key: fc.constantFrom(...textKeys.filter((key) => key !== 'issue' && key !== 'is'), 'any' as const),
    pattern: patterns,
  }),
  fc.constantFrom('error', 'duplicate-tag', 'missing-*').map((pattern) => {
    return { kind: 'text' as const, key: 'issue' as const, pattern };
  }),
  fc.constant({ kind: 'text' as const, key: 'is' as const, pattern: 'reviewed' }),
  fc.record({
    kind: fc.constant('number' as const),
    key: fc.constantFrom(...numberKeys),
    comparison: fc.constantFrom(
      '=' as const,
      '!=' as const,
      '<' as const,
      '<=' as const,
      '>=' as const,
      '>' as const,
    ),
    written: fc.integer({ min: 1, max: 1_000_000 }).map(String),
  }),
);

/** Any query that can be written. */
export const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    conditions,
    fc.record({ kind: fc.constant('not' as const), part: tie('query') }),
    fc.record({
      kind: fc.constant('group' as const),
      operator: fc.constantFrom('and' as const, 'or' as const),
      parts: fc.array(tie('query'), { minLength: 2, maxLength: 4 }),
    }),
  ),
})).query;
