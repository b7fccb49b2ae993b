import { describe, expect, it } from 'vitest';
import { assembleWhole } from '../../../core/dataset/assemble.ts';
import { findDatasets } from '../../../core/dataset/discovery/discovery.ts';
import { listTree } from '../../../core/dataset/discovery/listing.ts';
import { type LoadOptions, loadDataset, readFacts } from '../../../core/dataset/load.ts';
import { jpegWith, png } from '../../support/images.ts';
import { type MemoryFile, memoryFileSystem } from '../../support/memory-file-system.ts';

const parameters =
  'masterpiece, 1girl\nNegative prompt: lowres\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x768';

function load(files: Readonly<Record<string, MemoryFile>>, options: LoadOptions = { images: 'off' }) {
  const fileSystem = memoryFileSystem(files);
  const listing = listTree(fileSystem, '/d');
  const [found] = findDatasets(listing, '/d');
  if (!found) throw new Error('no dataset');
  const parts = [...loadDataset(fileSystem, listing, found, options)];
  return { parts: parts.map(({ kind }) => kind), dataset: assembleWhole(parts) };
}

describe('loadDataset', () => {
  it('gives the dataset with its captions, parsed as the trainer reads them', () => {
    const { dataset, parts } = load({ '/d/10_x/a.png': '', '/d/10_x/a.txt': '1girl, alice\nmore' });
    expect(parts).toEqual(['dataset', 'captions', 'ready']);
    expect(dataset.captions.get('/d/10_x/a.txt')?.caption?.tags.map(({ text }) => text)).toEqual([
      '1girl',
      'alice',
    ]);
    expect(dataset.folders.get('/d/10_x')).toMatchObject({ repeats: 10, classTokens: 'x' });
  });

  it('gives what else may be meant as a picture or a caption', () => {
    const names = [
      'a.png',
      'a.txt',
      'b.gif',
      'b.txt',
      'c.Png',
      'd.caption',
      'e.TXT',
      'f.json',
      'f.npz',
      '._a.gif',
    ];
    const { dataset } = load(Object.fromEntries(names.map((name) => [`/d/10_x/${name}`, ''])));
    expect([...dataset.others.values()]).toEqual([
      { path: '/d/10_x/b.gif', kind: 'picture' },
      { path: '/d/10_x/c.Png', kind: 'picture' },
      { path: '/d/10_x/d.caption', kind: 'text' },
      { path: '/d/10_x/e.TXT', kind: 'text' },
    ]);
  });

  it('looks for that in a folder that nothing is trained of only where it is captioned', () => {
    const { dataset } = load({
      '/d/lora-dataset.toml': '[dataset]\nignore = ["old"]',
      '/d/docs/a.gif': '',
      '/d/docs/notes.txt': '',
      '/d/phone/b.heic': '',
      '/d/phone/b.txt': '',
      '/d/old/c.heic': '',
      '/d/old/c.txt': '',
    });
    expect([...dataset.others.keys()]).toEqual(['/d/phone/b.heic']);
    expect(dataset.folders.size).toBe(0);
  });

  it('gives facts about pictures when they are asked for', () => {
    const files = { '/d/10_x/a.png': png(640, 768), '/d/10_x/a.txt': '1girl' };
    expect(load(files, { images: 'headers' }).dataset.images.get('/d/10_x/a.png')?.facts).toEqual({
      state: 'readable',
      width: 640,
      height: 768,
      format: 'png',
    });
    expect(load(files).dataset.images.get('/d/10_x/a.png')?.facts).toBeUndefined();
  });

  it('takes generation parameters for no caption in a folder that nobody declared', () => {
    const pictures = { '/d/a.png': '', '/d/a.txt': '1girl', '/d/b.png': '', '/d/b.txt': parameters };
    expect([...load(pictures).dataset.captions.keys()]).toEqual(['/d/a.txt']);
    expect(load({ ...pictures, '/d/lora-dataset.toml': '' }).dataset.captions.size).toBe(2);
  });

  it('keeps captions that can not be read, with the reason', () => {
    const { dataset } = load({
      '/d/10_x/a.png': '',
      '/d/10_x/a.txt': { failure: 'permission', detail: '' },
      '/d/10_x/b.png': '',
      '/d/10_x/b.txt': new Uint8Array([0xff]),
    });
    expect(dataset.captions.get('/d/10_x/a.txt')).toMatchObject({
      problem: { kind: 'unreadable', failure: 'permission' },
    });
    expect(dataset.captions.get('/d/10_x/b.txt')).toMatchObject({
      problem: { kind: 'encoding', byte: 0xff },
    });
    expect(dataset.statistics.captions).toBe(0);
  });

  it('uses the configuration given instead of the file', () => {
    const files = { '/d/lora-dataset.toml': 'broken', '/d/a.png': '', '/d/a.cap': 'x' };
    const config = { dataset: { caption_extension: '.cap' } };
    const { dataset } = load(files, { images: 'off', config });
    expect(dataset.config).toBe(config);
    expect(dataset.totals.uncaptioned).toBe(0);
  });

  it('loads pictures without any caption where they are declared', () => {
    const { dataset } = load({ '/d/lora-dataset.toml': '', '/d/a.png': '', '/d/b.png': '' });
    expect(dataset.totals.uncaptioned).toBe(2);
  });
});

describe('readFacts', () => {
  it('looks further into a picture that begins with much else than its size', () => {
    const photo = jpegWith({ width: 300, height: 200, inFront: 200_000 });
    expect(readFacts(memoryFileSystem({ '/a.jpg': photo }), '/a.jpg')).toMatchObject({
      state: 'readable',
      width: 300,
    });
  });

  it('says why there are none', () => {
    const fileSystem = memoryFileSystem({ '/a.jpg': { failure: 'permission', detail: '' } });
    expect(readFacts(fileSystem, '/a.jpg')).toEqual({
      state: 'unreadable',
      failure: 'permission',
      detail: '',
    });
  });
});
