import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WalkResult, WhyDatasetResult } from '../../protocol/lsp.ts';
import { BASE } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

describe('the walk', () => {
  let folder: Folder;
  let client: TestClient;
  const uri = (name: string) => uriOf(folder.at('10_alice woman', name));

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\n',
      '10_alice woman/2.png': undefined,
      '10_alice woman/2.txt': BASE,
      '10_alice woman/10.png': undefined,
      '10_alice woman/20.png': undefined,
      '10_alice woman/20.txt': '1girl, 1girl, alice',
      'other/x.txt': '',
    });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const go = (from: string, kind: string, direction = 'next') =>
    client.request<WalkResult>('lora/walk', { uri: uri(from), kind, direction });

  it('goes to the next caption, to one that is not there, and to one with a finding', async () => {
    expect((await go('2.txt', 'any')).stop).toEqual({
      image: uri('10.png'),
      caption: uri('10.txt'),
      exists: false,
    });
    expect((await go('2.txt', 'any', 'previous')).stop?.caption).toBe(uri('20.txt'));
    expect((await go('20.txt', 'without-caption')).stop?.caption).toBe(uri('10.txt'));
    expect((await go('10.txt', 'with-finding')).stop?.caption).toBe(uri('20.txt'));
    expect(await go('10.txt', 'without-caption')).toEqual({ stop: null, isInDataset: true });
  });

  it('says that a file belongs to no dataset', async () => {
    const outside = { uri: uriOf('/nowhere/x.txt'), kind: 'any', direction: 'next' };
    expect(await client.request('lora/walk', outside)).toEqual({ stop: null, isInDataset: false });
  });

  it('and the reasons of a dataset: lora/whyDataset', async () => {
    const why = (path: string) => client.request<WhyDatasetResult>('lora/whyDataset', { uri: uriOf(path) });
    const { folder: shown, reasons } = await why(folder.path);
    expect(shown).toBe(folder.path);
    expect(reasons).toEqual([
      'It is a dataset: lora-dataset.toml declares it.',
      '3 pictures, 2 of them with a caption (.txt).',
    ]);
    // A file stands for its folder.
    expect((await why(folder.at('10_alice woman', '2.txt'))).reasons[0]).toMatch(/declares all below it/);
  });
});
