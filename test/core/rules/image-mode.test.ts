import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import type { StoredAs } from '../../../core/image/facts.ts';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(stored: StoredAs): readonly string[] {
  const path = '/dataset/10_x/a.png';
  const facts = { state: 'readable', width: 800, height: 800, format: 'png', ...stored } as const;
  const dataset = withFiles(datasetOf({ '10_x/a.png': '' }), { images: new Map([[path, { path, facts }]]) });
  return findingsOf('image-mode', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

describe('image-mode', () => {
  it.each([
    ['grey-16', 'warning a.png is grey with 16 bits'],
    ['cmyk', 'warning a.png is in CMYK'],
    ['jpeg-12', 'error a.png is a JPEG of more than 8 bits'],
  ] as const)('tells how the trainer reads %s', (colors, words) => {
    expect(found({ colors })).toEqual([expect.stringContaining(words)]);
  });

  it('is quiet about usual colours, with alpha or without', () => {
    expect(found({})).toEqual([]);
    expect(found({ hasAlpha: true })).toEqual([]);
  });
});
