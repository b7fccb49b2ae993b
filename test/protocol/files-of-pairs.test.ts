import { afterEach, describe, expect, it } from 'vitest';
import type { FilesOfPairsResult } from '../../protocol/files.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

describe('what belongs to a picture', () => {
  it('is told with its folder, and with where it would be put aside', async () => {
    folder = folderOf({
      '5_alice/a.png': undefined,
      '5_alice/a.txt': 'alice',
      '5_alice/a_mask.png': undefined,
    });
    client = await TestClient.start(folder.path, { pulls: false });
    const ask = (dataset: string, ...images: string[]) =>
      client.request<FilesOfPairsResult>('lora/filesOfPairs', { dataset, images });
    const at = (name: string) => uriOf(folder.at('5_alice', name));
    const { pairs } = await ask(uriOf(folder.path), at('a.png'), at('gone.png'), 'untitled:x');
    expect(pairs).toEqual([
      {
        folder: uriOf(folder.at('5_alice')),
        unused: uriOf(folder.at('_unused')),
        stem: 'a',
        files: [
          { uri: at('a.png'), role: 'picture', ending: '.png', isShared: false },
          { uri: at('a.txt'), role: 'caption', ending: '.txt', isShared: false },
          { uri: at('a_mask.png'), role: 'mask', ending: '_mask.png', isShared: false },
        ],
      },
    ]);
    expect(await ask(uriOf('/nowhere'), at('a.png'))).toEqual({ pairs: [] });
  });
});
