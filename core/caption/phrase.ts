import type { Span } from '../span.ts';

const patterns = new Map<string, RegExp>();
const MOST_PATTERNS = 1000;

function patternOf(phrase: string): RegExp {
  const known = patterns.get(phrase);
  if (known) return known;
  const body = phrase
    .trim()
    .split(/[\s_]+/)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('[\\s_]+');
  // A word ends where a letter or digit stands beside something else; beside signs and ideographs there is no such place.
  const before = /^[\p{L}\p{N}]/u.test(phrase) ? '(?<![\\p{L}\\p{N}])' : '';
  const after = /[\p{L}\p{N}]$/u.test(phrase) ? '(?![\\p{L}\\p{N}])' : '';
  const pattern = new RegExp(before + body + after, 'iu');
  if (patterns.size >= MOST_PATTERNS) patterns.clear();
  patterns.set(phrase, pattern);
  return pattern;
}

/**
 * Where a phrase stands in a text as whole words, inside a tag or a sentence: `Alice` in `photo of Alice's cat`.
 * Case is ignored (CLIP's tokenizer lower-cases), blanks and underscores are the same.
 */
export function findPhrase(text: string, phrase: string): Span | undefined {
  if (phrase.trim() === '') return undefined;
  const match = patternOf(phrase).exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}
