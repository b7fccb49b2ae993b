import { describe, expect, it } from 'vitest';
import { captionFile } from '../../../core/dataset/assemble.ts';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { ReadCaption } from '../../../core/dataset/load.ts';
import { isSafeFix } from '../../../core/fix.ts';
import { formatMessage } from '../../../core/message.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { findingsOf } from '../../support/lint.ts';

const path = captionPath(0);

function found(read: ReadCaption): readonly string[] {
  const empty = captionsOf(['x', 'y']);
  const dataset = withFiles(empty, { captions: new Map([[path, captionFile(empty, read)]]) });
  return findingsOf('caption-encoding', dataset, path).map(({ severity, span, message }) => {
    return `${severity} ${span.start}–${span.end} ${formatMessage(message)}`;
  });
}

describe('caption-encoding', () => {
  it('is an error at the first byte that is no UTF-8, whatever else is wrong with it', () => {
    expect(found({ path, problem: { kind: 'encoding', before: '1girl, caf', byte: 0xe9 } })).toEqual([
      'error 10–11 Byte 0xE9 here is not UTF-8: the trainer stops at this file. Open it with its real encoding and save it as UTF-8.',
    ]);
    expect(found({ path, problem: { kind: 'encoding', before: '', byte: 0x8 } })[0]).toContain('0x08');
  });

  it('only warns of a byte order mark', () => {
    expect(found({ path, text: '1girl', bom: true })).toEqual([
      'warning 0–0 A byte order mark stands in front: the trainer takes it for a part of the first tag.',
    ]);
  });

  it('warns of a NUL character, also behind the line that is read', () => {
    expect(found({ path, text: '1girl, a\0b', bom: false })[0]).toMatch(/^warning 8–9 /);
    expect(found({ path, text: '1girl', bom: false })).toEqual([]);
  });

  it('offers each way to read a file, with what it says then, and the only one without asking', () => {
    const fixesOf = (isSure: boolean, ...texts: string[]) => {
      const readings = texts.map((text) => ({ encoding: 'shift_jis', text }) as const);
      const foreign = { digest: '', readings, isSure };
      const empty = captionsOf(['x', 'y']);
      const read: ReadCaption = { path, problem: { kind: 'encoding', before: '', byte: 255, foreign } };
      const dataset = withFiles(empty, { captions: new Map([[path, captionFile(empty, read)]]) });
      return findingsOf('caption-encoding', dataset, path).flatMap(({ fixes }) =>
        fixes.map((fix) => [fix.kind, formatMessage(fix.title), fix.from, isSafeFix(fix)]),
      );
    };
    expect(fixesOf(true, '女')).toEqual([['bytes', 'Convert to UTF-8 (from Shift-JIS)', 'shift_jis', true]]);
    const long = `${'1girl, '.repeat(10)}女\r\n, ${'smile, '.repeat(10)}`;
    expect(fixesOf(false, '女, é', long)).toEqual([
      ['bytes', 'Convert to UTF-8 (from Shift-JIS): "女, é"', 'shift_jis', false],
      [
        'bytes',
        'Convert to UTF-8 (from Shift-JIS): "…l, 1girl, 女 , smile, smile, smile, smile…"',
        'shift_jis',
        false,
      ],
    ]);
  });

  it('warns of UTF-16 that is UTF-8 with NULs as well', () => {
    const foreign = { digest: '', readings: [{ encoding: 'utf-16le', text: 'ab' } as const], isSure: false };
    expect(found({ path, text: 'a\0b\0', bom: false, foreign })).toEqual([
      'warning 0–0 This is UTF-16: to the trainer, a NUL character stands beside each letter.',
    ]);
  });

  it('leaves files that can not be read to unreadable-caption', () => {
    expect(found({ path, problem: { kind: 'unreadable', failure: 'permission', detail: '' } })).toEqual([]);
  });
});
