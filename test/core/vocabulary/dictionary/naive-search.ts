import type { DictionaryMatch, MatchKind } from '../../../../core/vocabulary/dictionary/dictionary-match.ts';
import type { MergedTag } from '../../../../core/vocabulary/dictionary/merge-entries.ts';
import { dictionaryKey } from '../../../../core/vocabulary/dictionary/tag-spelling.ts';

/** In the order of their rank; those in one group are ranked together. */
const KINDS: readonly MatchKind[] = ['exact', 'prefix', 'word', 'joined', 'inside', 'typo'];
const GROUP: Readonly<Record<MatchKind, number>> = {
  exact: 0,
  prefix: 1,
  word: 2,
  joined: 3,
  inside: 4,
  typo: 4,
};

type Hit = Pick<DictionaryMatch, 'key' | 'kind' | 'alias'>;

/** What a search finds, by looking at every tag and sorting all that match. */
export function naiveSearch(tags: readonly MergedTag[], typed: string, most: number): readonly Hit[] {
  const key = dictionaryKey(typed);
  const isExact = tags.some((tag) => [tag.key, ...tag.aliases].includes(key));
  const asTyped = best(tags, key, most, (kind, spelling) => matchesAs(kind, spelling, key));
  const isTypo = key.length >= 3 && !isExact && asTyped.filter(({ kind }) => kind !== 'inside').length < 5;
  if (!isTypo) return asTyped;
  const typo = (from: number) =>
    best(tags, key, most, (kind, spelling) =>
      kind === 'typo'
        ? wordsOf(spelling).some((word) => isNear(word, key, 1, from))
        : matchesAs(kind, spelling, key),
    );
  const right = typo(1);
  return right.length === 0 && key.length > 3 ? typo(0) : right;
}

function best(
  tags: readonly MergedTag[],
  key: string,
  most: number,
  matches: (kind: MatchKind, spelling: string) => boolean,
): readonly Hit[] {
  const hits = tags.flatMap((tag, index) => {
    const all = [tag.key, ...tag.aliases].flatMap((spelling, number) =>
      KINDS.filter((kind) => matches(kind, spelling)).map((kind) => ({
        kind,
        group: GROUP[kind],
        order: number > 0 ? 1 : 0,
        alias: number > 0 && !tag.key.includes(key) ? spelling : undefined,
      })),
    );
    const [first] = all.sort(
      (a, b) => a.group - b.group || a.order - b.order || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
    );
    return first ? [{ key: tag.key, index, ...first }] : [];
  });
  return hits
    .sort((a, b) => a.group - b.group || a.index - b.index)
    .slice(0, most)
    .map(({ key: tag, kind, alias }) => ({ key: tag, kind, alias }));
}

function matchesAs(kind: MatchKind, spelling: string, key: string): boolean {
  const words = wordsOf(spelling);
  switch (kind) {
    case 'exact':
      return spelling === key || (key.length > 1 && spelling === `/${key}`);
    case 'prefix':
      return spelling.startsWith(key);
    case 'word':
      return words.some((word) => word.startsWith(key));
    case 'joined':
      return words.some((word) => isNear(word, key, 0, 1));
    case 'inside':
      return spelling.includes(key);
    case 'typo':
      return false;
  }
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
