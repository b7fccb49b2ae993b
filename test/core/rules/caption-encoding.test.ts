import { describe, expect, it } from 'vitest';
import { captionFile } from '../../../core/dataset/assemble.ts';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { ReadCaption } from '../../../core/dataset/load.ts';
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

  it('leaves files that can not be read to unreadable-caption', () => {
    expect(found({ path, problem: { kind: 'unreadable', failure: 'permission', detail: '' } })).toEqual([]);
  });
});
