import type { Caption, Tag } from '../caption/caption.ts';
import { isSentence } from '../caption/is-sentence.ts';
import type { Statistics } from '../dataset/statistics.ts';
import { message } from '../message.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';
import { defineRule, noOptions } from './rule.ts';

/** How much of a dataset is written in one way before the rest differs from it. */
const AGREEMENT = 0.9;
const FEWEST_CAPTIONS = 10;
/** In more captions nobody writes the same sentence. */
const MOST_ALIKE = 2;
/** A shorter list of words may be a title as well. */
const FEWEST_TAGS = 3;

const sentence = 'A woman stands in a garden, the sun is low behind her.';

export const mixedStyle = defineRule({
  code: 'mixed-style',
  kind: 'consistency',
  severity: 'hint',
  caps: { finetune: 'off' },
  title: 'Sentences among tags, or tags among sentences',
  why: `Where nine of ten captions are tags, one of sentences was written by somebody else, or by another captioner; what it
teaches is bound to other words than the rest. The same the other way round. Both styles work, and some mix them on
purpose: then more than a tenth of the captions does, and nothing is found.`,
  options: noOptions,
  examples: [
    { title: 'sentences among tags', caption: `«${sentence}»`, others: [[12, '1girl, alice, smile']] },
    {
      title: 'a sentence in a caption of tags',
      caption: '1girl, alice, hat, dark skin, braided hair, «she is holding tea», smile, 3D render',
      others: [[12, '1girl, alice, smile']],
    },
    { title: 'tags among sentences', caption: '«1girl, alice, smile»', others: [[12, sentence]] },
    {
      title: 'a dataset of both',
      caption: sentence,
      others: [
        [8, '1girl, alice, smile'],
        [4, sentence],
      ],
    },
    {
      title: 'the title of a work',
      caption:
        '1girl, the legend of zelda, the legend of zelda: breath of the wild, looking to the side, smile',
      others: [
        [20, '1girl, alice, smile'],
        [2, 'the legend of zelda, the legend of zelda: breath of the wild, princess zelda'],
      ],
    },
    { title: 'a title among sentences', caption: 'the garden', others: [[12, sentence]] },
  ],
  *caption({ dataset: { statistics }, caption }) {
    const usual = usualStyle(statistics);
    if (usual === 'tags' && caption.style !== 'tags') {
      const first = caption.tags.find((tag) => isSentence(caption, tag) && !isName(statistics, tag));
      if (!first) return;
      yield {
        span: caption.style === 'mixed' ? first.span : caption.read,
        message: message(
          'Sentences: {0} of {1} captions are tags alone.',
          statistics.styles.tags,
          statistics.captions,
        ),
      };
    } else if (usual === 'prose' && isList(caption)) {
      yield {
        span: caption.read,
        message: message(
          'Tags: {0} of {1} captions are sentences.',
          statistics.styles.prose,
          statistics.captions,
        ),
      };
    }
  },
});

/** How nearly all captions are written. */
function usualStyle({ captions, styles }: Statistics): 'tags' | 'prose' | undefined {
  if (captions < FEWEST_CAPTIONS) return undefined;
  return (['tags', 'prose'] as const).find((style) => styles[style] >= AGREEMENT * captions);
}

/** Whether what looks like a sentence is a long tag or a title (`the legend of zelda`): known, or in several captions. */
function isName({ tags }: Statistics, { key }: Tag): boolean {
  return wordOf(key) !== undefined || (tags.get(key)?.count ?? 0) > MOST_ALIKE;
}

function isList({ style, tags }: Caption): boolean {
  return style === 'tags' && tags.length >= FEWEST_TAGS;
}
