import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const SABER = '[dataset]\ntrigger = "saber"\n';
const RIN = '[dataset]\ntrigger = "rin"\n';

describe('a configuration that is open', () => {
  let folder: Folder;
  let client: TestClient;
  const config = () => folder.at('lora-dataset.toml');
  const close = () =>
    client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(config()) } });
  /** Waits until the caption, which has "saber", lacks this trigger, or none. */
  const lacks = (trigger: string | undefined) =>
    client.pushed(folder.at('10_saber', 'a.txt'), (found) => {
      const [missing] = found
        .filter(({ code }) => code === 'missing-trigger')
        .map(({ message }) => String(message));
      return trigger === undefined ? missing === undefined : missing?.includes(`"${trigger}"`) === true;
    });

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': SABER,
      '10_saber/a.png': undefined,
      '10_saber/a.txt': 'saber, hat, hat',
    });
    client = await TestClient.start(folder.path, { pulls: false });
    await client.pushed(folder.at('10_saber', 'a.txt'), (found) => found.length > 0);
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('counts no more when its changes were given up', async () => {
    await client.open(config(), SABER);
    await client.change(config(), 2, RIN);
    await lacks('rin');
    await close();
    await lacks(undefined);
  });

  it('counts from when it is opened, with changes that an editor kept', async () => {
    await client.open(config(), RIN);
    await lacks('rin');
    await close();
    await lacks(undefined);
  });
});
