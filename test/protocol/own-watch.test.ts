// Editors that watch no files: Neovim on Linux, and clients that say nothing of it.
import * as fs from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { Location } from 'vscode-languageserver';
import { aliceFolder, codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const PICTURE = 'test/fixtures/pictures/square.png';

describe('an editor that watches no files', () => {
  let folder: Folder;
  let client: TestClient;
  const at = (name: string) => folder.at('10_alice woman', name);

  async function start(prepare = () => {}): Promise<void> {
    folder = aliceFolder();
    prepare();
    const workspace = { didChangeWatchedFiles: { dynamicRegistration: false } };
    client = await TestClient.start(folder.path, { pulls: false, capabilities: { workspace } });
    await client.pushed(at('b.txt'), (found) => found.length === 3);
  }

  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('hears of pictures and captions that come and go', async () => {
    await start();
    fs.writeFileSync(at('d.txt'), 'alice, hat, hat');
    await client.pushed(at('d.txt'), (found) => codes(found).includes('orphan-caption'));
    fs.copyFileSync(PICTURE, at('d.png'));
    await client.pushed(at('d.txt'), (found) => codes(found).includes('duplicate-tag'));
    fs.rmSync(at('b.png'));
    await client.pushed(at('b.txt'), (found) => codes(found).includes('orphan-caption'));
    fs.rmSync(at('b.txt'));
    await client.pushed(at('b.txt'), (found) => found.length === 0);
  });

  it('finds and renames by what was written outside', async () => {
    await start();
    fs.writeFileSync(at('b.txt'), 'alice, green hat, green hat');
    await client.pushed(at('b.txt'), (found) => codes(found).join() === 'duplicate-tag');
    await client.open(at('a.txt'), 'alice, green hat');
    const found = await client.request<readonly Location[]>('textDocument/references', {
      textDocument: { uri: uriOf(at('a.txt')) },
      position: { line: 0, character: 10 },
      context: { includeDeclaration: true },
    });
    expect(found.map(({ uri }) => uri)).toContain(uriOf(at('b.txt')));
  });

  it('hears of another configuration', async () => {
    await start();
    fs.writeFileSync(folder.at('lora-dataset.toml'), '[dataset]\ntrigger = "dark skin"\n');
    await client.pushed(at('b.txt'), (found) => !codes(found).includes('missing-trigger'));
  });

  it('hears of a folder that comes, and of what comes into it later', async () => {
    await start();
    fs.mkdirSync(folder.at('5_hat', 'deep'), { recursive: true });
    fs.copyFileSync(PICTURE, folder.at('5_hat', 'd.png'));
    fs.writeFileSync(folder.at('5_hat', 'd.txt'), 'hat, hat');
    await client.pushed(folder.at('5_hat', 'd.txt'), (found) => codes(found).includes('duplicate-tag'));
    fs.writeFileSync(folder.at('5_hat', 'e.txt'), 'hat');
    await client.pushed(folder.at('5_hat', 'e.txt'), (found) => codes(found).includes('orphan-caption'));
    fs.renameSync(folder.at('5_hat'), folder.at('6_hat'));
    await client.pushed(folder.at('6_hat', 'd.txt'), (found) => codes(found).includes('duplicate-tag'));
    await client.pushed(folder.at('5_hat', 'd.txt'), (found) => found.length === 0);
    fs.writeFileSync(folder.at('6_hat', 'e.txt'), 'cap, cap');
    fs.copyFileSync(PICTURE, folder.at('6_hat', 'e.png'));
    await client.pushed(folder.at('6_hat', 'e.txt'), (found) => codes(found).includes('duplicate-tag'));
  });

  it('has a folder read again that nobody can watch when a file there is opened or saved', async () => {
    const elsewhere = folderOf({ 'a.png': undefined, 'a.txt': 'alice', 'b.txt': 'alice, hat, hat' });
    await start(() => fs.symlinkSync(elsewhere.path, folder.at('4_link')));
    const b = folder.at('4_link', 'b.txt');
    await client.pushed(b, (found) => codes(found).includes('orphan-caption'));
    fs.copyFileSync(PICTURE, elsewhere.at('b.png'));
    await client.open(b, 'alice, hat, hat');
    await client.pushed(b, (found) => codes(found).includes('duplicate-tag'));
    fs.rmSync(elsewhere.at('b.png'));
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uriOf(b) } });
    await client.pushed(b, (found) => codes(found).includes('orphan-caption'));
    elsewhere.dispose();
  });
});
