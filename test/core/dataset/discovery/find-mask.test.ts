import { describe, expect, it } from 'vitest';
import { findMask } from '../../../../core/dataset/discovery/find-mask.ts';
import { trainerById } from '../../../../core/trainers/index.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

const IMAGE = '/set/10_alice/a.jpg';

function mask(files: readonly string[], { named = [] as readonly string[], allowed = /./ } = {}) {
  const fileSystem = memoryFileSystem(Object.fromEntries([IMAGE, ...files].map((file) => [file, ''])));
  const isAllowed = (path: string) => allowed.test(path);
  return findMask({ fileSystem, trainer: trainerById(undefined), named, isAllowed }, IMAGE);
}

describe('the mask of a picture', () => {
  it.each([
    '/set/10_alice/a-masklabel.png',
    '/set/10_alice/a_mask.png',
    '/set/10_alice/a-Mask.PNG',
    '/set/10_alice/a.alpha.webp',
    '/set/10_alice/a matte.jpg',
    '/set/10_alice/_masks/a.png',
    '/set/10_alice/mask/a_mask.png',
    '/set/10_alice_masks/a.png',
    '/set/masks/10_alice/a.png',
    '/set/masklabels/a-masklabel.png',
    '/set/mask/a.png',
  ])('is found as %s', (file) => expect(mask([file])).toBe(file));

  it.each([
    ['of another picture', '/set/10_alice/b_mask.png'],
    ['with a longer name', '/set/10_alice/aa_mask.png'],
    ['that the trainer would not read', '/set/10_alice/a_mask.txt'],
    ['that is a condition', '/set/10_alice/a-condlabel.png'],
    ['in any other folder', '/set/other/a.png'],
    ['in the masks of another folder', '/set/10_bob_masks/a.png'],
  ])('is none %s', (_, file) => expect(mask([file])).toBeUndefined());

  it('is the picture of the same name where a configuration has it looked for, before all others', () => {
    const named = ['/set/conditions'];
    const files = ['/set/conditions/a.png', '/set/10_alice/a_mask.png'];
    expect(mask(files, { named })).toBe('/set/conditions/a.png');
    expect(mask(['/set/conditions/a_mask.png'], { named })).toBeUndefined();
  });

  it('is never the picture itself, and none that may not be shown', () => {
    expect(mask([], { named: ['/set/10_alice'] })).toBeUndefined();
    const files = ['/elsewhere/a.png', '/set/masks/a.png'];
    expect(mask(files, { named: ['/elsewhere'], allowed: /^\/set\// })).toBe('/set/masks/a.png');
  });
});
