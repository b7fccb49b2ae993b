import type { Dataset } from '../dataset/dataset.ts';
import { type DatasetView, viewsOfCaption, viewsOfImage } from '../dataset/views.ts';
import { message } from '../message.ts';
import { showsCompany } from '../vocabulary/views/company.ts';
import { showsHiddenThings } from '../vocabulary/views/seen-all-the-same.ts';
import { isKindOf } from '../vocabulary/vocabulary.ts';
import { removal } from './removal.ts';
import { type CaptionContext, defineRule, noOptions } from './rule.ts';

export const hiddenFromView = defineRule({
  code: 'hidden-from-view',
  kind: 'consistency',
  severity: 'warning',
  caps: { style: 'hint', finetune: 'hint', prose: 'off' },
  title: 'A tag that cannot be seen in this view',
  why: `From behind neither earrings nor eyes are seen. A caption that names them all the same binds the word to a picture
that doesn't show the thing. It happens when one base caption is written to all pictures and those from behind are not
adapted.

A word stands for its kinds: what hides \`earrings\` hides \`hoop earrings\`. The view is what the caption says, what
\`[views]\` in \`lora-dataset.toml\` declares for the file, or what the file's name says. Things to hide are added there
with \`hides\`. Earrings count as hidden whatever their size: large hoops may show beside the neck, but a picture from
behind teaches little about them.

Quiet where the thing can be seen all the same: looking back, lying, a mirror, a poster, several people, an animal,
several views.`,
  options: noOptions,
  examples: [
    {
      title: 'earrings from behind',
      caption: '1girl, alice, «hoop earrings», 3D render, from behind',
      image: 'back_01.png',
      fixed: '1girl, alice, 3D render, from behind',
    },
    {
      title: 'the view is in the name only',
      caption: '1girl, alice, «blue eyes»',
      image: 'rear_view.png',
      fixed: '1girl, alice',
    },
    {
      title: 'declared for the dataset',
      config: '[views."from above"]\nhides = ["shoes"]',
      caption: '1girl, «red shoes», from above',
      fixed: '1girl, from above',
    },
    { title: 'she looks back', caption: '1girl, from behind, looking back, blue eyes' },
    { title: 'no words of the camera', caption: '1girl, peeking from behind tree, smile' },
    { title: 'two people', caption: '1girl, 1boy, from behind, earrings' },
    { title: 'from the side they are seen', caption: '1girl, from side, earrings' },
  ],
  *caption(context) {
    const { dataset, caption } = context;
    const view = hidingView(context);
    if (!view || showsHiddenThings(caption) || showsCompany(caption)) return;
    for (const [index, tag] of caption.tags.entries()) {
      if (!view.hides.some((thing) => isKindOf(tag.key, thing)) || isViewTag(dataset, tag.key)) continue;
      yield {
        span: tag.span,
        message: message(
          '"{0}" is not to be seen {1}: the word is learned from a picture without it.',
          tag.text,
          view.tag,
        ),
        fixes: [removal(caption, index)],
      };
    }
  },
});

/** Views of which a picture has one. */
const SIDEWAYS: ReadonlySet<string> = new Set(['from side', 'from behind', 'from front']);

/**
 * The one view that hides something here. A caption that names several views contradicts itself or shows them all;
 * either way it isn't this rule's to judge. A caption that names a view outweighs the file's name.
 */
function hidingView({ dataset, caption, images }: CaptionContext<unknown>): DatasetView | undefined {
  const written = viewsOfCaption(dataset, caption);
  const sideways = written.filter(({ tag }) => SIDEWAYS.has(tag));
  if (sideways.length > 1) return undefined;
  const hiding = written.find(({ hides }) => hides.length > 0);
  if (hiding) return hiding;
  const ofImages = images.map((image) =>
    viewsOfImage(dataset, image).filter(({ view }) => view.hides.length > 0),
  );
  const first = ofImages[0]?.[0];
  if (!first || ofImages.some((views) => !views.some(({ view }) => view === first.view))) return undefined;
  return first.by === 'declared' || sideways.length === 0 ? first.view : undefined;
}

function isViewTag(dataset: Dataset, key: string): boolean {
  return dataset.config.views?.[key] !== undefined;
}
