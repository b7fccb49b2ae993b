import type { Span } from '../span.ts';

const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 1000;

/** Scripts whose words stand without blanks, or with particles grown on: a word ends anywhere in them. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script=${script}}`)
  .join('');
const LETTER = '[\\p{L}\\p{M}\\p{N}]';
/** A letter of a word with ends: beside it, a longer word goes on. */
const WORD_LETTER = `(?=${LETTER})[^${UNSPACED}]`;
const startsWord = new RegExp(`^${WORD_LETTER}`, 'u');
const endsWord = new RegExp(`${WORD_LETTER}$`, 'u');

function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase);
  if (known) return known;
  const body = wordsOf(phrase).map(eitherForm).join('[\\s_]+');
  const trimmed = wordsOf(phrase).join(' ');
  const before = startsWord.test(trimmed) ? `(?<!${WORD_LETTER})` : '';
  const after = endsWord.test(trimmed) ? `(?!${WORD_LETTER})` : '';
  const pattern = new RegExp(before + body + after, 'iu');
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(phrase, pattern);
  return pattern;
}

const wordsOf = (phrase: string) => phrase.split(/[\s_]+/).filter(Boolean);

/** A word as a pattern, each accent composed or apart: both look alike, and CLIP's tokenizer composes them. */
function eitherForm(word: string): string {
  const letters = [...word.normalize('NFC')].map((letter) => {
    const apart = letter.normalize('NFD');
    return apart === letter ? literal(letter) : `(?:${literal(letter)}|${literal(apart)})`;
  });
  const pattern = letters.join('');
  return pattern === literal(word) ? pattern : `(?:${pattern}|${literal(word)})`;
}

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/**
 * Where a phrase stands in a text as whole words, inside a tag or a sentence: `Alice` in `photo of Alice's cat`.
 * Case is ignored (CLIP's tokenizer lower-cases), blanks and underscores are the same.
 */
export function findPhrase(text: string, phrase: string): Span | undefined {
  if (wordsOf(phrase).length === 0) return undefined;
  const match = patternOf(phrase).exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
