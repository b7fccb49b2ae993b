import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(files: readonly string[], path: string): readonly string[] {
  const dataset = datasetOf(Object.fromEntries(files.map((name) => [`10_x/${name}`, '1girl'])));
  return findingsOf('ambiguous-caption', dataset, `/dataset/10_x/${path}`).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

describe('ambiguous-caption', () => {
  it('finds a caption of pictures of one name', () => {
    expect(found(['a.png', 'a.jpg', 'a.WEBP', 'a.txt'], 'a.txt')).toEqual([
      'warning 3 pictures are trained with this caption: a.WEBP, a.jpg, a.png.',
    ]);
  });

  it.each([
    ['a caption of one picture', ['a.png', 'b.png', 'a.txt', 'b.txt']],
    ['names that differ in case', ['a.png', 'A.png', 'a.txt', 'A.txt']],
    ['a picture that only falls back to it', ['a.png', 'a_1_2_3_4.png', 'a.txt']],
    ['a copy that the trainer does not read', ['a.png', 'a.heic', 'a.txt']],
  ])('is quiet about %s', (_, files) => {
    expect(found(files, 'a.txt')).toEqual([]);
  });
});
