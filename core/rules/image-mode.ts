import type { OddColors } from '../image/facts.ts';
import { type Message, message } from '../message.ts';
import { basename } from '../path.ts';
import type { Severity } from '../severity.ts';
import { defineRule, noOptions } from './rule.ts';

const read: Record<OddColors, { severity?: Severity; say: (name: string) => Message }> = {
  'grey-16': {
    say: (name) =>
      message(
        '{0} is grey with 16 bits: the trainer clips it, and what is brighter than black is white.',
        name,
      ),
  },
  cmyk: {
    say: (name) => message('{0} is in CMYK: the trainer ignores its profile and sees other colours.', name),
  },
  'jpeg-12': {
    severity: 'error',
    say: (name) =>
      message('{0} is a JPEG of more than 8 bits a colour: the trainer can not read it and stops.', name),
  },
};

export const imageMode = defineRule({
  code: 'image-mode',
  kind: 'fact',
  severity: 'warning',
  title: 'A picture whose colours the trainer reads otherwise',
  why: `The trainer converts each picture to 8 bits of red, green and blue, plainly: a grey PNG of 16 bits is clipped at 255
of 65535, so that it is white almost everywhere; a JPEG in CMYK is converted without its colour profile and comes out in
other colours than a viewer shows. A JPEG of 12 bits can't be read at all, which is an error. Colours of 16 bits (with or
without alpha) are read by their upper eight and are fine. Read from the header; nothing is decoded.`,
  options: noOptions,
  examples: [{ title: 'a picture of 8 bits a colour', caption: '1girl, alice' }],
  *image({ image: { path, facts } }) {
    if (facts?.state !== 'readable' || !facts.colors) return;
    const { severity, say } = read[facts.colors];
    yield { message: say(basename(path)), ...(severity ? { severity } : {}) };
  },
});
