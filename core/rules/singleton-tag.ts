import { isSentence, isTagLike } from '../caption/is-sentence.ts';
import { baseTagsOf } from '../dataset/base-caption.ts';
import { declaredTags } from '../dataset/declared-tags.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

/** Of fewer captions each may well have its own words. */
const FEWEST_CAPTIONS = 10;

const on = '[rules]\nsingleton-tag = "info"';

export const singletonTag = defineRule({
  code: 'singleton-tag',
  kind: 'consistency',
  severity: 'off',
  caps: { prose: 'off' },
  title: 'A tag that no other caption has',
  why: `A word that one picture has is learned from that picture alone: it may be a typo, a leftover, or exactly what is
special about it. The rule is off until it is turned on, for one pass over a dataset.

Never found: the trigger, tags of the declared base caption, and what stands under \`known\` in \`[tags]\` of
\`lora-dataset.toml\`. Datasets of fewer than ten captions have none.`,
  options: noOptions,
  examples: [
    {
      title: 'in one of eleven captions',
      config: on,
      caption: '1girl, «monocle»',
      others: [[10, '1girl, hat']],
    },
    {
      title: 'in two',
      config: on,
      caption: '1girl, monocle',
      others: [
        [1, 'monocle'],
        [10, '1girl, hat'],
      ],
    },
    {
      title: 'known',
      config: `${on}\n[tags]\nknown = ["monocle"]`,
      caption: '1girl, monocle',
      others: [[10, '1girl, hat']],
    },
    { title: 'a small dataset', config: on, caption: '1girl, monocle', others: [[3, '1girl, hat']] },
    { title: 'it is off', caption: '1girl, monocle', others: [[10, '1girl, hat']] },
  ],
  *caption({ dataset, caption, folder }) {
    const { captions, tags } = dataset.statistics;
    if (captions < FEWEST_CAPTIONS) return;
    const trigger = triggerOf(dataset, folder);
    const { known } = declaredTags(dataset.config);
    const base = new Set(baseTagsOf(dataset, folder).map(({ key }) => key));
    for (const tag of caption.tags) {
      if (tags.get(tag.key)?.count !== 1 || known.has(tag.key) || base.has(tag.key)) continue;
      if (isSentence(caption, tag) || !isTagLike(tag.key)) continue;
      if (trigger && hasTrigger(tag.text, trigger)) continue;
      yield { span: tag.span, message: message('No other caption has "{0}".', tag.text) };
    }
  },
});
