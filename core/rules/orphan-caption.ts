import { othersBeside } from '../dataset/discovery/others-beside.ts';
import { message } from '../message.ts';
import { basename } from '../path.ts';
import { aside, filesFix, UNUSED } from './files-fix.ts';
import { defineRule, noOptions } from './rule.ts';

/** Texts that people put beside their pictures, and that nobody takes for a caption. */
const NOTES = /^(?:readme|licen[cs]e|notes?|todo|prompts?|changelog|credits?|tags|index|info|about)\b/i;

export const orphanCaption = defineRule({
  code: 'orphan-caption',
  kind: 'consistency',
  severity: 'info',
  title: 'A caption without a picture',
  why: `A caption is found by the name of its picture. One without a picture of the same name is trained with nothing: the
picture was deleted or renamed, or the caption is misspelt. Readmes, licences and notes are left alone, and captions of pictures
that the trainer does not pick up: those have a rule of their own.`,
  options: noOptions,
  examples: [{ title: 'a caption with its picture', caption: '1girl, alice' }],
  *captionWithoutImage({ file, dataset }) {
    if (dataset.imagesOfCaption.has(file.path) || NOTES.test(basename(file.path))) return;
    if (othersBeside(dataset, file.path).some(({ kind }) => kind === 'picture')) return;
    yield {
      message: message('There is no picture for {0}: nothing is trained with it.', basename(file.path)),
      fixes: [
        filesFix(message('Move it to {0}', UNUSED), [
          { kind: 'rename', from: file.path, to: aside(file.path, UNUSED) },
        ]),
      ],
    };
  },
});
