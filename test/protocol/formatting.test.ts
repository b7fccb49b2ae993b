import * as fs from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { aliceFolder, BASE } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import type { Folder } from './dataset-on-disk.ts';

describe('formatting', () => {
  let folder: Folder;
  let client: TestClient;
  const a = () => folder.at('10_alice woman', 'a.txt');
  const options = { tabSize: 4, insertSpaces: true };

  beforeEach(async () => {
    folder = aliceFolder();
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const format = (range?: object) =>
    client.request<TextEdit[]>(range ? 'textDocument/rangeFormatting' : 'textDocument/formatting', {
      textDocument: { uri: uriOf(a()) },
      options,
      ...(range ? { range } : {}),
    });
  const applied = (text: string, edits: TextEdit[]) =>
    TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);

  it('changes blanks alone, and nothing the second time', async () => {
    const text = ' 1girl,alice , dark  skin,\r\nnot,read\r\n';
    await client.open(a(), text);
    const edits = await format();
    expect(edits).toEqual([
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } }, newText: '' },
      { range: { start: { line: 0, character: 7 }, end: { line: 0, character: 7 } }, newText: ' ' },
      { range: { start: { line: 0, character: 12 }, end: { line: 0, character: 13 } }, newText: '' },
    ]);
    const formatted = applied(text, edits);
    expect(formatted).toBe('1girl, alice, dark  skin,\r\nnot,read\r\n');
    await client.change(a(), 2, formatted);
    expect(await format()).toEqual([]);
  });

  it('of a range leaves the rest, and so do other texts', async () => {
    const text = 'a,b,c,d';
    await client.open(a(), text);
    const range = { start: { line: 0, character: 4 }, end: { line: 0, character: 5 } };
    expect(applied(text, await format(range))).toBe('a,b, c,d');
    await client.open(folder.at('lora-dataset.toml'), 'a  =  1 ');
    const config = { textDocument: { uri: uriOf(folder.at('lora-dataset.toml')) }, options };
    expect(await client.request('textDocument/formatting', config)).toEqual([]);
  });

  const byLanguage = { scheme: 'file', language: 'lora-caption' };

  /** As an editor that can be told of what is formatted. */
  async function startDynamic(experimental: object): Promise<void> {
    await client.stop();
    const dynamic = { dynamicRegistration: true };
    const textDocument = { formatting: dynamic, rangeFormatting: dynamic };
    client = await TestClient.start(folder.path, {
      pulls: true,
      capabilities: { textDocument, experimental },
    });
    expect(client.initialized.capabilities.documentFormattingProvider).toBeUndefined();
  }

  /** What is formatted, once both requests are registered for just that and for nothing else any more. */
  const offered = (documentSelector: readonly object[]) =>
    client.until(() => {
      const found = client.registrations.filter(({ method }) => method.endsWith('ormatting'));
      const isSo = ({ registerOptions }: (typeof found)[number]) =>
        isDeepStrictEqual(registerOptions, { documentSelector });
      const methods = new Set(found.map(({ method }) => method));
      return (found.length === 2 && methods.size === 2 && found.every(isSo)) || undefined;
    });

  it('is offered for captions alone where an editor can be told so', async () => {
    await startDynamic({ languages: true });
    await offered([byLanguage]);
  });

  it('is offered for the folders of datasets, of those that come later too, where captions are plain text', async () => {
    await startDynamic({});
    const alice = { scheme: 'file', pattern: '**/10_alice woman/*.txt' };
    await offered([byLanguage, alice]);
    const later = folder.at('5_hat [new]');
    fs.mkdirSync(later);
    fs.copyFileSync(folder.at('10_alice woman', 'a.png'), path.join(later, 'h.png'));
    fs.writeFileSync(path.join(later, 'h.txt'), BASE);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [later, path.join(later, 'h.png'), path.join(later, 'h.txt')].map((at) => ({
        uri: uriOf(at),
        type: 1,
      })),
    });
    await offered([byLanguage, alice, { scheme: 'file', pattern: '**/5_hat ?new?/*.txt' }]);
  });
});
