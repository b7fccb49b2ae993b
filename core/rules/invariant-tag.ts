import * as z from 'zod';
import { isSentence } from '../caption/is-sentence.ts';
import { baseTagsOf } from '../dataset/base-caption.ts';
import type { TagUse } from '../dataset/statistics.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { message } from '../message.ts';
import { isGeneric } from '../vocabulary/known-words.ts';
import { removal } from './removal.ts';
import { defineRule } from './rule.ts';

/** Of fewer captions none is the rule. */
const FEWEST_CAPTIONS = 10;
/** Where a trigger usually stands at the latest (0 = first tag). */
const LAST_POSITION = 2;

const on = '[rules]\ninvariant-tag = "info"';

export const invariantTag = defineRule({
  code: 'invariant-tag',
  kind: 'consistency',
  severity: 'off',
  caps: { prose: 'off' },
  title: 'A tag that nearly all captions have',
  why: `What stands in every caption tells no picture from another. Some take such tags out, so that what they name becomes
part of the trigger; others keep them, so that it can be asked for or left out later. Which of the two is yours, nobody
but you can tell, and the rule is off until it is turned on.

The trigger and the tags of a declared base caption are never found; where no trigger is known, neither is a word of your
own near the front, which may be one. Option \`share\`: in which part of the captions a tag
stands at least, 0.8 where nothing else is said. Datasets of fewer than ten captions have none.`,
  options: z.strictObject({ share: z.number().min(0.5).max(1).default(0.8) }),
  examples: [
    {
      title: 'in all of eleven captions',
      config: on,
      caption: '«dark skin», smile',
      others: [[10, 'dark skin, hat']],
      fixed: 'smile',
    },
    {
      title: 'the trigger',
      config: `${on}\n[dataset]\ntrigger = "ohwx"`,
      caption: 'ohwx, smile',
      others: [[10, 'ohwx, hat']],
    },
    {
      title: 'what may be a trigger',
      config: on,
      caption: 'bk_alice_v2, smile, «dark skin»',
      others: [[10, 'bk_alice_v2, hat, dark skin']],
    },
    {
      title: 'declared for the base caption',
      config: `${on}\n[dataset]\nbase_caption = "dark skin"`,
      caption: 'dark skin, smile',
      others: [[10, 'dark skin, hat']],
    },
    {
      title: 'in half of them',
      config: on,
      caption: 'dark skin, smile',
      others: [
        [5, 'dark skin, hat'],
        [6, 'hat, coat'],
      ],
    },
  ],
  *caption({ dataset, caption, folder, options }) {
    const { captions, tags } = dataset.statistics;
    if (captions < FEWEST_CAPTIONS) return;
    const trigger = triggerOf(dataset, folder);
    const base = new Set(baseTagsOf(dataset, folder).map(({ key }) => key));
    for (const [index, tag] of caption.tags.entries()) {
      const use = tags.get(tag.key);
      if (!use || use.count < options.share * captions || base.has(tag.key)) continue;
      if (!trigger && mayBeTrigger(use)) continue;
      if (isSentence(caption, tag) || (trigger && hasTrigger(tag.text, trigger))) continue;
      yield {
        span: tag.span,
        unnecessary: true,
        message: message('"{0}" is in {1} of {2} captions.', tag.text, use.count, captions),
        fixes: [removal(caption, index)],
      };
    }
  },
});

/** Whether a tag is a word of somebody's own near the front: who takes that out may lose the trigger. */
function mayBeTrigger({ key, positions, count }: TagUse): boolean {
  return positions <= LAST_POSITION * count && !isGeneric(key);
}
