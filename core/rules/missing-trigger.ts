import { type Caption, readText } from '../caption/caption.ts';
import { insertTag } from '../caption/edit.ts';
import { hasPhrase } from '../caption/phrase-set.ts';
import { tagKey } from '../caption/tag-key.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { isRegularization } from '../dataset/regularization.ts';
import { trainedText } from '../dataset/text-limit.ts';
import {
  hasTrigger,
  isTriggerIn,
  type Trigger,
  triggerOf,
  writtenTrigger,
} from '../dataset/trigger/trigger.ts';
import { placeholders } from '../dataset/trigger/trigger-candidates.ts';
import { findMisspeltTrigger } from '../dataset/trigger/trigger-spelling.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const missingTrigger = defineRule({
  code: 'missing-trigger',
  kind: 'consistency',
  severity: 'warning',
  title: 'The trigger is not in this caption',
  why: `The trigger is the word that calls the LoRA when pictures are generated. A picture whose caption lacks it is
learned without the word.

The trigger is what \`lora-dataset.toml\` says under \`[concepts]\` or \`[dataset]\`. Where nothing is declared it is
inferred (the folder's words, a placeholder, an unknown word that nearly all captions have), and the rule only informs.
It matches as whole words inside a tag or a sentence, whatever its case.

Quiet where the trainer adds it itself, by a \`caption_prefix\` or \`caption_suffix\` under \`[training.options]\` that has it,
and where a placeholder stands for it.`,
  options: noOptions,
  examples: [
    {
      title: 'declared, and missing',
      config: '[dataset]\ntrigger = "alice"',
      caption: '«»1girl, dark skin',
      others: [[3, '1girl, alice, dark skin']],
      fixed: '1girl, alice, dark skin',
    },
    {
      title: 'inside a sentence',
      config: '[dataset]\ntrigger = "alice"',
      caption: "A photo of Alice's face, close up, in the morning light.",
    },
    {
      title: 'any of several',
      config: '[dataset]\ntrigger = ["alice", "bob"]',
      caption: '1boy, bob',
    },
    {
      title: 'all of several',
      config: '[dataset]\ntrigger = { all = ["alice", "wonderland"] }',
      caption: '«»1girl, alice',
      fixed: 'wonderland, 1girl, alice',
    },
    {
      title: 'the trainer adds it',
      config: '[dataset]\ntrigger = "alice"\n[training.options]\ncaption_prefix = "alice,"',
      caption: '1girl, dark skin',
    },
    {
      title: 'the trainer would add it, but not to captions that are encoded beforehand',
      config:
        '[dataset]\ntrigger = "alice"\n[training.options]\ncaption_prefix = "alice,"\ncache_text_encoder_outputs = true',
      caption: '«»1girl, dark skin',
    },
    {
      title: 'only a part of a longer word',
      config: '[dataset]\ntrigger = "ali"',
      caption: '«»1girl, alice',
      fixed: 'ali, 1girl, alice',
    },
  ],
  *caption({ dataset, caption, folder }) {
    if (caption.tags.length === 0 || isRegularization(dataset, folder)) return;
    const trigger = triggerOf(dataset, folder);
    if (!trigger || isTriggerIn(caption, trigger) || isAdded(dataset, caption, trigger)) return;
    // What stands for it has a rule of its own.
    if (placeholders.some((placeholder) => hasPhrase(caption, placeholder))) return;
    // Styles and finetunes are often trained without any: there a trigger is what is declared as one.
    const purpose = dataset.config.dataset?.purpose;
    if (trigger.inferred && (purpose === 'style' || purpose === 'finetune')) return;
    const misspelt = findMisspeltTrigger(caption, trigger);
    const start = caption.read.start;
    yield {
      span: misspelt?.span ?? { start, end: start },
      message: trigger.inferred
        ? message('"{0}", which most captions here have, is not in this one.', writtenTrigger(trigger))
        : message(
            'The trigger "{0}" is not in this caption: the trainer learns this picture without it.',
            writtenTrigger(trigger),
          ),
      ...(trigger.inferred ? { severity: 'info' as const } : {}),
      fixes: misspelt ? [] : [addTrigger(dataset, caption, trigger.alternatives[0] ?? [])],
    };
  },
});

/** Whether the trainer puts the trigger in front of what is written, or behind it. */
function isAdded(dataset: Dataset, caption: Caption, trigger: Trigger): boolean {
  const { text } = trainedText(dataset, caption);
  return text !== readText(caption) && hasTrigger(text, trigger);
}

function addTrigger(dataset: Dataset, caption: Caption, phrases: readonly string[]): Fix {
  const text = readText(caption);
  const missing = phrases.filter(
    (phrase) => !hasTrigger(text, { alternatives: [[phrase]], inferred: false }),
  );
  const written = missing.join(', ');
  // Where the other captions have it; in a caption of sentences there is no such place but the front.
  const use = dataset.statistics.tags.get(tagKey(missing[0] ?? ''));
  const position = caption.style === 'tags' && use ? Math.round(use.positions / use.count) : 0;
  return {
    title: message('Add the trigger "{0}"', written),
    kind: 'suggested',
    edits: [insertTag(caption, position, written)],
  };
}
