import { removeTag } from '../caption/edit.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const duplicateTag = defineRule({
  code: 'duplicate-tag',
  kind: 'consistency',
  severity: 'warning',
  caps: { style: 'info', finetune: 'info', prose: 'off' },
  title: 'The same tag twice in one caption',
  why: `A tag that stands twice takes room among the 75 tokens that the text encoder reads, and is most often the trace of
an edit that went wrong. Case, spaces and underscores aside: \`long_hair\` and \`Long hair\` are the same tag.

The fix is safe where both are written alike; where they differ it is only suggested, since one spelling may be the
one that you want.`,
  options: noOptions,
  examples: [
    { title: 'written alike', caption: '1girl, smile, red hair, «smile»', fixed: '1girl, smile, red hair' },
    {
      title: 'case and underscores aside',
      caption: 'long hair, «Long_Hair», smile',
      fixed: 'long hair, smile',
    },
    { title: 'a word that is in two tags', caption: 'red hair, red dress' },
    { title: 'a caption of sentences', caption: 'She is smiling, the sun is low behind her, she is smiling' },
  ],
  *caption({ caption }) {
    // Most captions have no tag twice.
    if (new Set(caption.tags.map(({ key }) => key)).size === caption.tags.length) return;
    const first = new Map<string, number>();
    for (const [index, tag] of caption.tags.entries()) {
      const at = first.get(tag.key);
      const original = at === undefined ? undefined : caption.tags[at];
      if (!original) {
        first.set(tag.key, index);
        continue;
      }
      yield {
        span: tag.span,
        message: message('"{0}" is already in this caption.', tag.text),
        unnecessary: true,
        related: [{ span: original.span, message: message('"{0}" stands here first.', original.text) }],
        fixes: [
          {
            title: message('Remove the second "{0}"', tag.text),
            kind: original.text === tag.text ? 'safe' : 'suggested',
            edits: [removeTag(caption, index)],
          },
        ],
      };
    }
  },
});
