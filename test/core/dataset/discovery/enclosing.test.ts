import { expect, it } from 'vitest';
import { enclosingRoot } from '../../../../core/dataset/discovery/enclosing.ts';
import { memoryFileSystem } from '../../../support/memory-file-system.ts';

const fileSystem = memoryFileSystem({
  '/w/set/lora-dataset.toml': '',
  '/w/set/img/10_alice/a.png': '',
  '/w/plain/10_bob man/a.png': '',
  '/w/flat/a.png': '',
});

it.each([
  ['/w/set/img/10_alice', '/w/set'],
  ['/w/set', '/w/set'],
  ['/w/plain/10_bob man', '/w/plain'],
  ['/w/flat', '/w/flat'],
  ['/', '/'],
  ['/gone/deep', '/gone/deep'],
])('a dataset of %s is looked for in %s', (folder, root) => {
  expect(enclosingRoot(fileSystem, folder)).toBe(root);
});
