import type { DictionaryMatch, MatchKind } from '../../../../core/vocabulary/dictionary/dictionary-match.ts';
import type { MergedTag } from '../../../../core/vocabulary/dictionary/merge-entries.ts';
import {
  BONUS,
  BY_ALIAS,
  isMeant,
  NEARLY_EXACT,
  standingOf,
  useOf,
} from '../../../../core/vocabulary/dictionary/standing.ts';
import { dictionaryKey } from '../../../../core/vocabulary/dictionary/tag-spelling.ts';

type Hit = Pick<DictionaryMatch, 'key' | 'kind' | 'alias'>;

/** A way to match; the first of equally good ones counts. */
interface Way {
  readonly kind: MatchKind;
  readonly bonus: number;
  readonly matches: (spelling: string, isAlias: boolean) => boolean;
}

/** What a search finds, by looking at every tag and sorting all that match. */
export function naiveSearch(tags: readonly MergedTag[], typed: string, most: number): readonly Hit[] {
  const key = dictionaryKey(typed);
  const way = (kind: MatchKind, matches: Way['matches'], bonus = BONUS[kind]): Way => ({
    kind,
    bonus,
    matches,
  });
  const near = (edits: number, from: number) => (spelling: string) =>
    wordsOf(spelling).some((word) => isNear(word, key, edits, from));
  const isWhole = (spelling: string) => key !== '' && spelling === key;
  const asTyped = best(tags, key, most, [
    way('exact', (spelling, isAlias) => !isAlias && isWhole(spelling)),
    way('exact', (spelling, isAlias) => isAlias && isWhole(spelling), NEARLY_EXACT),
    way('exact', (spelling) => key.length > 1 && spelling === `/${key}`, BONUS.prefix),
    way('prefix', (spelling) => spelling.startsWith(`${key} (`), NEARLY_EXACT),
    way('prefix', (spelling) => spelling.startsWith(key)),
    way('word', (spelling) => wordsOf(spelling).some((word) => word.startsWith(key))),
    way('joined', (spelling) => key.length > 1 && near(0, 1)(spelling)),
  ]);
  const isExact = tags.some((tag) => [tag.key, ...tag.aliases].includes(key));
  const isTypo = key.length >= 4 && !isExact && !asTyped.some(({ kind, score }) => isMeant(kind, score));
  const rest = tags.filter((tag) => !asTyped.some((found) => found.key === tag.key));
  const inside = way('inside', (spelling) => spelling.includes(key));
  const more = (ways: readonly Way[]) => best(rest, key, most - asTyped.length, ways);
  const others = more(isTypo ? [inside, way('typo', near(1, 1))] : [inside]);
  const isFirstWrong = isTypo && asTyped.length + others.length === 0;
  const found = [...asTyped, ...(isFirstWrong ? more([way('typo', near(1, 0))]) : others)];
  return found
    .sort((a, b) => b.score - a.score)
    .map(({ key: tag, kind, alias }) => ({ key: tag, kind, alias }));
}

function best(tags: readonly MergedTag[], key: string, most: number, ways: readonly Way[]) {
  const hits = tags.flatMap((tag, index) => {
    const standing = standingOf(useOf(tag.count, tag.category));
    const all = [tag.key, ...tag.aliases].flatMap((spelling, number) => {
      const isAlias = number > 0;
      const alias = isAlias && !tag.key.includes(key) ? spelling : undefined;
      const malus = alias !== undefined ? BY_ALIAS : isAlias ? BONUS.word : 0;
      return ways.flatMap(({ kind, bonus, matches }, way) => {
        const found = standing + bonus;
        return matches(spelling, isAlias) ? [{ kind, way, isAlias, alias, found, score: found + malus }] : [];
      });
    });
    const [first] = all.sort(
      (a, b) => b.found - a.found || a.way - b.way || Number(a.isAlias) - Number(b.isAlias),
    );
    return first ? [{ key: tag.key, index, ...first }] : [];
  });
  return hits.sort((a, b) => b.found - a.found || a.way - b.way || a.index - b.index).slice(0, most);
}

function wordsOf(spelling: string): readonly string[] {
  // By whole characters: nothing begins in the middle of one.
  const starts = [...spelling.matchAll(/(?<![a-z])[^ ]/gu)].map(({ index }) => index);
  return starts.map((start) => spelling.slice(start));
}

/** Whether a text begins like a typed one, blanks put in, with so many edits in each word, the first at `from`. */
function isNear(text: string, typed: string, edits: number, from: number): boolean {
  const go = (depth: number, at: number, left: number): boolean => {
    if (at >= typed.length) return true;
    const [letter, wanted] = [text[depth], typed[at]];
    if (letter === wanted && go(depth + 1, at + 1, wanted === ' ' ? edits : left)) return true;
    if (letter === ' ' && depth > 0 && wanted !== ' ' && go(depth + 1, at, left)) return true;
    if (left === 0 || at < from) return false;
    if (go(depth, at + 1, left - 1)) return true;
    if (letter === undefined) return false;
    const isSwapped = letter === typed[at + 1] && text[depth + 1] === wanted && letter !== wanted;
    return (
      go(depth + 1, at, left - 1) ||
      (letter !== wanted && go(depth + 1, at + 1, left - 1)) ||
      (isSwapped && go(depth + 2, at + 2, left - 1))
    );
  };
  return go(0, 0, edits);
}
