import type { BrokenImage } from '../image/facts.ts';
import { type Message, message } from '../message.ts';
import { basename, isGarbled, splitExtension } from '../path.ts';
import type { ReadFailure } from '../ports.ts';
import { defineRule, noOptions } from './rule.ts';

const broken: Record<BrokenImage, (name: string) => Message> = {
  empty: (name) =>
    message(
      '{0} is empty: the trainer stops at it. Take it out of the folder, or put the picture in its place.',
      name,
    ),
  'not-an-image': (name) =>
    message(
      '{0} is no picture that can be read: the trainer stops at it. Take it out of the folder, or save it anew.',
      name,
    ),
  'cut-off': (name) =>
    message('{0} is cut off, its end is missing: the trainer stops at it. Copy or download it again.', name),
};

const unreadable: Record<ReadFailure, (name: string, detail: string) => Message> = {
  missing: (name) =>
    isGarbled(name)
      ? message('The name of {0} is not UTF-8 on the disk, so that it is not looked at. Rename it.', name)
      : message('{0} vanished while it was read.', name),
  'dangling-link': (name, detail) => message('{0} is a link to {1}, which is not there.', name, detail),
  permission: (name) => message('There is no permission to read {0}: the trainer stops at it.', name),
  'too-large': (name, detail) => message('{0} has {1} bytes, far too many for a picture.', name, detail),
  'not-a-file': (name) => message('{0} is no file: the trainer stops at it, or waits for ever.', name),
  io: (name, detail) => message('{0} cannot be read: {1}.', name, detail),
};

/** Extensions by which a format is rightly called. */
const rightNames: Record<string, readonly string[]> = {
  png: ['.png'],
  jpg: ['.jpg', '.jpeg'],
  webp: ['.webp'],
  bmp: ['.bmp'],
  avif: ['.avif'],
  jxl: ['.jxl'],
};

export const unreadableImage = defineRule({
  code: 'unreadable-image',
  kind: 'fact',
  severity: 'error',
  title: 'A picture that cannot be read',
  why: `A picture that is empty, cut off, or something else under a picture's name ends the training: with a division by
zero that names no file while pictures are sorted into buckets, or with an exception hours later. Header and end of
each picture are looked at (a header that claims more than 179 million pixels is taken for a bomb), and its content where pixels are looked at at all (see
[how pictures are looked at](../pictures.md)). A picture whose content is fine under a wrong extension is only hinted
at, since the trainer goes by the content.`,
  options: noOptions,
  examples: [{ title: 'a picture that can be read', caption: '1girl, alice' }],
  *image({ dataset: { trainer }, image: { path, facts, pixels } }) {
    if (!facts) return;
    const name = basename(path);
    if (facts.state === 'broken') yield { message: broken[facts.reason](name) };
    else if (facts.state === 'unreadable') yield { message: unreadable[facts.failure](name, facts.detail) };
    else if (facts.width * facts.height > trainer.mostPixels) {
      yield {
        message: message(
          '{0} is {1} × {2}, more than the trainer opens (a bomb, by its reckoning): it stops here.',
          name,
          facts.width,
          facts.height,
        ),
      };
    } else if (pixels?.state === 'damaged')
      yield { message: message('{0} is damaged, the trainer stops at it: {1}.', name, pixels.detail) };
    else {
      const extension = splitExtension(name)[1].toLowerCase();
      if (!rightNames[facts.format]?.includes(extension)) {
        yield {
          severity: 'hint',
          message: message('{0} holds a picture of the format {1}, not {2}.', name, facts.format, extension),
        };
      }
    }
  },
});
