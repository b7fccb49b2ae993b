import { insertTag } from '../caption/edit.ts';
import { type ViewOfImage, viewsOfImage } from '../dataset/views.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { mayNameView } from '../vocabulary/views/view-places.ts';
import { defineRule, noOptions } from './rule.ts';

export const missingView = defineRule({
  code: 'missing-view',
  kind: 'consistency',
  severity: 'warning',
  title: 'The view that the picture shows is not in its caption',
  why: `A few pictures of a dataset are taken from the side, from behind or from above. What isn't said in their captions
becomes part of the subject itself, so that the LoRA turns its back unasked.

What a picture shows is read from \`[views]\` in \`lora-dataset.toml\`, where files are declared (warning), or from the
whole words of its name (info): \`back_01\`, not \`background\`. Other words for a view count as well: \`rear view\`,
\`profile\`.`,
  options: noOptions,
  examples: [
    {
      title: 'declared by file name',
      config: '[views."from behind"]\nfiles = ["rear_*"]',
      image: 'rear_02.png',
      caption: '1girl, «alice»',
      fixed: '1girl, alice, from behind',
    },
    {
      title: 'by a word of the name',
      image: 'alice_left_90.png',
      caption: '1girl, «alice»',
      fixed: '1girl, alice, from side',
    },
    { title: 'said in other words', image: 'back_01.png', caption: '1girl, alice, rear view' },
    { title: 'a part of a word', image: 'background_01.png', caption: '1girl, alice' },
  ],
  *caption({ dataset, caption, images }) {
    if (caption.tags.length === 0) return;
    const all = images.map((image) => viewsOfImage(dataset, image));
    for (const found of all[0] ?? []) {
      if (mayNameView(caption, found.view)) continue;
      // A caption of two pictures lacks a view only where both show it.
      if (!all.every((views) => views.some(({ view }) => view === found.view))) continue;
      const last = caption.tags.at(-1)?.span ?? caption.read;
      yield {
        span: last,
        message: messageFor(found, basename(images[0] ?? '')),
        ...(found.by === 'name' ? { severity: 'info' as const } : {}),
        fixes: [
          {
            title: message('Add "{0}"', found.view.tag),
            kind: 'suggested',
            edits: [insertTag(caption, caption.tags.length, found.view.tag)],
          },
        ],
      };
    }
  },
});

function messageFor({ view, by }: ViewOfImage, name: string) {
  return by === 'declared'
    ? message('lora-dataset.toml says that {0} is taken "{1}", the caption does not.', name, view.tag)
    : message('The name {0} says "{1}", the caption does not.', name, view.tag);
}
