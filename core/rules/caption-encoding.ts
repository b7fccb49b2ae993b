import { encodingNames, excerptOf, type ForeignText } from '../dataset/foreign-text.ts';
import type { Fix } from '../finding.ts';
import { message } from '../message.ts';
import { defineRule, noOptions } from './rule.ts';

export const captionEncoding = defineRule({
  code: 'caption-encoding',
  kind: 'fact',
  severity: 'error',
  title: 'A caption that is not UTF-8',
  why: `The trainer reads captions as UTF-8 and nothing else: at the first byte that isn't, it stops ("illegal char in
file"). Such files come from editors that write the system's old encoding (Windows-1252, Shift-JIS, GB18030) or UTF-16. The
quick fix *Convert to UTF-8* writes the same text anew: at once where a byte order mark says how to read it (\`--fix\` does
that, too), else as you choose, by the beginning of the text in each encoding that makes sense of it. A file that makes
sense in none is left to you.

A byte order mark in front is read as part of the first tag, and a NUL character as part of its tag: both are warnings.
UTF-16 without a byte order mark is, to the trainer, text with a NUL beside each letter. The fix that removes a byte order
mark is safe.

The bytes that a file had are kept; *LoRA: Undo Last Bulk Edit* gives back exactly these.`,
  options: noOptions,
  examples: [
    { title: 'UTF-8 of any script', caption: '1girl, café, 日本' },
    { title: 'a NUL character', caption: '1girl, a«\0»b' },
  ],
  *captionFile({ file }) {
    if (file.caption) {
      const nul = file.caption.text.indexOf('\0');
      if (file.foreign) {
        yield {
          severity: 'warning',
          message: message('This is UTF-16: to the trainer, a NUL character stands beside each letter.'),
          fixes: fixesOf(file.foreign),
        };
      } else if (nul >= 0) {
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
          fixes: [{ title: message('Remove the byte order mark'), kind: 'bytes', edits: [], isSure: true }],
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
        fixes: file.problem.foreign ? fixesOf(file.problem.foreign) : [],
      };
    }
  },
});

/** One for each way to read the file; where there may be others, with what it says then. */
function fixesOf({ readings, isSure }: ForeignText): readonly Fix[] {
  return readings.map(({ encoding, text }) => ({
    title: isSure
      ? message('Convert to UTF-8 (from {0})', encodingNames[encoding])
      : message('Convert to UTF-8 (from {0}): "{1}"', encodingNames[encoding], excerptOf(text)),
    kind: 'bytes',
    edits: [],
    from: encoding,
    isSure,
  }));
}
