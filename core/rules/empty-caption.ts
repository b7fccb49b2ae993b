import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const emptyCaption = defineRule({
  code: 'empty-caption',
  kind: 'fact',
  severity: 'warning',
  title: 'A caption with nothing in it',
  why: `A caption file of 0 bytes ends the training: "caption file is empty". One of white space, or with a blank first
line, doesn't: the trainer reads the first line only, and learns the picture with an empty caption.`,
  options: noOptions,
  examples: [
    { title: 'no bytes at all, which is an error', caption: '«»' },
    { title: 'white space', caption: '«  »' },
    { title: 'a blank first line', caption: '«»\n1girl, alice' },
    { title: 'a tag', caption: '1girl' },
  ],
  *captionFile({ file: { caption } }) {
    if (!caption) return;
    const { text, tags, read } = caption;
    if (text === '') {
      yield { severity: 'error', message: message('This caption is empty: the trainer stops at it.') };
    } else if (tags.length === 0 && text.slice(read.start, read.end) === '') {
      const end = text.search(/[\r\n]|$/);
      yield {
        span: { start: 0, end },
        message: message(
          'The first line is blank, and the trainer reads no other: the picture is learned without words.',
        ),
      };
    }
  },
});
