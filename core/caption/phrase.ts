import type { Span } from '../span.ts';
import { literal } from './literal.ts';

/** Scripts whose words stand without blanks, or with particles grown on: a word ends anywhere in them. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
/** A letter of a word with ends: beside it, a longer word goes on. */
const WORD_LETTER = `(?=[\\p{L}\\p{M}\\p{N}])[^${UNSPACED}]`;
const startsWithLetter = new RegExp(`^${WORD_LETTER}`, 'u');
const endsWithLetter = new RegExp(`${WORD_LETTER}$`, 'u');

const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 10_000;

/** A phrase with any blanks between its words, wherever it stands. */
function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase);
  if (known) return known;
  const words = phrase.split(/[\s_]+/).filter(Boolean);
  // Whole words are told by hand: classes of letters would make each of these patterns slow to build.
  const pattern = new RegExp(words.map(eitherForm).join('[\\s_]+'), 'giu');
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(phrase, pattern);
  return pattern;
}

/** A word as a pattern, each accent composed or apart: both look alike, and CLIP's tokenizer composes them. */
function eitherForm(word: string): string {
  const letters = [...word.normalize('NFC')].map((letter) => {
    const apart = letter.normalize('NFD');
    return apart === letter ? literal(letter) : `(?:${literal(letter)}|${literal(apart)})`;
  });
  const pattern = letters.join('');
  return pattern === literal(word) ? pattern : `(?:${pattern}|${literal(word)})`;
}

/**
 * Where a phrase stands in a text as whole words, inside a tag or a sentence: `Alice` in `photo of Alice's cat`.
 * Case is ignored (CLIP's tokenizer lower-cases), blanks and underscores are the same.
 */
export function findPhrase(text: string, phrase: string): Span | undefined {
  if (!/[^\s_]/.test(phrase) || plainlyLacks(text, phrase)) return undefined;
  return nextPlace(text, patternOf(phrase), 0);
}

/** All places of a phrase in a part of a text, from left to right; see `findPhrase`. */
export function findPhrases(
  text: string,
  phrase: string,
  { start, end }: Span = { start: 0, end: text.length },
): readonly Span[] {
  if (!/[^\s_]/.test(phrase) || plainlyLacks(text, phrase)) return [];
  const pattern = patternOf(phrase);
  const found: Span[] = [];
  let place = nextPlace(text, pattern, start);
  while (place && place.end <= end) {
    found.push(place);
    place = nextPlace(text, pattern, place.end);
  }
  return found;
}

function nextPlace(text: string, pattern: RegExp, from: number): Span | undefined {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (isWhole(text, span)) return span;
    // By a whole character: from within one, the same place would be found again.
    pattern.lastIndex = span.start + ((text.codePointAt(span.start) ?? 0) > 0xffff ? 2 : 1);
  }
  return undefined;
}

let last = { text: '', lower: '', isPlain: true };

/**
 * A quick no for the common case: many phrases are looked for in each caption, few are in it. Only among ASCII letters,
 * whose cases are one to one.
 */
function plainlyLacks(text: string, phrase: string): boolean {
  if (last.text !== text) last = { text, lower: text.toLowerCase(), isPlain: isAscii(text) };
  if (!last.isPlain || !isAscii(phrase)) return false;
  const [first = ''] = phrase.toLowerCase().trim().split(/[\s_]/, 1);
  return !last.lower.includes(first);
}

/** Whether a text has none but plain letters and signs. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** Whether no word goes on at either end. */
function isWhole(text: string, { start, end }: Span): boolean {
  const found = text.slice(start, end);
  // Two UTF-16 units hold any letter.
  const goesOnBefore =
    startsWithLetter.test(found) && endsWithLetter.test(text.slice(Math.max(0, start - 2), start));
  return !goesOnBefore && !(endsWithLetter.test(found) && startsWithLetter.test(text.slice(end, end + 2)));
}
