import type { MatchKind } from '../../vocabulary/dictionary/dictionary-match.ts';

/** Shorter texts are a letter away from everything. */
const SHORTEST_TYPO = 4;

/** How a tag matches what is typed, both as keys; undefined where it does not. */
export function matchOf(key: string, typed: string): Exclude<MatchKind, 'joined' | 'typo'> | undefined {
  const at = key.indexOf(typed);
  if (at < 0) return undefined;
  if (at === 0) return key.length === typed.length ? 'exact' : 'prefix';
  for (let word = at; word >= 0; word = key.indexOf(typed, word + 1))
    if (isWordStart(key, word)) return 'word';
  return 'inside';
}

/** A word begins wherever no letter of a–z stands before, as in the tag lists: `girl` in `1girl`. */
function isWordStart(key: string, at: number): boolean {
  const before = key.charAt(at - 1);
  return before < 'a' || before > 'z';
}

/**
 * How a tag matches what was typed with a mistake: a blank that is missing (`redey` → `red eyes`), a letter more, less,
 * another or two swapped (`hiar` → `hair`, also in one of its words). The first letter has to be right.
 */
export function looseMatchOf(key: string, typed: string): 'joined' | 'typo' | undefined {
  const joined = typed.replaceAll(' ', '');
  if (joined.length < SHORTEST_TYPO) return undefined;
  if (key.includes(' ') && key.charAt(0) === joined.charAt(0) && key.replaceAll(' ', '').startsWith(joined))
    return 'joined';
  for (let start = 0; start >= 0 && start < key.length; ) {
    if (key.charAt(start) === typed.charAt(0) && beginsNearly(key.slice(start), typed)) return 'typo';
    const blank = key.indexOf(' ', start);
    start = blank < 0 ? -1 : blank + 1;
  }
  return undefined;
}

/** Whether a text begins with another but for one edit at most. */
function beginsNearly(text: string, typed: string): boolean {
  let at = 0;
  while (at < typed.length && text.charAt(at) === typed.charAt(at)) at++;
  if (at >= typed.length - 1) return true;
  const behind = typed.slice(at + 1);
  const isOther = text.startsWith(behind, at + 1);
  const isMore = text.startsWith(behind, at);
  const isLess = text.startsWith(typed.slice(at), at + 1);
  const isSwapped =
    text.charAt(at) === typed.charAt(at + 1) &&
    text.charAt(at + 1) === typed.charAt(at) &&
    text.startsWith(typed.slice(at + 2), at + 2);
  return isOther || isMore || isLess || isSwapped;
}
