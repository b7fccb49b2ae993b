import path from 'node:path';
import { expect, it } from 'vitest';
import { TestClient } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

it('findings are in the language of the editor, where it names a file of sentences', async () => {
  const folder = folderOf({
    'lora-dataset.toml': '[dataset]\ntrigger = "saber"\n',
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber, hat, hat',
  });
  const translations = path.resolve('l10n/bundle.l10n.de.json');
  const client = await TestClient.start(folder.path, { pulls: true, options: { translations } });
  const caption = folder.at('10_saber', 'a.txt');
  await client.open(caption, 'saber, hat, hat');
  const found = await client.pull(caption);
  expect(found.map(({ message }) => message)).toContain('"hat" ist schon in dieser Caption.');
  expect(await client.stop()).toBe(0);
  folder.dispose();
});
