import type { Caption, Tag } from '../caption/caption.ts';
import { isSentence } from '../caption/is-sentence.ts';
import { tagKey } from '../caption/tag-key.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { declaredTags } from '../dataset/declared-tags.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import { dictionaryKey } from '../vocabulary/dictionary/tag-spelling.ts';
import type { Knowledge } from '../vocabulary/knowledge.ts';
import { removal } from './removal.ts';
import { defineRule, noOptions } from './rule.ts';

const declared = '[tags]\naliases = { "sailor suit" = "serafuku" }';

export const aliasTag = defineRule({
  code: 'alias-tag',
  kind: 'consistency',
  severity: 'off',
  isDeclared: ({ tags }) => Object.keys(tags?.aliases ?? {}).length > 0,
  asksDictionary: () => true,
  title: 'Another name of a tag',
  why: `Sites that tag pictures keep one name for each thing, and lead other names to it: \`sailor suit\` is \`serafuku\`, and
no picture there has the first one. A model that learned their tags knows the one name well, and the other not at all.
The names are those of your tag lists, and what \`aliases\` under \`[tags]\` in \`lora-dataset.toml\` says.

Off until it is turned on, since captions for other models do better with plain words; what \`aliases\` declares is
a warning in any case. Tags under \`known\` and the trigger are left alone.`,
  options: noOptions,
  examples: [
    {
      title: 'declared',
      config: declared,
      caption: '1girl, «sailor_suit», smile',
      fixed: '1girl, serafuku, smile',
    },
    {
      title: 'the other one is here already',
      config: declared,
      caption: '1girl, serafuku, «sailor suit»',
      fixed: '1girl, serafuku',
    },
    { title: 'nothing is declared', caption: '1girl, sailor suit' },
  ],
  *caption({ dataset, knowledge, caption, folder }) {
    if (caption.style === 'prose') return;
    const trigger = triggerOf(dataset, folder);
    for (const [index, tag] of caption.tags.entries()) {
      if (isSentence(caption, tag) || (trigger && hasTrigger(tag.text, trigger))) continue;
      const own = declaredTags(dataset.config).aliases.get(tag.key);
      const other = own ?? nameOf(knowledge, dataset, tag);
      if (other === undefined) continue;
      yield {
        span: tag.span,
        ...(own === undefined ? {} : { severity: 'warning' as const }),
        message:
          own === undefined
            ? message('Tag lists have "{0}" as another name of "{1}".', tag.text, other)
            : message('"{0}" is declared as another name of "{1}".', tag.text, other),
        fixes: [fixFor(dataset, caption, index, other)],
      };
    }
  },
});

/** The name under which tag lists have a tag, where that is another one. */
function nameOf({ dictionary }: Knowledge, dataset: Dataset, tag: Tag): string | undefined {
  const entry = dictionary?.entry(tag.text);
  if (!entry || entry.key === dictionaryKey(tag.text)) return undefined;
  return declaredTags(dataset.config).known.has(tag.key) ? undefined : entry.tag;
}

/** The other name in the dataset's own spelling, with underscores where the tag has them; or nothing where it is here. */
function fixFor(dataset: Dataset, caption: Caption, index: number, other: string): Fix {
  const { span, text } = caption.tags[index] as Tag;
  const key = tagKey(other);
  if (caption.tags.some((tag) => tag.key === key)) {
    return removal(caption, index);
  }
  const use = dataset.statistics.tags.get(key);
  const underscored = /_/.test(text) && !/\s/.test(text);
  const newText = use ? usualSpelling(use) : underscored ? other.replaceAll(' ', '_') : other;
  return { title: message('Write "{0}"', newText), kind: 'suggested', edits: [{ span, newText }] };
}
