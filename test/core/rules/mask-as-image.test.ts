import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(files: readonly string[], name: string): readonly string[] {
  const dataset = datasetOf(Object.fromEntries(files.map((one) => [`10_x/${one}`, '1girl'])));
  return findingsOf('mask-as-image', dataset, `/dataset/10_x/${name}`).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

const pair = ['a.png', 'a.txt'];

describe('mask-as-image', () => {
  it.each(['a-masklabel.png', 'a-condlabel.png', 'a_mask.png', 'a-mask.jpg', 'a.mask.png'])(
    'finds %s',
    (name) => {
      expect(found([...pair, name], name)).toEqual([
        `warning ${name} is the name of a mask: the trainer learns it as a picture.`,
      ]);
    },
  );

  it.each([
    ['a picture', pair, 'a.png'],
    ['a captioned picture of a mask', [...pair, 'a_mask.png', 'a_mask.txt'], 'a_mask.png'],
    ['a mask of nothing', [...pair, 'gas_mask.png'], 'gas_mask.png'],
    ['a word that ends so', [...pair, 'aunmask.png'], 'aunmask.png'],
  ])('is quiet about %s', (_, files, name) => {
    expect(found(files, name)).toEqual([]);
  });
});
