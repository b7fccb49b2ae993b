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
  return findingsOf('exif-orientation', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

describe('exif-orientation', () => {
  it.each([
    [6, 'lying on its side, turned left'],
    [3, 'upside down'],
    [2, 'mirrored'],
  ] as const)('tells how a picture of orientation %i is trained', (orientation, words) => {
    expect(found({ orientation })).toEqual([
      `warning a.png is trained ${words}: only its EXIF orientation says how viewers show it.`,
    ]);
  });

  it('is quiet about one that is stored upright', () => {
    expect(found({})).toEqual([]);
  });
});
