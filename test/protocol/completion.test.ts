import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList } from 'vscode-languageserver';
import type { ServerStatus } from '../../protocol/lsp.ts';
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
      'my.csv': 'xyzzy_[plugh],0,5,\n',
    });
    const options = { settings: { dictionaries: { files: ['my.csv'], find: false } } };
    client = await TestClient.start(folder.path, { pulls: true, options });
    await client.until(() =>
      (client.status as ServerStatus | undefined)?.knownTags === 1 ? true : undefined,
    );
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
      filterText: 'hoop earrings',
      textEdit: {
        range: { start: { line: 0, character: 6 }, end: { line: 0, character: 14 } },
        newText: ' hoop earrings',
      },
    });
  });

  it('ranks what stands together with the tags that are here', async () => {
    const items = await complete('1girl, beach, |');
    expect(items[0]).toMatchObject({ label: 'sand', detail: 'in 1 of 2 captions' });
  });

  it('keeps a hit for a typo, by the text that editors filter by', async () => {
    const [first] = await complete('1girl, redey|');
    expect(first).toMatchObject({ label: 'red eyes', filterText: 'redeyes' });
  });

  it.each([
    ['1girl, lon|', 'lon', 'long'],
    ['1girl, hair|', 'hair', 'hair b'],
    ['1girl, brune|', 'brune', 'brunet'],
  ])('at %j is kept by an editor that asks no more, and compares beginnings', async (marked, now, next) => {
    const items = await complete(marked);
    const kept = (typed: string) => items.filter(({ filterText = '' }) => filterText.startsWith(typed));
    expect(kept(now)).toEqual(items);
    expect(kept(next).length).toBeGreaterThan(0);
    const wanted = items.filter(({ label }) =>
      label.split(/(?= )/).some((_, at, all) => all.slice(at).join('').trim().startsWith(next)),
    );
    for (const item of wanted) expect(kept(next)).toContain(item);
  });

  it('escapes brackets where that is wanted', async () => {
    const text = async () => [
      (await complete('1girl, photo (m|'))[0]?.textEdit?.newText,
      (await complete('1girl, xyz|'))[0]?.textEdit?.newText,
    ];
    expect(await text()).toEqual(['photo (medium)', 'xyzzy [plugh]']);
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { lora: { completion: { escapeParentheses: true } } },
    });
    expect(await text()).toEqual(['photo \\(medium\\)', 'xyzzy \\[plugh\\]']);
  });
});
