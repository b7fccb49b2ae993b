import { tagKey } from '../caption/tag-key.ts';
import { kindsOf } from '../dataset/composition.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { tagIndexOf } from '../dataset/usage/tag-index.ts';
import { viewsOf } from '../dataset/views.ts';
import { matchOf } from '../language/completion/match.ts';
import type { Message } from '../message.ts';
import { rules } from '../rules/index.ts';
import { severities } from '../severity.ts';
import type { Span } from '../span.ts';
import { keyDescriptions, type QueryKey, queryKeys, states } from './keys.ts';
import { printText } from './print.ts';
import { type Token, tokensOf, type ValueToken } from './tokens.ts';
import { literalOf } from './wildcard.ts';

/** What may stand at a place of a query. */
export interface QueryCandidate {
  readonly kind: 'key' | 'operator' | 'tag' | 'view' | 'kind' | 'rule' | 'severity' | 'state' | 'folder';
  /** As one reads it. */
  readonly label: string;
  /** What replaces the span, quotes where it needs some. */
  readonly newText: string;
  readonly about?: Message;
  /** In how many captions a tag stands. */
  readonly count?: number;
}

export interface QueryCompletion {
  /** What a candidate replaces. */
  readonly span: Span;
  /** The best first. */
  readonly candidates: readonly QueryCandidate[];
}

/** More at once nobody reads. */
const MOST = 50;

/** What may stand where somebody writes a query. @param offset of the cursor, in UTF-16 units */
export function completeQuery(text: string, offset: number, dataset: Dataset): QueryCompletion {
  const before = tokensOf(text.slice(0, offset));
  const last = before.at(-1);
  const isTouched = last !== undefined && last.span.end === offset && isWord(last);
  const start = isTouched ? last.span.start : offset;
  const typed = isTouched ? typedIn(last, text.slice(start, offset)) : '';
  const key = keyOfValue(before, isTouched);
  // What only follows the cursor belongs to it where a key stands before it.
  const isReplaced = isTouched || (key && last?.span.end === offset);
  const span = { start, end: isReplaced ? Math.max(offset, endOfToken(text, start)) : offset };
  if (key) return { span, candidates: valuesOf(key, typed, dataset) };
  const words = bestOf(typed, [...keys, ...operatorsAfter(isTouched ? before.at(-2) : last)]);
  // Without a key it is a word of the caption, so that tags are what may be meant.
  const tags = typed === '' || !hasTags(dataset) ? [] : tagsLike(typed, dataset, 'tag:');
  return { span, candidates: [...words, ...tags].slice(0, MOST) };
}

function isWord({ kind }: Token): boolean {
  return kind === 'value' || kind === 'and' || kind === 'or' || kind === 'not';
}

/** The key that a value at the cursor belongs to. */
function keyOfValue(before: readonly Token[], isTouched: boolean): QueryKey | undefined {
  const own = isTouched ? before.slice(0, -1) : before;
  const token = own.at(-1)?.kind === 'comparison' ? own.at(-2) : own.at(-1);
  return token?.kind === 'key' ? token.key : undefined;
}

/** Where what begins at a place ends. */
function endOfToken(text: string, start: number): number {
  const [token] = tokensOf(text.slice(start));
  const isThere = token && (token.kind !== 'value' || token.quote !== 'open') && token.span.start === 0;
  return isThere && isWord(token) ? start + token.span.end : start;
}

function typedIn(token: Token, written: string): string {
  return (token.kind === 'value' ? literalOf((token as ValueToken).pattern) : written).toLowerCase();
}

const keys: readonly QueryCandidate[] = queryKeys.map((key) => ({
  kind: 'key',
  label: `${key}:`,
  newText: `${key}:`,
  about: keyDescriptions[key].about,
}));

/** Behind a condition another one may follow by AND or OR. */
function operatorsAfter(token: Token | undefined): readonly QueryCandidate[] {
  const operators = token?.kind === 'value' || token?.kind === 'close' ? ['AND', 'OR', 'NOT'] : ['NOT'];
  return operators.map((word) => ({ kind: 'operator', label: word, newText: `${word} ` }));
}

function valuesOf(key: QueryKey, typed: string, dataset: Dataset): readonly QueryCandidate[] {
  switch (key) {
    case 'tag':
      return hasTags(dataset) ? tagsLike(typed, dataset, '') : [];
    case 'caption':
      return tagsLike(typed, dataset, '');
    case 'view':
      return bestOf(
        typed,
        viewsOf(dataset).map(({ tag }) => named('view', tag)),
      );
    case 'kind':
      return bestOf(
        typed,
        kindsOf(dataset).map((kind) => named('kind', kind)),
      );
    case 'is':
      return bestOf(
        typed,
        states.map((state) => named('state', state)),
      );
    case 'issue':
      return bestOf(typed, issues);
    case 'in': {
      const names = new Set([...dataset.folders.values()].map(({ name }) => name));
      return bestOf(
        typed,
        [...names].sort().map((name) => named('folder', name)),
      );
    }
    default:
      return [];
  }
}

const issues: readonly QueryCandidate[] = [
  ...severities.map((severity) => named('severity', severity)),
  ...rules.map(({ code, title }) => ({ ...named('rule', code), about: { template: title, args: [] } })),
];

function named(kind: QueryCandidate['kind'], label: string): QueryCandidate {
  return { kind, label, newText: printText(label) };
}

/** Whether there are captions that are not prose alone, of which a query finds no tag. */
function hasTags({ statistics: { styles } }: Dataset): boolean {
  return styles.tags + styles.mixed > 0;
}

/** The tags that begin with what was typed, then those in which a word does, each the most frequent first. */
function tagsLike(typed: string, dataset: Dataset, prefix: string): readonly QueryCandidate[] {
  const { tags } = dataset.statistics;
  const wanted = tagKey(typed);
  const keys = new Set([...tagIndexOf(dataset).holding(wanted, MOST), ...tags.layer.keys()]);
  const found = [...keys].flatMap((key) => {
    const use = tags.get(key);
    const match = matchOf(key, wanted);
    return use && match && match !== 'inside' ? [{ use, isWord: match === 'word' }] : [];
  });
  found.sort(
    (a, b) =>
      Number(a.isWord) - Number(b.isWord) || b.use.count - a.use.count || (a.use.key < b.use.key ? -1 : 1),
  );
  return found.slice(0, MOST).map(({ use }) => {
    const label = usualSpelling(use);
    return { kind: 'tag', label, newText: `${prefix}${printText(label)}`, count: use.count };
  });
}

/** Those that begin with what was typed, then those in which a word does. */
function bestOf(typed: string, all: readonly QueryCandidate[]): readonly QueryCandidate[] {
  if (typed === '') return all.slice(0, MOST);
  const first: QueryCandidate[] = [];
  const second: QueryCandidate[] = [];
  for (const one of all) {
    const label = one.label.toLowerCase();
    const at = label.indexOf(typed);
    if (at === 0) first.push(one);
    else if (at > 0 && /[\s_-]/.test(label.charAt(at - 1))) second.push(one);
  }
  return [...first, ...second].slice(0, MOST);
}
