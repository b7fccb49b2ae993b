import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DiagnosticSeverity, type InlayHint } from 'vscode-languageserver';
import { defaultSettings, Settings } from '../../server/settings.ts';
import { TestClient, uriOf } from './client.ts';
import { folderOf } from './dataset-on-disk.ts';

describe('settings', () => {
  it('are those of package.json, with the same defaults', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const properties: Record<string, { default: unknown }> = contributes.configuration.properties;
    const flat = Object.entries(defaultSettings).flatMap(([group, table]) =>
      Object.entries(table).map(([name, value]) => [`lora.${group}.${name}`, value] as const),
    );
    for (const [name, value] of flat) expect([name, properties[name]?.default]).toEqual([name, value]);
  });

  it.each([
    [undefined, defaultSettings],
    [null, defaultSettings],
    ['nonsense', defaultSettings],
    [{ codeLens: 3, other: 1 }, defaultSettings],
    [{ codeLens: { enabled: 'no' }, inlayHints: { tokens: false } }, { inlayHints: { tokens: false } }],
    [{ lora: { inlayHints: { tokens: false } } }, { inlayHints: { tokens: false } }],
    [{ lora: null }, defaultSettings],
    [{ rules: { 'empty-tag': 'loud', 'duplicate-tag': 'off' } }, { rules: { 'duplicate-tag': 'off' } }],
    [{ rules: 'off' }, defaultSettings],
    [{ dictionaries: { files: ['a.csv', 3] } }, defaultSettings],
    [{ dictionaries: { files: ['a.csv'] } }, { dictionaries: { files: ['a.csv'], find: true } }],
  ])('of %j are what makes sense of it', (told, expected) => {
    const settings = new Settings();
    settings.take(told);
    expect(settings.current).toEqual({ ...defaultSettings, ...expected });
  });
});

describe('an editor', () => {
  it("sets severity and options of rules, which the dataset's own outweigh, at once", async () => {
    const folder = folderOf({
      'lora-dataset.toml': '[rules]\nempty-tag = "warning"\n',
      'img/a.png': undefined,
      'img/a.txt': 'hat, hat, , x',
    });
    const rules = { 'duplicate-tag': 'off', 'empty-tag': 'off' };
    const client = await TestClient.start(folder.path, { pulls: true, options: { settings: { rules } } });
    const caption = folder.at('img', 'a.txt');
    await client.open(caption, 'hat, hat, , x');
    const found = async () =>
      (await client.pull(caption)).map(({ code, severity }) => `${code} ${severity}`).sort();
    expect(await found()).toEqual(['empty-tag 2']);
    const changed = { lora: { rules: { 'duplicate-tag': 'error' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: changed });
    expect(await found()).toEqual(['duplicate-tag 1', 'empty-tag 2']);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('that is not asked tells its settings at the start, and when they change', async () => {
    const folder = folderOf({ '10_alice woman/a.png': undefined, '10_alice woman/a.txt': '1girl' });
    const options = { settings: { inlayHints: { tokens: false } } };
    const client = await TestClient.start(folder.path, { pulls: true, options });
    const caption = folder.at('10_alice woman', 'a.txt');
    await client.open(caption, '1girl');
    const hints = () =>
      client.request<InlayHint[]>('textDocument/inlayHint', {
        textDocument: { uri: uriOf(caption) },
        range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
      });
    expect(await hints()).toEqual([]);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { lora: { inlayHints: { tokens: true } } },
    });
    expect(await hints()).toHaveLength(1);
    await client.stop();
    folder.dispose();
  });

  it('has rules for each of several folders, from when there are several', async () => {
    const [one, other] = [1, 2].map(() =>
      folderOf({ 'lora-dataset.toml': '', 'img/a.png': undefined, 'img/a.txt': 'hat, hat' }),
    ) as [ReturnType<typeof folderOf>, ReturnType<typeof folderOf>];
    const inOther = `lora.rules in ${uriOf(other.path)}`;
    const client = await TestClient.start(one.path, {
      pulls: true,
      settings: {
        lora: { rules: { 'duplicate-tag': 'hint' } },
        [`lora.rules in ${uriOf(one.path)}`]: { 'duplicate-tag': 'hint' },
        [inOther]: { 'duplicate-tag': 'error' },
      },
    });
    const severityIn = async (folder: typeof one) => {
      const caption = folder.at('img', 'a.txt');
      await client.open(caption, 'hat, hat');
      const found = await client.pull(caption);
      return found.filter(({ code }) => code === 'duplicate-tag').map(({ severity }) => severity);
    };
    const change = (event: { added?: unknown[]; removed?: unknown[] }) =>
      client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [], removed: [], ...event },
      });
    expect(await severityIn(one)).toEqual([DiagnosticSeverity.Hint]);
    const folder = { uri: uriOf(other.path), name: 'other' };
    await change({ added: [folder] });
    await expect.poll(() => severityIn(other)).toEqual([DiagnosticSeverity.Error]);
    expect(await severityIn(one)).toEqual([DiagnosticSeverity.Hint]);
    await change({ removed: [{ uri: uriOf(one.path), name: 'one' }] });
    // The only one that is left has what all have.
    await expect.poll(() => severityIn(other)).toEqual([DiagnosticSeverity.Hint]);
    expect(await client.stop()).toBe(0);
    one.dispose();
    other.dispose();
  });
});
