import { remembered } from '../caption/remembered.ts';
import { areExclusive, groupsOf } from './exclusive.ts';
import type { Viewpoint, Word } from './word.ts';
import { words } from './words/index.ts';

const byKey = new Map<string, Word>();
for (const word of words) {
  for (const key of [word.tag, ...(word.alsoWritten ?? [])]) byKey.set(key, word);
}

/** The word that a tag (its key, as everywhere here) is, in whatever way it is written. */
export function wordOf(key: string): Word | undefined {
  return byKey.get(key);
}

/** A tag as the vocabulary writes it (`gray hair` → `grey hair`), itself where the vocabulary has no word for it. */
export function canonicalOf(key: string): string {
  return byKey.get(key)?.tag ?? key;
}

/** All that a picture with this tag has too, directly or through another: `hoop earrings` → `earrings`, `jewelry`. */
export function impliedBy(key: string): ReadonlySet<string> {
  const implied = new Set<string>();
  const collect = (tag: string) => {
    for (const other of byKey.get(tag)?.implies ?? []) {
      if (implied.has(other)) continue;
      implied.add(other);
      collect(other);
    }
  };
  collect(key);
  return implied;
}

/**
 * The tags that contradict this one in a picture of one person. Whether they do in a caption, which may say why both
 * are right, is for `isExcused` to tell.
 */
export function excludedBy(key: string): ReadonlySet<string> {
  const tag = canonicalOf(key);
  const others = groupsOf(tag).flatMap((group) => {
    return group.tags.filter((other) => areExclusive(group, tag, other));
  });
  return new Set(others);
}

/** Words that name a thing as covered, or as elsewhere than in the face: that it is out of sight contradicts nothing. */
const ELSEWHERE =
  /\b(?:hidden|covered|covering|over|obscured|averted|out of frame|no|(?:hair|zip|cable) tie|spoken|holding|removed|unworn|extra|(?:body|shoulder|back|ear) (?:freckles|blush))\b/;

/**
 * Whether a hidden thing stands for this tag: the same word, a kind of it by its last words (`gold hoop earrings`,
 * `earring` for `earrings`) or by what it implies or tells of (`smirk`
 * for `smile`, `closed mouth` for `mouth`).
 */
export function isKindOf(tag: string, thing: string): boolean {
  if (canonicalOf(tag) === thing) return true;
  const kinds = kindsOf(tag);
  return namesOf(thing).some((name) => kinds.has(name));
}

/** A tag, the words that it ends with, all that these imply or tell of, and the words that this ends with. */
const kindsOf = remembered((tag): ReadonlySet<string> => {
  if (ELSEWHERE.test(tag)) return new Set();
  const kinds = new Set(endingsOf(tag));
  for (const kind of kinds) {
    const { implies = [], tellsOf = [] } = byKey.get(kind) ?? {};
    for (const implied of [canonicalOf(kind), ...implies, ...tellsOf]) {
      // What is added is visited in its turn.
      for (const ending of endingsOf(implied)) kinds.add(ending);
    }
  }
  return kinds;
});

/** How a thing is written: as it is, one of it, and as the vocabulary has it. */
const namesOf = remembered((thing) => [thing, thing.replace(/s$/, ''), canonicalOf(thing)]);

/** `gold hoop earrings` → itself, `hoop earrings`, `earrings`. */
function endingsOf(tag: string): readonly string[] {
  const endings = [tag];
  for (let at = tag.indexOf(' '); at >= 0; at = tag.indexOf(' ', at + 1)) endings.push(tag.slice(at + 1));
  return endings;
}

const hiddenThings = new Map<Viewpoint, readonly string[]>();

/** What can't be seen from a viewpoint, without the kinds of what is listed anyway. */
export function hiddenFrom(viewpoint: Viewpoint): readonly string[] {
  let things = hiddenThings.get(viewpoint);
  if (!things) {
    const hidden = words
      .filter(({ visibleFrom }) => visibleFrom && !visibleFrom.includes(viewpoint))
      .map(({ tag }) => tag);
    things = hidden.filter((tag) => !hidden.some((other) => other !== tag && isKindOf(tag, other)));
    hiddenThings.set(viewpoint, things);
  }
  return things;
}

/** Whether a thing can be seen from a viewpoint while the head isn't turned. What nobody knows of can be. */
export function isVisibleFrom(key: string, viewpoint: Viewpoint): boolean {
  const hidden = hiddenFrom(viewpoint);
  return !hidden.some((thing) => isKindOf(key, thing));
}
