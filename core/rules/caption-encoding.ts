import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const captionEncoding = defineRule({
  code: 'caption-encoding',
  kind: 'fact',
  severity: 'error',
  title: 'A caption that is not UTF-8',
  why: `The trainer reads captions as UTF-8 and nothing else: at the first byte that isn't, it stops ("illegal char in
file"). Such files come from editors that write the system's old encoding (Latin-1, Shift-JIS). Open the file with its
real encoding and save it as UTF-8.

A byte order mark in front is read as part of the first tag, and a NUL character as part of its tag: both are warnings.`,
  options: noOptions,
  examples: [
    { title: 'UTF-8 of any script', caption: '1girl, café, 日本' },
    { title: 'a NUL character', caption: '1girl, a«\0»b' },
  ],
  *captionFile({ file }) {
    if (file.caption) {
      const nul = file.caption.text.indexOf('\0');
      if (nul >= 0) {
        yield {
          span: { start: nul, end: nul + 1 },
          severity: 'warning',
          message: message('A NUL character, which the trainer takes for a part of the tag.'),
        };
      }
      if (file.bom) {
        yield {
          severity: 'warning',
          message: message(
            'A byte order mark stands in front: the trainer takes it for a part of the first tag.',
          ),
          fixes: [{ title: message('Remove the byte order mark'), kind: 'bytes', edits: [] }],
        };
      }
    } else if (file.problem.kind === 'encoding') {
      const at = file.problem.before.length;
      yield {
        span: { start: at, end: at + 1 },
        message: message(
          'Byte 0x{0} here is not UTF-8: the trainer stops at this file. Open it with its real encoding and save it as UTF-8.',
          file.problem.byte.toString(16).toUpperCase().padStart(2, '0'),
        ),
      };
    }
  },
});
