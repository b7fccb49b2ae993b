import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

describe('completion', () => {
  let folder: Folder;
  let client: TestClient;
  let version = 1;
  const caption = () => folder.at('10_alice woman', 'a.txt');

  beforeEach(async () => {
    folder = folderOf({
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': '1girl',
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': '1girl, beach, sand',
    });
    client = await TestClient.start(folder.path, { pulls: true });
    version = 1;
    await client.open(caption(), '1girl');
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  async function complete(marked: string): Promise<readonly CompletionItem[]> {
    const offset = marked.indexOf('|');
    await client.change(caption(), ++version, marked.replace('|', ''));
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: uriOf(caption()) },
      position: { line: 0, character: offset },
    });
    expect(list.isIncomplete).toBe(true);
    return list.items;
  }

  it('is whole messages, with what is known of each tag', async () => {
    const [first] = await complete('1girl,hoop ear|, smile');
    expect(first).toEqual({
      label: 'hoop earrings',
      kind: 1,
      detail: 'jewellery',
      documentation: { kind: 'plaintext', value: 'earrings in the form of rings\nImplies: earrings' },
      sortText: '0000',
      filterText: 'hoop ear',
      textEdit: {
        range: { start: { line: 0, character: 6 }, end: { line: 0, character: 14 } },
        newText: 'hoop earrings',
      },
    });
  });

  it('ranks what stands together with the tags that are here', async () => {
    const items = await complete('1girl, beach, |');
    expect(items[0]).toMatchObject({ label: 'sand', detail: 'in 1 of 2 captions' });
  });

  it('keeps a hit for a typo, by the text that editors filter by', async () => {
    const [first] = await complete('1girl, redey|');
    expect(first).toMatchObject({ label: 'red eyes', filterText: 'redey' });
  });

  it('escapes parentheses where that is wanted', async () => {
    const text = async () => (await complete('1girl, photo (m|'))[0]?.textEdit?.newText;
    expect(await text()).toBe('photo (medium)');
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { lora: { completion: { escapeParentheses: true } } },
    });
    expect(await text()).toBe('photo \\(medium\\)');
  });
});
