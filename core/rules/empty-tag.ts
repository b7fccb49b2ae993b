import { removeSlot } from '../caption/edit.ts';
import { slotsOf } from '../caption/slots.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const emptyTag = defineRule({
  code: 'empty-tag',
  kind: 'fact',
  severity: 'info',
  caps: { style: 'hint', finetune: 'hint', prose: 'off' },
  title: 'Nothing between two commas',
  why: `The trainer keeps empty tags: when it shuffles, drops or counts tags (\`keep_tokens\`) an empty one counts like any
other, and its comma takes a token. A comma at the end is only hinted at, since one stands there while typing.`,
  options: noOptions,
  examples: [
    { title: 'two commas in a row', caption: '1girl«,», smile', fixed: '1girl, smile' },
    { title: 'a comma in front', caption: '«,» 1girl, smile', fixed: '1girl, smile' },
    { title: 'a comma at the end', caption: '1girl, smile«,»', fixed: '1girl, smile' },
    { title: 'nothing at all is for empty-caption', caption: '   ' },
  ],
  *caption({ caption }) {
    if (caption.tags.length === 0 || !caption.hasEmptySlots) return;
    const slots = slotsOf(caption);
    const { separator } = caption.grammar;
    for (const [index, slot] of slots.entries()) {
      if (slot.tag) continue;
      const next = slots[index + 1];
      // Beside what parts groups of tags, the trainer drops it.
      if ([slot, next].some((one) => one && one.before !== '' && one.before !== separator)) continue;
      const { start, end } = slot.span;
      const isLast = index === slots.length - 1;
      yield {
        span: index === 0 ? { start, end: end + separator.length } : { start: start - separator.length, end },
        message: isLast
          ? message('A comma at the end.')
          : message('An empty tag, which the trainer counts like any other.'),
        ...(isLast ? { severity: 'hint' as const } : {}),
        unnecessary: true,
        fixes: [{ title: message('Remove the comma'), kind: 'safe', edits: [removeSlot(caption, slot)] }],
      };
    }
  },
});
