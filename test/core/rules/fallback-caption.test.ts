import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(files: readonly string[], picture: string): readonly string[] {
  const dataset = datasetOf(Object.fromEntries(files.map((name) => [`10_x/${name}`, '1girl'])));
  return findingsOf('fallback-caption', dataset, `/dataset/10_x/${picture}`).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

const cut = 'photo_1_2_3_4.png';

describe('fallback-caption', () => {
  it('finds a picture that the trainer takes the caption of another one for', () => {
    expect(found(['photo.png', 'photo.txt', cut], cut)).toEqual([
      'warning There is no photo_1_2_3_4.txt: the trainer takes photo.txt for photo_1_2_3_4.png.',
    ]);
    expect(
      found(['my_photo.txt', 'my_photo_512_512_300_300.jpg'], 'my_photo_512_512_300_300.jpg'),
    ).toHaveLength(1);
  });

  it.each([
    ['a picture with a caption of its own', ['photo.txt', cut, 'photo_1_2_3_4.txt']],
    ['a picture without any', [cut]],
    ['a caption of three parts less', [cut, 'photo_1.txt']],
  ])('is quiet about %s', (_, files) => {
    expect(found(files, cut)).toEqual([]);
  });
});
