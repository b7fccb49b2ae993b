import type { Tag } from '../caption/caption.ts';
import { insertTag } from '../caption/edit.ts';
import { baseTagsOf } from '../dataset/base-caption.ts';
import { hiddenThings } from '../dataset/hidden-things.ts';
import { isRegularization } from '../dataset/regularization.ts';
import { hasTrigger, triggerOf } from '../dataset/trigger/trigger.ts';
import { nearTwin } from '../dataset/usage/near-twin.ts';
import { message } from '../message.ts';
import { isKindOf } from '../vocabulary/vocabulary.ts';
import { defineRule, noOptions } from './rule.ts';

export const missingBaseTag = defineRule({
  code: 'missing-base-tag',
  kind: 'consistency',
  severity: 'info',
  caps: { style: 'off', finetune: 'off', prose: 'off' },
  title: 'A tag of the base caption is missing',
  why: `The base caption is what all pictures have in common. A caption that lacks one of its tags leaves that thing to be
learned as part of the subject. Only where \`base_caption\` is declared; tags that the picture's view hides may be
missing, and the trigger has a rule of its own.`,
  options: noOptions,
  examples: [
    {
      title: 'one is missing',
      config: '[dataset]\nbase_caption = "1girl, dark skin, earrings"',
      caption: '1girl, «earrings»',
      fixed: '1girl, dark skin, earrings',
    },
    {
      title: 'several are missing',
      config: '[dataset]\nbase_caption = "1girl, dark skin, braided hair, earrings, UHD"',
      caption: '1girl, «earrings»',
      fixed: '1girl, dark skin, braided hair, earrings, UHD',
    },
    {
      title: 'a regularization picture, which shows somebody else',
      config: '[dataset]\nbase_caption = "1girl, dark skin, earrings"\n[concepts."1_woman"]\nis_reg = true',
      folder: '1_woman',
      caption: '1girl, pale skin',
    },
    {
      title: 'hidden in this view',
      config: '[dataset]\nbase_caption = "1girl, dark skin, earrings"',
      caption: '1girl, dark skin, from behind',
    },
  ],
  *caption({ dataset, caption, folder, path }) {
    const tags = baseTagsOf(dataset, folder);
    if (tags.length === 0 || caption.tags.length === 0 || isRegularization(dataset, folder)) return;
    const lacking = [...tags.entries()].filter(([, tag]) => !caption.tags.some(({ key }) => key === tag.key));
    if (lacking.length === 0) return;
    const hidden = hiddenThings(dataset, path, caption);
    const trigger = triggerOf(dataset, folder);
    const missing = lacking.filter(([, tag]) => {
      if (hidden.some((thing) => isKindOf(tag.key, thing))) return false;
      // The trigger and a misspelt tag have rules of their own.
      if (trigger && hasTrigger(tag.text, trigger)) return false;
      return !caption.tags.some(({ key }) => nearTwin(dataset, key)?.key === tag.key);
    });
    const [first] = missing;
    if (!first) return;
    const places = missing.map(([index, tag]) => ({ tag, place: placeFor(tags, index, caption.tags) }));
    const names = missing.map(([, { text }]) => `"${text}"`).join(', ');
    yield {
      span: (caption.tags[places[0]?.place ?? 0] ?? caption.tags.at(-1))?.span ?? caption.read,
      message:
        missing.length === 1
          ? message('{0} of the base caption is not in this one.', names)
          : message('{0} tags of the base caption are not in this one: {1}.', missing.length, names),
      fixes: [
        {
          title: message('Add {0}', names),
          kind: 'suggested',
          edits: places.map(({ tag, place }) => insertTag(caption, place, tag.text)),
        },
      ],
    };
  },
});

/** Behind the nearest tag that stands before it in the base caption and is here too. */
function placeFor(base: readonly Tag[], index: number, here: readonly Tag[]): number {
  for (let before = index - 1; before >= 0; before--) {
    const at = here.findIndex(({ key }) => key === base[before]?.key);
    if (at >= 0) return at + 1;
  }
  return 0;
}
