import type { Caption, Tag } from '../caption/caption.ts';
import { rememberedInTurn } from '../caption/spelling.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { isRegularization } from '../dataset/regularization.ts';
import { usualSpelling } from '../dataset/statistics.ts';
import { triggerOf } from '../dataset/trigger/trigger.ts';
import { findMisspeltTrigger } from '../dataset/trigger/trigger-spelling.ts';
import { nearTwin } from '../dataset/usage/near-twin.ts';
import type { Fix } from '../finding.ts';
import { type Message, message } from '../message.ts';
import { removal } from './removal.ts';
import { defineRule, type Found, noOptions } from './rule.ts';

export const inconsistentSpelling = defineRule({
  code: 'inconsistent-spelling',
  kind: 'consistency',
  severity: 'warning',
  caps: { style: 'info', finetune: 'info' },
  title: 'A rare spelling of a tag that is otherwise written differently',
  why: `\`braded hair\` in one caption and \`braided hair\` in thirty: the one picture is learned with other tokens than the
rest. Finds typos of one letter, plurals, underscores for blanks and other case, where the usual spelling is at least
four times as frequent.

Quiet where both are real words (\`shirt\`, \`skirt\`), where digits differ, and for words below five letters. The trigger is
always looked at, in sentences too.`,
  options: noOptions,
  examples: [
    {
      title: 'a typo',
      caption: '1girl, «braded hair», smile',
      others: [[12, '1girl, braided hair, smile']],
      fixed: '1girl, braided hair, smile',
    },
    {
      title: 'an underscore',
      caption: '1girl, «braided_hair»',
      others: [[5, '1girl, braided hair']],
      fixed: '1girl, braided hair',
    },
    {
      title: 'a plural',
      caption: '1girl, «earring»',
      others: [[8, '1girl, earrings']],
      fixed: '1girl, earrings',
    },
    {
      title: 'the trigger, in a sentence',
      config: '[dataset]\ntrigger = "CharacterAI"',
      caption: 'A photo of «CharaterAI» in the garden, she smiles at the camera.',
      fixed: 'A photo of CharacterAI in the garden, she smiles at the camera.',
    },
    {
      title: 'a word that the trigger begins with',
      config: '[dataset]\ntrigger = "CharacterAI"',
      caption: 'a character in a garden, smile',
    },
    {
      title: 'a regularization picture, which has no trigger',
      config: '[dataset]\ntrigger = "ohwxx"\n[concepts."1_woman"]\nis_reg = true',
      folder: '1_woman',
      caption: 'woman, ohwx',
    },
    { title: 'two real words', caption: '1girl, white skirt', others: [[12, '1girl, white shirt']] },
    { title: 'digits', caption: 'scene, score_7_up', others: [[12, 'scene, score_8_up']] },
    { title: 'not rare enough', caption: '1girl, braded hair', others: [[3, '1girl, braided hair']] },
  ],
  *caption({ dataset, caption, folder }) {
    const trigger = isRegularization(dataset, folder) ? undefined : triggerOf(dataset, folder);
    const misspelt = trigger && findMisspeltTrigger(caption, trigger);
    if (misspelt) {
      yield {
        span: misspelt.span,
        message: message('"{0}" is nearly the trigger "{1}".', misspelt.written, misspelt.trigger),
        ...(trigger.inferred ? { severity: 'info' as const } : {}),
        fixes: [replacement(misspelt.span, misspelt.trigger)],
      };
    }
    if (caption.style === 'prose') return;
    const isSuspect = suspectsOf(dataset);
    for (const [index, tag] of caption.tags.entries()) {
      if (!isSuspect(tag)) continue;
      if (misspelt && tag.span.start <= misspelt.span.start && misspelt.span.end <= tag.span.end) continue;
      const found = otherSpelling(dataset, tag) ?? otherTag(dataset, caption, tag, index);
      if (found) yield found;
    }
  },
});

const suspects = new WeakMap<Dataset, (tag: Tag) => boolean>();

/** Whether a tag has another spelling in a dataset, or a twin: worked out once for each of its tags. */
function suspectsOf(dataset: Dataset): (tag: Tag) => boolean {
  let isSuspect = suspects.get(dataset);
  if (!isSuspect) {
    isSuspect = isSuspectIn(({ key }) => {
      const spellings = dataset.statistics.tags.get(key)?.spellings.size ?? 0;
      return spellings > 1 || nearTwin(dataset, key) !== undefined;
    });
    suspects.set(dataset, isSuspect);
  }
  return isSuspect;
}

const isSuspectIn = rememberedInTurn<boolean>();

/** The same tag in another case, or with underscores. */
function otherSpelling(dataset: Dataset, tag: Tag): Found | undefined {
  const use = dataset.statistics.tags.get(tag.key);
  if (!use || use.spellings.size < 2) return undefined;
  const usual = usualSpelling(use);
  const often = use.spellings.get(usual) ?? 0;
  const rarely = use.spellings.get(tag.text) ?? 0;
  if (usual === tag.text || often < 4 * Math.max(rarely, 1)) return undefined;
  return {
    span: tag.span,
    message: writtenOtherwise(tag.text, usual, often),
    fixes: [replacement(tag.span, usual)],
  };
}

/** Another tag, one letter away. */
function otherTag(dataset: Dataset, caption: Caption, tag: Tag, index: number): Found | undefined {
  const twin = nearTwin(dataset, tag.key);
  if (!twin) return undefined;
  const usual = usualSpelling(twin);
  const isHere = caption.tags.some(({ key }) => key === twin.key);
  const fix: Fix = isHere ? removal(caption, index) : replacement(tag.span, usual);
  return { span: tag.span, message: writtenOtherwise(tag.text, usual, twin.count), fixes: [fix] };
}

function writtenOtherwise(rare: string, usual: string, count: number): Message {
  return message('"{0}" is written "{1}" in {2} other captions.', rare, usual, count);
}

function replacement(span: Tag['span'], text: string): Fix {
  return { title: message('Write "{0}"', text), kind: 'suggested', edits: [{ span, newText: text }] };
}
