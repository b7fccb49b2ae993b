import { isSentence } from '../caption/is-sentence.ts';
import { impliedTags } from '../dataset/declared-tags.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { message } from '../message.ts';
import { canonicalOf } from '../vocabulary/vocabulary.ts';
import { removal } from './removal.ts';
import { defineRule, noOptions } from './rule.ts';

const on = '[rules]\nredundant-tag = "info"';

export const redundantTag = defineRule({
  code: 'redundant-tag',
  kind: 'consistency',
  severity: 'off',
  caps: { prose: 'off' },
  title: 'A tag that another one of the caption implies',
  why: `\`very long hair\` says \`long hair\` too. Models that learned from a site's tags have seen both together, and auto-taggers
write both; in a short caption by hand the second one takes room and says nothing. The rule is off until it is turned on.

What implies what is known for common tags; \`implies\` under \`[tags]\` in \`lora-dataset.toml\` adds to it. The trigger is
never found.`,
  options: noOptions,
  examples: [
    {
      title: 'the longer tag says it',
      config: on,
      caption: '1girl, «long hair», very long hair, smile',
      fixed: '1girl, very long hair, smile',
    },
    {
      title: 'in another spelling',
      config: on,
      caption: 'twin braids, «braided hair»',
      fixed: 'twin braids',
    },
    {
      title: 'declared',
      config: `${on}\n[tags.implies]\nserafuku = "school uniform"`,
      caption: 'serafuku, «school uniform»',
      fixed: 'serafuku',
    },
    { title: 'two things', config: on, caption: '1girl, long hair, braid' },
    { title: 'it is off', caption: 'long hair, very long hair' },
  ],
  *caption({ dataset, caption, folder }) {
    const trigger = triggerOf(dataset, folder);
    const tags = [...caption.tags.entries()].filter(([, tag]) => !isSentence(caption, tag));
    const impliedBy = new Map<string, string>();
    for (const [, { key, text }] of tags) {
      for (const implied of impliedTags(dataset.config, key))
        if (!impliedBy.has(implied)) impliedBy.set(implied, text);
    }
    for (const [index, tag] of tags) {
      const by = impliedBy.get(tag.key) ?? impliedBy.get(canonicalOf(tag.key));
      if (by === undefined || (trigger && hasTrigger(tag.text, trigger))) continue;
      yield {
        span: tag.span,
        unnecessary: true,
        message: message('"{0}" says "{1}" too.', by, tag.text),
        fixes: [removal(caption, index)],
      };
    }
  },
});
