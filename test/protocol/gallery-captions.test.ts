import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionList } from 'vscode-languageserver';
import { allByName } from '../../protocol/gallery/listing.ts';
import { aliceFolder, BASE } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';
import { askGallery } from './gallery-requests.ts';

describe('a caption in the gallery', () => {
  let folder: Folder;
  let client: TestClient;
  const concept = (name: string) => folder.at('10_alice woman', name);

  const start = async (files: Folder) => {
    folder = files;
    client = await TestClient.start(folder.path, { pulls: true });
    await client.until(() => {
      const status = client.status as { state?: string; datasets?: unknown[] } | undefined;
      return status?.state === 'ready' && status.datasets?.length ? true : undefined;
    });
  };
  const read = (name: string, text: string | null = null) =>
    askGallery(client, 'readCaption', { dataset: uriOf(folder.path), image: uriOf(concept(name)), text });
  const complete = (name: string, text: string, offset = text.length) =>
    askGallery(client, 'complete', {
      dataset: uriOf(folder.path),
      kind: 'caption',
      image: uriOf(concept(name)),
      text,
      offset,
    });

  beforeEach(() => start(aliceFolder()));
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('is taken apart as it is', async () => {
    const text = '1girl, dark skin, earrings, from behind, dark skin';
    const parts = await read('b.png');
    expect(parts).toMatchObject({ text, exists: true, refusal: null, style: 'tags', lost: [] });
    expect(parts.tags.map(({ start, end }) => text.slice(start, end))).toEqual(text.split(', '));
    expect(parts.tokens).toEqual({ count: expect.any(Number), limit: 75 });
    const { start, end, ...finding } = parts.findings.find(({ code }) => code === 'duplicate-tag') ?? {};
    expect([start, end]).toEqual([41, 50]);
    expect(finding).toEqual({
      severity: 'warning',
      code: 'duplicate-tag',
      message: '"dark skin" is already in this caption.',
      fixes: [{ title: 'Remove the second "dark skin"', edits: [{ start: 39, end: 50, newText: '' }] }],
    });
  });

  it('is taken apart as it is written, and nothing else hears of that', async () => {
    const written = await read('a.png', 'alice, alice, ');
    expect(written.tags).toEqual([
      { start: 0, end: 5 },
      { start: 7, end: 12 },
    ]);
    expect(written.findings.map(({ code }) => code)).toContain('duplicate-tag');
    expect((await read('a.png')).text).toBe(BASE);
    const { pairs } = await askGallery(client, 'pairs', {
      dataset: uriOf(folder.path),
      wish: { ...allByName, query: 'name:a' },
      start: 0,
      end: 1,
    });
    expect(pairs[0]?.caption).toBe(BASE);
  });

  it('is the one in an editor, where it is unsaved', async () => {
    await client.open(concept('a.txt'), '1girl, 1girl');
    const parts = await read('a.png');
    expect(parts.text).toBe('1girl, 1girl');
    expect(parts.findings.map(({ code }) => code)).toContain('duplicate-tag');
  });

  it('is told where it is cut off', async () => {
    const text = Array.from({ length: 30 }, (_, index) => `strange thing ${index}`).join(', ');
    const { tokens, lost } = await read('a.png', text);
    expect(tokens?.count).toBeGreaterThan(75);
    expect(lost).toEqual([{ start: text.indexOf('strange', lost[0]?.start), end: text.length }]);
  });

  it('has some tags, in whatever spelling', async () => {
    const images = ['a.png', 'b.png', 'gone.png'].map((name) => uriOf(concept(name)));
    const tags = ['Dark_Skin', 'from behind', 'cat'];
    const asked = { dataset: uriOf(folder.path), images, tags };
    expect(await askGallery(client, 'haveTags', asked)).toEqual([[0, 1], [1], []]);
  });

  it('is sentences, or nothing', async () => {
    expect((await read('a.png', 'A woman is standing at the window. She looks at the sea.')).style).toBe(
      'prose',
    );
    expect(await read('a.png', '')).toMatchObject({ style: 'empty', tags: [], exists: true });
  });

  it('is completed as in an editor', async () => {
    for (const text of ['1girl, ', '1girl,', '1girl, da', '1girl, ear, dark skin', '']) {
      const offset = text === '1girl, ear, dark skin' ? 10 : text.length;
      await client.open(concept('a.txt'), text);
      const list = await client.request<CompletionList | null>('textDocument/completion', {
        textDocument: { uri: uriOf(concept('a.txt')) },
        position: { line: 0, character: offset },
      });
      await client.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: uriOf(concept('a.txt')) },
      });
      const { start: from, end, items } = await complete('a.png', text, offset);
      const inEditor = list?.items.map(({ label, textEdit }) => [label, textEdit?.newText]);
      expect(items.map(({ label, newText }) => [label, newText])).toEqual(inEditor);
      const [first] = list?.items ?? [];
      const range = first?.textEdit && 'range' in first.textEdit ? first.textEdit.range : undefined;
      expect([from, end]).toEqual([range?.start.character, range?.end.character]);
    }
    const { items } = await complete('b.png', 'al');
    expect(items[0]).toEqual({ label: 'alice', detail: 'trigger, missing here', newText: 'alice' });
  });

  it('gets a tag that it lacks', async () => {
    const asked = { dataset: uriOf(folder.path), kind: 'tag' as const, text: '', offset: 0 };
    const { items } = await askGallery(client, 'complete', { ...asked, image: uriOf(concept('b.png')) });
    expect(items[0]).toEqual({ label: 'alice', detail: 'trigger, missing here', newText: 'alice' });
    const labels = items.map(({ label }) => label);
    expect(labels).not.toContain('dark skin');
    const anywhere = await askGallery(client, 'complete', { ...asked, image: null });
    expect(anywhere.items.map(({ label }) => label)).toContain('dark skin');
  });
});

describe('a caption that the gallery can not edit', () => {
  it('is refused with the reason, and is never completed', async () => {
    const folder = folderOf({
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': Buffer.from([0x61, 0xff, 0x62]),
      '10_alice woman/none.png': undefined,
    });
    const client = await TestClient.start(folder.path, { pulls: true });
    await client.until(
      () => (client.status as { state?: string } | undefined)?.state === 'ready' || undefined,
    );
    const dataset = uriOf(folder.path);
    const read = (name: string, text: string | null = null) =>
      askGallery(client, 'readCaption', { dataset, image: uriOf(folder.at('10_alice woman', name)), text });
    expect(await read('a.png')).toMatchObject({ refusal: 'it is not UTF-8', exists: true, text: '' });
    expect(await read('gone.png')).toMatchObject({ refusal: 'it is not there any more' });
    expect(await read('none.png')).toMatchObject({ refusal: null, exists: false, style: 'empty' });
    expect(await read('none.png', 'a, a')).toMatchObject({
      exists: false,
      text: 'a, a',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'duplicate-tag' })]),
    });
    const image = uriOf(folder.at('10_alice woman', 'a.png'));
    const asked = { dataset, kind: 'caption' as const, image, text: 'a', offset: 1 };
    expect((await askGallery(client, 'complete', asked)).items).toEqual([]);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});
