import { describe, expect, it } from 'vitest';
import { rootToScan } from '../../server/session/root-to-scan.ts';
import { memoryFileSystem } from '../support/memory-file-system.ts';

const files = memoryFileSystem({
  '/a.txt': '',
  '/home/ann/notes.txt': '',
  '/home/ann/sets/10_alice/a.png': '',
  '/home/ann/loose/a.png': '',
});

describe('where a dataset is looked for that nobody watches over', () => {
  it.each([
    ['/home/ann/sets/10_alice', '/home/ann/sets'],
    ['/home/ann/loose', '/home/ann/loose'],
  ])('for %s is %s', (folder, root) => {
    expect(rootToScan(files, folder, '/home/ann')).toBe(root);
  });

  it.each(['/', '/home', '/home/ann'])('is nowhere for %s: that would be everything', (folder) => {
    expect(rootToScan(files, folder, '/home/ann')).toBeUndefined();
  });

  it('is a home that says it is a dataset', () => {
    const declared = memoryFileSystem({ '/home/ann/lora-dataset.toml': '', '/home/ann/a.png': '' });
    expect(rootToScan(declared, '/home/ann', '/home/ann')).toBe('/home/ann');
  });
});
