import { readText } from '../caption/caption.ts';
import { literal } from '../caption/literal.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { ConceptFolder } from '../dataset/files.ts';
import { triggerOf, writtenTrigger } from '../dataset/trigger/trigger.ts';
import { instanceWords, placeholders } from '../dataset/trigger/trigger-candidates.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

const PLACEHOLDER = new RegExp(placeholders.map(literal).join('|'), 'gi');

export const placeholderInCaption = defineRule({
  code: 'placeholder-in-caption',
  kind: 'fact',
  severity: 'warning',
  title: 'A placeholder that the trainer does not fill',
  why: `Some trainers put the trigger in place of \`[trigger]\` and \`[name]\`. This one doesn't: it learns the letters and the
brackets, and the word that is to call the LoRA is in none of these captions.

Quiet for a folder of pictures of which nothing tells that this trainer is to train it: no \`N_name\` folder, no trainer,
trigger or training in \`lora-dataset.toml\`. The trigger that the fix writes is the declared one, else the folder's word.`,
  options: noOptions,
  examples: [
    {
      title: 'the trigger is declared',
      config: '[dataset]\ntrigger = "ohwx"',
      caption: 'A photo of «[trigger]» in a garden, the sun is low behind her.',
      fixed: 'A photo of ohwx in a garden, the sun is low behind her.',
    },
    {
      title: "the folder's word",
      caption: '«[name]», 1girl, smile',
      fixed: 'alice, 1girl, smile',
    },
    {
      title: 'a folder that any trainer may be for',
      folder: 'alice',
      caption: 'A photo of [trigger] in a garden, the sun is low behind her.',
    },
    { title: 'other brackets', caption: '1girl, [smile], alice' },
  ],
  *caption({ dataset, caption, folder }) {
    if (dataset.trainer.fillsPlaceholders || !isTrainerKnown(dataset, folder)) return;
    const word = wordFor(dataset, folder);
    for (const { 0: placeholder, index } of readText(caption).matchAll(PLACEHOLDER)) {
      const start = caption.read.start + index;
      const span = { start, end: start + placeholder.length };
      yield {
        span,
        message: message(
          '{0} puts nothing in place of "{1}": it is learned as it stands.',
          dataset.trainer.id,
          placeholder,
        ),
        fixes: word
          ? [
              {
                title: message('Write the trigger "{0}"', word),
                kind: 'suggested',
                edits: [{ span, newText: word }],
              },
            ]
          : [],
      };
    }
  },
});

/** Whether anything tells that a folder is for this trainer, and not for one that fills placeholders. */
function isTrainerKnown({ config }: Dataset, folder: ConceptFolder | undefined): boolean {
  const { dataset, concepts, training } = config;
  const trigger = concepts?.[folder?.name ?? '']?.trigger ?? dataset?.trigger;
  return [folder?.repeats, dataset?.trainer, trigger, training].some((one) => one !== undefined);
}

/** What a placeholder stands for: the declared trigger, else the folder's word without its class. */
function wordFor(dataset: Dataset, folder: ConceptFolder | undefined): string | undefined {
  const trigger = triggerOf(dataset, folder);
  if (trigger && !trigger.inferred) return writtenTrigger(trigger);
  return folder && instanceWords(folder).at(-1);
}
