import { remembered } from '../caption/remembered.ts';
import { tagKey } from '../caption/tag-key.ts';
import { shareCutOff } from '../trainers/cut.ts';
import type { PairFacts } from './facts.ts';
import type { NumberKey } from './keys.ts';
import {
  type Comparison,
  type Condition,
  conditionsOf,
  type NumberCondition,
  type Query,
  type TextCondition,
} from './query.ts';
import { compareRatios, readRatio } from './ratio.ts';
import { hasWildcard, literalOf, matcherOf } from './wildcard.ts';

/** Tells whether a pair fulfils a query. */
export type PairTest = (pair: PairFacts) => boolean;

/** Makes a test of a query: what can be worked out once for all pairs is worked out here. */
export function testOf(query: Query): PairTest {
  if (query.kind === 'not') {
    const test = testOf(query.part);
    return (pair) => !test(pair);
  }
  if (query.kind === 'group') {
    // What takes long is asked last, and so mostly not at all.
    const tests = [...query.parts].sort((a, b) => costOf(a) - costOf(b)).map(testOf);
    return query.operator === 'and'
      ? (pair) => tests.every((test) => test(pair))
      : (pair) => tests.some((test) => test(pair));
  }
  return testOfCondition(query);
}

/** How long it takes to ask, in rough classes. */
function costOf(query: Query): number {
  const keys = [...conditionsOf(query)].map(({ key }) => key);
  return keys.includes('tokens') ? 2 : keys.includes('view') || keys.includes('kind') ? 1 : 0;
}

function testOfCondition(condition: Condition): PairTest {
  if (condition.kind === 'number') return testOfNumber(condition);
  return testsOfText[condition.key](condition);
}

const testsOfText: Readonly<Record<TextCondition['key'], (condition: TextCondition) => PairTest>> = {
  any(condition) {
    const inCaption = testsOfText.caption(condition);
    const inPath = anyCase(condition.pattern, 'anywhere');
    return (pair) => inCaption(pair) || inPath(pair.path);
  },
  caption({ pattern }) {
    const { matches, ignoresCase } = caseOf(pattern, 'anywhere');
    const isAscii = /^\p{ASCII}*$/u.test(pattern);
    // Elsewhere it makes no difference how commas are written.
    const hasComma = pattern.includes(',');
    return (pair) => {
      const text = ignoresCase ? pair.lowered : pair.text;
      if (matches(isAscii ? text : composed(text))) return true;
      if (!hasComma) return false;
      const joined = composed(pair.joined);
      return matches(ignoresCase ? joined.toLowerCase() : joined);
    };
  },
  tag({ pattern }) {
    const isExact = hasCapital(pattern);
    const wanted = isExact ? spellingOf(pattern) : tagKey(pattern);
    const matches = hasWildcard(pattern) ? matcherOf(wanted, 'whole') : sameAs(literalOf(wanted));
    return ({ ownTags }) => ownTags.some(({ key, text }) => matches(isExact ? spellingOf(text) : key));
  },
  name({ pattern }) {
    const matches = anyCase(pattern, 'anywhere');
    return (pair) => matches(pair.name);
  },
  path({ pattern }) {
    const matches = anyCase(pattern, 'anywhere');
    return (pair) => matches(pair.image);
  },
  in({ pattern }) {
    const matches = anyCase(pattern.replace(/(?<=.)\/$/, ''), 'whole');
    return (pair) => pair.folders.some(matches);
  },
  view({ pattern }) {
    const matches = matcherOf(tagKey(pattern), 'whole');
    const isMeant = remembered((tag) => matches(tagKey(tag)) || matches(tagKey(tag).replace(/^from /, '')));
    return (pair) => pair.isOfView(isMeant);
  },
  kind({ pattern }) {
    const matches = matcherOf(tagKey(pattern), 'whole');
    return (pair) => pair.isOfKind(matches);
  },
  bucket({ pattern }) {
    const matches = matcherOf(pattern.toLowerCase().replaceAll('×', 'x').replace(/\s/g, ''), 'whole');
    return ({ bucket }) => bucket !== undefined && matches(bucket.join('x'));
  },
  // The one state that there is.
  is: () => (pair) => pair.isReviewed,
  issue({ pattern }) {
    const matches = matcherOf(pattern.toLowerCase(), 'whole');
    return (pair) => pair.findings.some(({ code, severity }) => matches(code) || matches(severity));
  },
};

const numbersOf: Readonly<Record<NumberKey, (pair: PairFacts) => number | undefined>> = {
  tags: (pair) => pair.tags,
  tokens: (pair) => pair.tokens,
  chars: (pair) => pair.chars,
  width: ({ size }) => size?.[0],
  height: ({ size }) => size?.[1],
  ratio: ({ size }) => size && size[0] / size[1],
  cut: ({ place }) => place && 100 * shareCutOff(place),
};

const comparisons: Readonly<Record<Comparison, (difference: number) => boolean>> = {
  '=': (difference) => difference === 0,
  '!=': (difference) => difference !== 0,
  '<': (difference) => difference < 0,
  '<=': (difference) => difference <= 0,
  '>': (difference) => difference > 0,
  '>=': (difference) => difference >= 0,
};

/** A number that isn't known fulfils no condition. */
function testOfNumber({ key, comparison, written }: NumberCondition): PairTest {
  const numberOf = numbersOf[key];
  const fulfils = comparisons[comparison];
  const wanted = key === 'ratio' ? (readRatio(written) ?? Number.NaN) : Number(written);
  const difference = key === 'ratio' ? compareRatios : (number: number, to: number) => number - to;
  return (pair) => {
    const number = numberOf(pair);
    return number !== undefined && fulfils(difference(number, wanted));
  };
}

/** Whether case counts: it does where somebody wrote a capital letter; one that has no small form, such as 𝐀, is none. */
function hasCapital(pattern: string): boolean {
  return /[\p{Lu}\p{Lt}]/u.test(pattern) && pattern.toLowerCase() !== pattern;
}

function caseOf(pattern: string, where: 'whole' | 'anywhere') {
  return { matches: matcherOf(composed(pattern), where), ignoresCase: !hasCapital(pattern) };
}

function anyCase(pattern: string, where: 'whole' | 'anywhere'): (text: string) => boolean {
  const { matches, ignoresCase } = caseOf(pattern, where);
  return (text) => matches(composed(ignoresCase ? text.toLowerCase() : text));
}

/** Accents composed: a letter may be written in two ways that look alike. */
function composed(text: string): string {
  return text.normalize('NFC');
}

function sameAs(wanted: string): (text: string) => boolean {
  return (text) => text === wanted;
}

/** A tag as its key has it, but with its capital letters. */
function spellingOf(text: string): string {
  return composed(text)
    .replace(/[\s_]+/gu, ' ')
    .replace(/\\+(?=[()[\]])/g, '')
    .trim();
}
