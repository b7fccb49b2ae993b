import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

function found(files: readonly string[], path: string): readonly string[] {
  const dataset = datasetOf(Object.fromEntries(files.map((name) => [name, '1girl'])));
  return findingsOf('unsupported-image', dataset, `/dataset/${path}`).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

const pair = ['10_x/a.png', '10_x/a.txt'];

describe('unsupported-image', () => {
  it.each(['b.gif', 'b.heic', 'b.tif', 'b.JFIF'])('finds %s', (name) => {
    const extension = name.slice(1);
    expect(found([...pair, `10_x/${name}`, '10_x/b.txt'], `10_x/${name}`)).toEqual([
      `warning The trainer does not pick up ${name}, though it has a caption: it reads no ${extension}.`,
    ]);
    expect(found([...pair, `10_x/${name}`], `10_x/${name}`)).toEqual([
      `info The trainer does not pick up ${name}: it reads no ${extension}.`,
    ]);
  });

  it('finds an extension in capital and small letters', () => {
    expect(found([...pair, '10_x/b.Png', '10_x/b.txt'], '10_x/b.Png')).toEqual([
      'warning The trainer does not pick up b.Png on Linux and macOS: its extension would have to be .png there.',
    ]);
  });

  it('finds the captioned pictures of a folder that nothing is trained of', () => {
    expect(found([...pair, '10_y/b.heic', '10_y/b.txt'], '10_y/b.heic')[0]).toMatch(/^warning /);
  });

  it.each([
    ['a picture that is picked up', [...pair, '10_x/b.PNG'], '10_x/b.PNG'],
    ['an original beside its copy', [...pair, '10_x/a.heic'], '10_x/a.heic'],
    ['a text', [...pair, '10_x/b.caption'], '10_x/b.caption'],
    ['what macOS leaves behind', [...pair, '10_x/._a.gif'], '10_x/._a.gif'],
  ])('is quiet about %s', (_, files, path) => {
    expect(found(files, path)).toEqual([]);
  });
});
