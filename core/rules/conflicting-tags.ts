import type { Tag } from '../caption/caption.ts';
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
    const severalPeople = showsSeveralPeople(caption);
    const twoPictures = showsTwoPictures(caption);
    const earlier = new Map<ExclusiveGroup, Place[]>();
    const told: { readonly word: string; readonly against: string }[] = [];
    // `dark skin, very dark skin` says one thing twice: it contradicts `pale skin` once.
    const isTold = (word: string, against: string) => {
      return told.some((one) => one.against === against && saysSame(one.word, word));
    };
    for (const [index, tag] of caption.tags.entries()) {
      const word = canonicalOf(tag.key);
      for (const group of groupsOf(word)) {
        if (twoPictures || (severalPeople && !group.counts) || isExcused(caption, group)) continue;
        const before = earlier.get(group) ?? [];
        const first = before.find(
          (other) => other.tag.variant === tag.variant && areExclusive(group, other.word, word),
        );
        if (first) {
          if (isTold(word, first.word)) break;
          told.push({ word, against: first.word });
          yield {
            span: tag.span,
            message: message('"{0}" and "{1}" exclude each other.', first.tag.text, tag.text),
            related: [{ span: first.tag.span, message: message('"{0}" stands here.', first.tag.text) }],
            fixes: [removal(caption, index), removal(caption, first.index)],
          };
          break;
        }
        earlier.set(group, [...before, { tag, index, word }]);
      }
    }
  },
});

/** A tag, its number among the caption's tags, and how the vocabulary writes it. */
interface Place {
  readonly tag: Tag;
  readonly index: number;
  readonly word: string;
}

/** Whether two words are one, or one of them implies the other. */
function saysSame(one: string, other: string): boolean {
  return one === other || impliedBy(one).has(other) || impliedBy(other).has(one);
}
