import { describe, expect, it } from 'vitest';
import { withFiles } from '../../../core/dataset/dataset.ts';
import { formatMessage } from '../../../core/message.ts';
import { findingsOf } from '../../support/lint.ts';
import { loadedFrom } from '../../support/loaded.ts';

/** What is found of `a.png` of 1024 × 1536, beside some caches. */
function found(...names: string[]): readonly string[] {
  const files = ['a.png', 'a.txt', ...names].map((name) => [`10_x/${name}`, '']);
  const path = '/set/10_x/a.png';
  const dataset = withFiles(loadedFrom(Object.fromEntries(files)), {
    images: new Map([
      [path, { path, facts: { state: 'readable', width: 1024, height: 1536, format: 'png' } }],
    ]),
  });
  return findingsOf('stale-cache', dataset, path).map(
    ({ severity, message }) => `${severity} ${formatMessage(message)}`,
  );
}

describe('stale-cache', () => {
  it('finds a cache of a picture of another size', () => {
    expect(found('a_0768x1024_sdxl.npz')).toEqual([
      'info a_0768x1024_sdxl.npz was made of a picture of 768 × 1024, a.png is 1024 × 1536: the trainer goes by the cache.',
    ]);
    expect(found('a_0768x1024_sdxl.npz', 'a_1024x1536_flux.npz')).toHaveLength(1);
  });

  it.each([
    ['a cache of this picture', ['a_1024x1536_sdxl.npz']],
    ['one of its upright size', ['a_1536x1024_sd.npz']],
    ['one that was left beside a new one', ['a_0768x1024_sdxl.npz', 'a_1024x1536_sdxl.npz']],
    ['one of another picture', ['b_0768x1024_sdxl.npz', 'a_b_0768x1024_sdxl.npz']],
    ['one without a size', ['a.npz', 'a_te_outputs.npz']],
    ['a second picture of the name', ['a_0768x1024_sdxl.npz', 'a.jpg']],
    ['no caches', []],
  ])('is quiet about %s', (_, names) => {
    expect(found(...names)).toEqual([]);
  });
});
