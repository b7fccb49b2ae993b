import { describe, expect, it } from 'vitest';
import { filesOfPairs } from '../../../core/pair-files/files-of-pairs.ts';
import { unusedFolder } from '../../../core/pair-files/unused-folder.ts';
import { loadedFrom } from '../../support/loaded.ts';

/** What goes along with some pictures of a folder, among other files. */
function alongWith(images: readonly string[], names: readonly string[]): readonly string[] {
  const dataset = loadedFrom(Object.fromEntries(names.map((name) => [`10_x/${name}`, ''])), {}, 'headers');
  const pictures = images.map((name) => `/set/10_x/${name}`);
  return filesOfPairs(dataset, pictures).map(({ folder, stem, files }) => {
    const told = files.map(({ role, ending, isShared }) => `${role} ${ending}${isShared ? ' (shared)' : ''}`);
    return `${folder}/${stem}: ${told.join(', ')}`;
  });
}

describe('with a picture go', () => {
  it('its caption, its masks, and what the trainer keeps of it', () => {
    const files = ['a.png', 'a.txt', 'a_mask.png', 'a-masklabel.png', 'a_0512x0512_sd.npz', 'b.png', 'b.txt'];
    expect(alongWith(['a.png'], files)).toEqual([
      '/set/10_x/a: picture .png, caption .txt, mask -masklabel.png, mask _mask.png, cache _0512x0512_sd.npz',
    ]);
  });

  it('captions of another extension', () => {
    expect(alongWith(['a.png'], ['a.png', 'a.txt', 'a.caption', 'b.png', 'b.txt'])).toEqual([
      '/set/10_x/a: picture .png, caption .txt, caption .caption',
    ]);
  });

  it('nothing that another picture needs as well, unless that goes, too', () => {
    const files = ['a.png', 'a.jpg', 'a.txt', 'a_te_outputs.npz'];
    expect(alongWith(['a.png'], files)).toEqual([
      '/set/10_x/a: picture .png, caption .txt (shared), cache _te_outputs.npz (shared)',
    ]);
    expect(alongWith(['a.png', 'a.jpg'], files)).toEqual([
      '/set/10_x/a: picture .png, picture .jpg, caption .txt, cache _te_outputs.npz',
    ]);
  });

  it('a caption that it falls back to, once: with the last one that has it', () => {
    const files = ['a_1_2_3_4.png', 'a_5_6_7_8.png', 'a.txt', 'b.png', 'b.txt'];
    expect(alongWith(['a_1_2_3_4.png'], files)).toEqual([
      '/set/10_x/a_1_2_3_4: picture .png, caption .txt (shared)',
    ]);
    expect(alongWith(['a_1_2_3_4.png', 'a_5_6_7_8.png'], files)).toEqual([
      '/set/10_x/a_1_2_3_4: picture .png, caption .txt (shared)',
      '/set/10_x/a_5_6_7_8: picture .png, caption .txt',
    ]);
  });

  it('a mask once, though it is chosen as a picture, too', () => {
    const files = ['a.png', 'a.txt', 'a_mask.png', 'b.png', 'b.txt'];
    expect(alongWith(['a.png', 'a_mask.png'], files)).toEqual([
      '/set/10_x/a: picture .png, caption .txt, mask _mask.png',
    ]);
    expect(alongWith(['a_mask.png'], files)).toEqual(['/set/10_x/a_mask: picture .png']);
  });

  it('nothing where there is no such picture', () => {
    expect(alongWith(['z.png'], ['a.png', 'a.txt'])).toEqual([]);
  });
});

describe('pictures that are put aside lie', () => {
  it('beside their folder, and in the dataset where that is the folder itself', () => {
    const root = '/set';
    expect(unusedFolder({ root }, '/set/10_x')).toBe('/set/_unused');
    expect(unusedFolder({ root }, '/set/img/10_x')).toBe('/set/img/_unused');
    expect(unusedFolder({ root }, '/set')).toBe('/set/_unused');
  });
});
