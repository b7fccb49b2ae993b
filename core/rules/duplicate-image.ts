import { twinBefore } from '../dataset/twins.ts';
import { type Message, message } from '../message.ts';
import { basename, dirname, relativeTo } from '../path.ts';
import { defineRule, noOptions } from './rule.ts';

const says = {
  'same-file': (name: string, twin: string): Message =>
    message(
      '{0} is the same file as {1}: the training sees this picture twice as often as others.',
      name,
      twin,
    ),
  near: (name: string, twin: string): Message =>
    message('{0} is nearly the same picture as {1}.', name, twin),
  mirrored: (name: string, twin: string): Message =>
    message('{0} is nearly the same picture as {1}, mirrored.', name, twin),
};

export const duplicateImage = defineRule({
  code: 'duplicate-image',
  kind: 'consistency',
  severity: 'warning',
  caps: { finetune: 'info' },
  title: 'A picture that is there twice',
  why: `A picture that lies in the dataset twice is learned twice as much as the others. The same file under two names is a
warning; nearly the same picture (saved anew, at another size, brighter, hardly cropped) a hint, since it may be there on
purpose, and so is one that is nearly the mirror image of another. The finding is on the second, by name.

Near pictures are found by a difference hash (dHash) of 64 bits, of which at most 4 differ, and then compared: 16 × 16 grey
values, whose correlation is 0.9925 at least. Needs the pixels of the pictures: see
[how pictures are looked at](../pictures.md).`,
  options: noOptions,
  examples: [{ title: 'a picture that is there once', caption: '1girl, alice' }],
  *image({ dataset, image: { path, pixels } }) {
    const twin = pixels && twinBefore(dataset, path);
    if (!twin) return;
    const nameOf = (file: string) =>
      dirname(twin.path) === dirname(path) ? basename(file) : relativeTo(dataset.root, file);
    yield {
      message: says[twin.kind](nameOf(path), nameOf(twin.path)),
      ...(twin.kind === 'same-file' ? {} : { severity: 'hint' as const }),
    };
  },
});
