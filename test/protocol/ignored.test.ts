import * as fs from 'node:fs';
import { expect, it } from 'vitest';
import { TestClient, uriOf } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

it('what a configuration ignores has no findings when it is opened or changes', async () => {
  const folder = folderOf({
    'lora-dataset.toml': '[dataset]\ntrigger = "saber"\nignore = ["**/bad_*"]\n',
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber',
    '10_saber/bad_1.png': undefined,
    '10_saber/bad_1.txt': 'x, x',
  });
  const client = await TestClient.start(folder.path, { pulls: true });
  const [picture, caption] = [folder.at('10_saber', 'bad_1.png'), folder.at('10_saber', 'bad_1.txt')];
  await client.open(caption, 'x, x');
  expect(await client.pull(caption)).toEqual([]);
  fs.writeFileSync(picture, 'no picture any more');
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [picture, caption].map((file) => ({ uri: uriOf(file), type: 2 })),
  });
  expect([await client.pull(picture), await client.pull(caption)]).toEqual([[], []]);
  expect(await client.stop()).toBe(0);
  folder.dispose();
});
