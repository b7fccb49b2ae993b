import type { Caption, Tag } from '../caption/caption.ts';
import { rememberedByTag } from '../caption/spelling.ts';
import { message } from '../message.ts';
import { areExclusive, type ExclusiveGroup, groupsOf, isExcused } from '../vocabulary/exclusive.ts';
import { showsSeveralPeople } from '../vocabulary/views/company.ts';
import { showsTwoPictures } from '../vocabulary/views/seen-all-the-same.ts';
import { canonicalOf, impliedBy } from '../vocabulary/vocabulary.ts';
import { removal } from './removal.ts';
import { defineRule, noOptions } from './rule.ts';

export const conflictingTags = defineRule({
  code: 'conflicting-tags',
  kind: 'consistency',
  severity: 'warning',
  caps: { style: 'info', finetune: 'hint', prose: 'off' },
  title: 'Tags that exclude each other',
  why: `A picture is taken from the side or from behind, and shows one girl or two. A caption that says both teaches one of
the words wrongly; most often it was copied from another picture and only half adapted.

Quiet where both can be right: several people, an animal that sits while she stands, multiple views, a mirror, hair of
several colours, odd eyes.`,
  options: noOptions,
  examples: [
    {
      title: 'two views',
      caption: '1girl, from side, braided hair, «from behind»',
      fixed: '1girl, from side, braided hair',
    },
    { title: 'two counts', caption: '1girl, «2girls», smile', fixed: '1girl, smile' },
    { title: 'several people', caption: '1girl, 1boy, black hair, blonde hair' },
    { title: 'hair of several colours', caption: '1girl, multicolored hair, black hair, red hair' },
    { title: 'shades that meet', caption: '1girl, black hair, brown hair' },
    { title: 'a mirror', caption: '1girl, from behind, from side, mirror' },
  ],
  *caption({ caption }) {
    const standing: Place[] = [];
    const areRight = asked((group) => areRightTogether(caption, group));
    const told: { readonly word: string; readonly against: string }[] = [];
    // `dark skin, very dark skin` says one thing twice: it contradicts `pale skin` once.
    const isTold = (word: string, against: string) => {
      return told.some((one) => one.against === against && saysSame(one.word, word));
    };
    for (const place of placesIn(caption)) {
      const first = firstAgainst(place, standing, areRight);
      // What is contradicted by a tag again is found at its first place: more of the same would only cost time.
      if (!standing.some((one) => one.word === place.word && one.tag.variant === place.tag.variant))
        standing.push(first ? { ...place, groups: place.groups.slice(0, first.number) } : place);
      if (!first) continue;
      if (isTold(place.word, first.other.word)) continue;
      told.push({ word: place.word, against: first.other.word });
      yield {
        span: place.tag.span,
        message: message('"{0}" and "{1}" exclude each other.', first.other.tag.text, place.tag.text),
        related: [
          { span: first.other.tag.span, message: message('"{0}" stands here.', first.other.tag.text) },
        ],
        fixes: [removal(caption, place.index), removal(caption, first.other.index)],
      };
    }
  },
});

/** A place that another one contradicts, and by the how manieth of its groups. */
interface Contradicted {
  readonly other: Place;
  readonly number: number;
}

/** The first of the places before it that a tag can't stand beside. */
function firstAgainst(
  { tag, word, groups }: Place,
  before: readonly Place[],
  areRight: (group: ExclusiveGroup) => boolean,
): Contradicted | undefined {
  for (const [number, group] of groups.entries()) {
    const other = before.find(
      (one) =>
        one.groups.includes(group) && one.tag.variant === tag.variant && areExclusive(group, one.word, word),
    );
    // Asked last: most captions have no two such tags.
    if (other && !areRight(group)) return { other, number };
  }
  return undefined;
}

const NONE: readonly ExclusiveGroup[] = [];

/** How the vocabulary writes a tag, and what it is one of. */
const wordOf = rememberedByTag(({ key }) => {
  const word = canonicalOf(key);
  const groups = groupsOf(word);
  return { word, groups: groups.length > 0 ? groups : NONE };
});

/** The tags that exclude others. */
function placesIn({ tags }: Caption): readonly Place[] {
  const places: Place[] = [];
  tags.forEach((tag, index) => {
    const { word, groups } = wordOf(tag);
    if (groups !== NONE) places.push({ tag, index, word, groups });
  });
  return places;
}

/** Answers for each group, once: a caption is looked through for it. */
function asked(ask: (group: ExclusiveGroup) => boolean): (group: ExclusiveGroup) => boolean {
  const answers = new Map<ExclusiveGroup, boolean>();
  return (group) => {
    const answer = answers.get(group) ?? ask(group);
    answers.set(group, answer);
    return answer;
  };
}

/** Whether a caption says why tags of a group may stand together in it. */
function areRightTogether(caption: Caption, group: ExclusiveGroup): boolean {
  return (
    showsTwoPictures(caption) || (!group.counts && showsSeveralPeople(caption)) || isExcused(caption, group)
  );
}

/** A tag, its number among the caption's tags, and how the vocabulary writes it. */
interface Place {
  readonly tag: Tag;
  readonly index: number;
  readonly word: string;
  /** What it is one of. */
  readonly groups: readonly ExclusiveGroup[];
}

/** Whether two words are one, or one of them implies the other. */
function saysSame(one: string, other: string): boolean {
  return one === other || impliedBy(one).has(other) || impliedBy(other).has(one);
}
