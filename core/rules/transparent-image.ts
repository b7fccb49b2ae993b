import { trainingOptions } from '../dataset/training-options.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

export const transparentImage = defineRule({
  code: 'transparent-image',
  kind: 'fact',
  severity: 'warning',
  title: 'A picture with transparent parts',
  why: `The trainer drops a picture's transparency: it sees the colours that are stored under it, mostly black, or what was
there before it was erased. *LoRA: Flatten Transparency…* and \`lora images flatten\` put a colour under it and keep the
original: see [pictures written anew](../pictures.md#pictures-written-anew).
Quiet where the training takes the alpha for a mask (\`alpha_mask = true\`), and for an alpha channel that is opaque all
over. Needs the pixels of the pictures: see [how pictures are looked at](../pictures.md).`,
  options: noOptions,
  examples: [{ title: 'a picture without transparent parts', caption: '1girl, alice' }],
  *image({ dataset, image: { path, pixels } }) {
    if (pixels?.state !== 'seen' || pixels.transparent === 0) return;
    if (dataset.trainer.masksByAlpha(trainingOptions(dataset.config))) return;
    yield {
      message: message(
        '{0} has transparent parts ({1} % of it): the trainer sees the colours that are stored under them.',
        basename(path),
        Math.max(pixels.transparent * 100, 0.1).toFixed(1),
      ),
    };
  },
});
