import { isSentence } from '../caption/is-sentence.ts';
import { syntaxOf } from '../caption/syntax.ts';
import { tagKey } from '../caption/tag-key.ts';
import { baseTagsOf } from '../dataset/base-caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { declaredTags } from '../dataset/declared-tags.ts';
import type { ConceptFolder } from '../dataset/files.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { viewsOf } from '../dataset/views.ts';
import { message } from '../message.ts';
import { wordOf } from '../vocabulary/vocabulary.ts';
import { defineRule, noOptions } from './rule.ts';

export const unknownTag = defineRule({
  code: 'unknown-tag',
  kind: 'consistency',
  severity: 'off',
  asksDictionary: () => true,
  title: 'A tag that is in no tag list',
  why: `A model that was trained on the tags of a site knows those tags. One that no list has is a word of your own, or a
typo of one that they have. It is looked for in all tag lists that the editor uses, by name and by alias, and in the
vocabulary of this program; where there is no list nothing is found.

Off until it is turned on. Never found: the trigger, the class, tags of the declared base caption, views that are
declared, and what stands under \`known\` in \`[tags]\` of \`lora-dataset.toml\`.`,
  options: noOptions,
  examples: [
    { title: 'there is no tag list', config: '[rules]\nunknown-tag = "info"', caption: '1girl, xyzzyx' },
  ],
  *caption({ dataset, knowledge: { dictionary }, caption, folder }) {
    if (!dictionary || caption.style === 'prose') return;
    const own = ownTags(dataset, folder);
    const trigger = triggerOf(dataset, folder);
    const signs = syntaxOf(caption).filter(({ kind }) => kind !== 'qualifier' && kind !== 'escape');
    for (const tag of caption.tags) {
      if (wordOf(tag.key) || own.has(tag.key) || dictionary.entry(tag.text)) continue;
      // Faces, what a prompt's signs hold, and sentences are no names of anything.
      const isTag = !signs.some(({ span }) => span.start < tag.span.end && tag.span.start < span.end);
      if (!isTag || isSentence(caption, tag) || (trigger && hasTrigger(tag.text, trigger))) continue;
      yield { span: tag.span, message: message('"{0}" is in no tag list.', tag.text) };
    }
  },
});

/** Tags that the configuration has in one way or another. */
function ownTags(dataset: Dataset, folder: ConceptFolder | undefined): ReadonlySet<string> {
  const { config } = dataset;
  const classes = [config.concepts?.[folder?.name ?? '']?.class, config.dataset?.class];
  return new Set([
    ...declaredTags(config).known,
    ...declaredTags(config).aliases.keys(),
    ...classes.flatMap((word) => (word === undefined ? [] : [tagKey(word)])),
    ...baseTagsOf(dataset, folder).map(({ key }) => key),
    ...viewsOf(dataset).map(({ tag }) => tagKey(tag)),
  ]);
}
