import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { aliceFolder, BASE, codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

describe('the server, to an editor that pulls nothing', () => {
  it('pushes findings, of files that nobody opened too, and takes them back', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: false });
    const b = folder.at('10_alice woman', 'b.txt');
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    expect(codes(await client.pushed(b, (found) => found.length === 3))).toContain('hidden-from-view');
    await client.open(b, BASE, 'text');
    await client.pushed(b, (found) => found.length === 0);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('tells of a file once more when that is opened, though nothing changed', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: false });
    const b = folder.at('10_alice woman', 'b.txt');
    await client.pushed(b, (found) => found.length === 3);
    await client.open(b, fs.readFileSync(b, 'utf8'), 'text');
    await client.pushed(b, (found, version) => found.length === 3 && version === 1);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('is the same by `lora lsp --stdio`', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: false }, [
      process.execPath,
      'dist/cli.js',
      'lsp',
      '--stdio',
    ]);
    await client.pushed(folder.at('10_alice woman', 'b.txt'), (found) => found.length === 3);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});

describe('the server, to an editor that pulls what is open', () => {
  const isMistaken = (found: readonly Diagnostic[]) => found.length === 3;
  const isEmpty = (found: readonly Diagnostic[]) => found.length === 0;

  it('pushes the rest: nothing of a file that is open, all of one that is closed', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: true });
    const b = folder.at('10_alice woman', 'b.txt');
    await client.pushed(b, isMistaken);
    await client.open(b, fs.readFileSync(b, 'utf8'));
    await client.pushed(b, isEmpty);
    expect(await client.pull(b)).toHaveLength(3);
    await client.change(b, 2, `${BASE}, hat, hat`);
    await client.change(b, 3, fs.readFileSync(b, 'utf8'));
    expect(await client.pull(b)).toHaveLength(3);
    await client.pushed(b, isEmpty);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(b) } });
    await client.pushed(b, isMistaken);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('takes back what it pushed of a file that is opened, whichever version that has by then', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: true });
    const b = folder.at('10_alice woman', 'b.txt');
    await client.pushed(b, isMistaken);
    await client.open(b, fs.readFileSync(b, 'utf8'));
    await client.pushed(b, (found, version) => isEmpty(found) && version === undefined);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('has it pull anew once, however much is other than it was while it is asked to', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: true });
    const [a, c] = ['a.txt', 'c.txt'].map((name) => folder.at('10_alice woman', name)) as [string, string];
    const config = folder.at('lora-dataset.toml');
    const configText = fs.readFileSync(config, 'utf8');
    for (const file of [a, c]) await client.open(file, BASE);
    for (const file of [a, c]) expect(await client.pull(file)).toEqual([]);
    let answer = () => {};
    client.onRefresh = () => new Promise((resolve) => (answer = () => resolve(null)));
    await client.open(config, configText, 'toml');
    await client.change(config, 2, configText.replace('"alice"', '"bob"'));
    await client.until(() => client.pullsAsked === 1 || undefined);
    await client.change(config, 3, configText.replace('"alice"', '"carol"'));
    await client.until(() => client.log.filter((line) => line.includes('changed')).length === 2 || undefined);
    await client.change(a, 2, `${BASE}, hat, hat`);
    expect(codes(await client.pull(a))).toContain('duplicate-tag');
    expect(client.pullsAsked).toBe(1);
    client.onRefresh = () => null;
    answer();
    await client.until(() => client.pullsAsked === 2 || undefined);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('has it pull anew, by whichever name it says that it takes that', async () => {
    const folder = aliceFolder();
    const workspace = { diagnostics: { refreshSupport: false }, diagnostic: { refreshSupport: true } };
    const client = await TestClient.start(folder.path, { pulls: true, capabilities: { workspace } });
    const a = folder.at('10_alice woman', 'a.txt');
    await client.open(a, BASE);
    expect(await client.pull(a)).toEqual([]);
    const config = folder.at('lora-dataset.toml');
    await client.open(config, fs.readFileSync(config, 'utf8'), 'toml');
    await client.change(config, 2, '[dataset]\ntrigger = "bob"\n');
    await client.until(() => client.pullsAsked || undefined);
    expect(codes(await client.pull(a))).toContain('missing-trigger');
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('takes back what was pushed when it asks for the workspace', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: true });
    const b = folder.at('10_alice woman', 'b.txt');
    await client.pushed(b, isMistaken);
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    await client.pushed(b, isEmpty);
    expect(items.map(({ uri }) => uri)).toContain(uriOf(b));
    await client.open(b, BASE);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(b) } });
    expect(await client.pull(b)).toHaveLength(3);
    await client.pushed(b, isEmpty);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});

describe('the server, to an editor that pulls the workspace without having it streamed', () => {
  const items = async (client: TestClient, previousResultIds: readonly object[] = []) =>
    (await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds })).items;

  it('has it pull anew when a file that nobody opened is found to be other than it was told', async () => {
    const folder = aliceFolder();
    const client = await TestClient.start(folder.path, { pulls: true });
    const [a, b] = [folder.at('10_alice woman', 'a.txt'), folder.at('10_alice woman', 'b.txt')];
    const told = await items(client);
    expect(told.map(({ uri }) => uri)).toEqual([uriOf(b)]);
    const write = async (file: string, text: string) => {
      fs.writeFileSync(file, text);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(file), type: 2 }],
      });
    };
    await write(a, `${BASE}, hat, hat`);
    await client.until(() => client.pullsAsked === 1 || undefined);
    const previous = told.map(({ uri, resultId }) => ({ uri, value: resultId }));
    const next = await items(client, previous);
    expect(next.map(({ uri }) => uri)).toContain(uriOf(a));
    await write(a, BASE);
    await client.until(() => client.pullsAsked === 2 || undefined);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});

describe('consent', () => {
  const flat = () =>
    folderOf({
      'pictures/a.png': undefined,
      'pictures/a.txt': 'smile, smile',
      'pictures/b.png': undefined,
      'pictures/b.txt': 'hat, hat',
    });

  it('a folder that nobody declared is looked at only where its captions are open', async () => {
    const folder = flat();
    const client = await TestClient.start(folder.path, { pulls: true });
    const workspace = async () => {
      return (
        await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] })
      ).items;
    };
    expect(await workspace()).toEqual([]);
    await client.open(folder.at('pictures', 'a.txt'), 'smile, smile');
    expect(codes(await client.pull(folder.at('pictures', 'a.txt')))).toEqual(['duplicate-tag']);
    expect((await workspace()).map(({ uri }) => uri)).toEqual([uriOf(folder.at('pictures', 'a.txt'))]);
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf(folder.at('pictures', 'a.txt')) },
    });
    expect(await workspace()).toEqual([]);
    await client.stop();
    folder.dispose();
  });

  it('a caption opened without any folder has its dataset found', async () => {
    const folder = aliceFolder();
    const b = folder.at('10_alice woman', 'b.txt');
    const client = await TestClient.start(null, { pulls: true });
    await client.open(b, fs.readFileSync(b, 'utf8'), 'text');
    expect(codes(await client.pull(b))).toEqual(['missing-trigger', 'hidden-from-view', 'duplicate-tag']);
    await client.stop();
    folder.dispose();
  });
});
