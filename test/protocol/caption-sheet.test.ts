import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, CompletionList, Diagnostic, Hover, Position } from 'vscode-languageserver';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import type { ChangedCaption, OpenSheetResult, SaveSheetResult } from '../../protocol/sheet.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const BASE = '1girl, alice, dark skin';

describe('a caption sheet', () => {
  let folder: Folder;
  let client: TestClient;
  let sheet: string;
  let changes: number;
  const at = (name: string) => folder.at('10_alice woman', name);
  const read = (name: string) => fs.readFileSync(at(name), 'utf8');

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml':
        '[dataset]\ntrigger = "alice"\nbase_caption = "1girl, alice, dark skin, earrings"\n[rules]\nmissing-base-tag = "off"\n',
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': `${BASE}\r\n`,
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': '1girl, alice, earrings, from behind, dark skin, earrings',
      '10_alice woman/c.png': undefined,
      '10_alice woman/d10.png': undefined,
      '10_alice woman/d10.txt': `\ufeff${BASE}, smile\n`,
      '10_alice woman/d9.png': undefined,
      '10_alice woman/d9.txt': `${BASE}, grin\nalice smiles.`,
    });
    client = await TestClient.start(folder.path, { pulls: true });
    changes = 0;
    client.onNotification('lora/sheet/changed', () => changes++);
    sheet = sheetOf('');
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const sheetOf = (query: string) =>
    `lora-sheet:/alice.lora-captions?${encodeURIComponent(JSON.stringify({ dataset: uriOf(folder.path), query }))}`;
  const shown = (query = '', anew = true) =>
    client.request<OpenSheetResult>('lora/sheet/open', {
      sheet: sheetOf(query),
      dataset: uriOf(folder.path),
      query,
      anew,
    });
  const linesOf = (text: string) => text.split('\n').filter((line) => !line.startsWith('#'));
  const save = (wanted: readonly ChangedCaption[], dirty: readonly string[] = []) =>
    client.request<SaveSheetResult>('lora/sheet/save', {
      ...{ sheet, dataset: uriOf(folder.path), query: '', dirty },
      changes: wanted,
    });
  const undo = () => client.request<BulkEditResult>('lora/undoBulkEdit', { dirty: [] });
  const open = (text: string) => client.openUri(sheet, text, 'lora-caption-sheet');
  const fixesAt = (position: Position) =>
    client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: sheet },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  const editsOf = (action: CodeAction | undefined) =>
    action?.edit?.documentChanges?.flatMap((change) => ('edits' in change ? change.edits : []));
  const pull = async () =>
    (
      await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: sheet },
      })
    ).items;
  const told = (items: readonly Diagnostic[], text: string) => {
    const lines = text.split('\n');
    return items.map(({ code, range: { start, end }, message }) => [
      code ?? message,
      start.line,
      lines[start.line]?.slice(start.character, start.line === end.line ? end.character : undefined),
    ]);
  };

  it('has the captions in order, with what it is in front', async () => {
    const { text, captions } = await shown();
    expect(captions).toBe(5);
    expect(linesOf(text)).toEqual([
      `a: ${BASE}`,
      'b: 1girl, alice, earrings, from behind, dark skin, earrings',
      'c: ',
      `d9: ${BASE}, grin`,
      '    alice smiles.',
      `d10: ${BASE}, smile`,
      '',
    ]);
    expect(text).toMatch(/^# .*\/10_alice woman: 5 captions\.\n# A line is a name, a colon/);
  });

  it('has those of a query, and keeps them when it is read again', async () => {
    const { text, captions } = await shown('tag:smile');
    expect([captions, linesOf(text)]).toEqual([1, [`d10: ${BASE}, smile`, '']]);
    await save([{ name: 'd10', before: `${BASE}, smile`, after: BASE }]);
    expect(linesOf((await shown('tag:smile', false)).text)).toEqual([`d10: ${BASE}`, '']);
    expect((await shown('tag:smile')).captions).toBe(0);
    await expect(shown('tags:>')).rejects.toThrow('A number is expected behind');
  });

  it('saves what is another text, in one edit that is undone to the byte', async () => {
    await shown();
    const before = ['a.txt', 'b.txt', 'd10.txt'].map(read);
    const result = await save([
      { name: 'a', before: BASE, after: `${BASE}, hat\nmore` },
      { name: 'c', before: '', after: BASE },
      { name: 'd10', before: `${BASE}, smile`, after: `${BASE}, grin` },
    ]);
    expect(result).toMatchObject({ done: 3, applied: ['a', 'c', 'd10'], left: [], refused: [] });
    expect([read('a.txt'), read('c.txt'), read('d10.txt')]).toEqual([
      `${BASE}, hat\r\nmore\r\n`,
      BASE,
      `\ufeff${BASE}, grin\n`,
    ]);
    expect(await undo()).toMatchObject({ title: 'Edit captions in a sheet', done: 3, refused: [] });
    expect(['a.txt', 'b.txt', 'd10.txt'].map(read)).toEqual(before);
    expect(fs.existsSync(at('c.txt'))).toBe(false);
  });

  it('leaves a caption alone that somebody changed since, and says so at its line', async () => {
    const { text } = await shown();
    fs.writeFileSync(at('a.txt'), 'theirs');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(at('a.txt')), type: 2 }],
    });
    await client.until(() => changes > 0 || undefined);
    const mine = text.replace(`a: ${BASE}`, `a: ${BASE}, hat`).replace('c: ', `c: ${BASE}`);
    await open(mine);
    const result = await save([
      { name: 'a', before: BASE, after: `${BASE}, hat` },
      { name: 'c', before: '', after: BASE },
    ]);
    expect(result).toMatchObject({
      applied: ['c'],
      left: [{ name: 'a', reason: 'it was changed meanwhile' }],
      refused: [{ uri: uriOf(at('a.txt')), reason: 'it was changed meanwhile' }],
    });
    expect([read('a.txt'), read('c.txt')]).toEqual(['theirs', BASE]);
    expect(told(await pull(), mine)).toContainEqual([
      'This caption was changed elsewhere since, and is left as it is: theirs',
      3,
      'a',
    ]);
    const [action] = await fixesAt({ line: 3, character: 6 });
    expect(action?.title).toBe('Take what the caption has now');
    expect(editsOf(action)).toEqual([
      {
        range: { start: { line: 3, character: 3 }, end: { line: 3, character: 3 + BASE.length + 5 } },
        newText: 'theirs',
      },
    ]);
  });

  it('tells when it is to be read again', async () => {
    await shown();
    fs.writeFileSync(at('d10.txt'), 'theirs');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(at('d10.txt')), type: 2 }],
    });
    await client.until(() => changes > 0 || undefined);
    expect(linesOf((await shown('', false)).text)).toContain('d10: theirs');
  });

  it('leaves a caption alone that changed on disk a moment ago, or is unsaved in an editor', async () => {
    await shown();
    fs.writeFileSync(at('a.txt'), 'theirs');
    const result = await save(
      [
        { name: 'a', before: BASE, after: 'mine' },
        { name: 'd9', before: `${BASE}, grin\nalice smiles.`, after: 'mine' },
        { name: 'z', before: '', after: 'mine' },
      ],
      [uriOf(at('d9.txt'))],
    );
    expect(result).toMatchObject({
      done: 0,
      applied: [],
      left: [
        { name: 'a', reason: 'it was changed meanwhile' },
        { name: 'd9', reason: 'it is open with unsaved changes' },
        { name: 'z', reason: 'no picture has this name any more' },
      ],
    });
    expect(read('a.txt')).toBe('theirs');
  });

  it('tells what is found in its captions at their places, as they are typed', async () => {
    const { text } = await shown();
    await open(text);
    // Looked at with the dataset.
    await client.pull(at('b.txt'));
    expect(told(await pull(), text)).toEqual(
      expect.arrayContaining([
        ['duplicate-tag', 4, 'earrings'],
        ['missing-caption', 5, ''],
      ]),
    );
    const typed = text
      .replace('alice smiles.', 'alice, smile,, hat')
      .replace('c: ', 'c: 1girl, 1girl, alice');
    await client.changeUri(sheet, 2, typed);
    expect(told(await pull(), typed)).toEqual(
      expect.arrayContaining([
        ['duplicate-tag', 4, 'earrings'],
        ['duplicate-tag', 5, '1girl'],
      ]),
    );
    expect((await pull()).some(({ code }) => code === 'missing-caption')).toBe(false);
  });

  it('tells what keeps it from being saved', async () => {
    const { text } = await shown();
    const typed = `${text.replace('b: ', 'B: ')}c: x\n`;
    await open(typed);
    expect(told(await pull(), typed).slice(0, 2)).toEqual([
      ['This sheet has no caption "B".', 4, 'B'],
      ['"c" has another line already.', 9, 'c'],
    ]);
  });

  it('mends, completes and explains a caption where it stands', async () => {
    const { text } = await shown();
    const typed = text.replace('c: ', 'c: 1girl, 1girl, ear');
    await open(typed);
    // Looked at with the dataset.
    await client.pull(at('b.txt'));
    const lineOf = (start: string) => typed.split('\n').findIndex((line) => line.startsWith(start));
    const [known] = await fixesAt({ line: lineOf('b:'), character: 55 });
    expect(editsOf(known)).toEqual([
      {
        range: { start: { line: lineOf('b:'), character: 49 }, end: { line: lineOf('b:'), character: 59 } },
        newText: '',
      },
    ]);
    const [own] = await fixesAt({ line: lineOf('c:'), character: 11 });
    expect(editsOf(own)).toEqual([
      {
        range: { start: { line: lineOf('c:'), character: 8 }, end: { line: lineOf('c:'), character: 15 } },
        newText: '',
      },
    ]);
    const elsewhere = await fixesAt({ line: lineOf('d10:'), character: 2 });
    expect(elsewhere).toEqual([]);

    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: sheet },
      position: { line: lineOf('c:'), character: 20 },
    });
    expect(items[0]).toMatchObject({
      label: 'earrings',
      textEdit: {
        newText: 'earrings',
        range: { start: { line: lineOf('c:'), character: 17 }, end: { line: lineOf('c:'), character: 20 } },
      },
    });
    const hover = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri: sheet },
      position: { line: lineOf('d10:'), character: 12 },
    });
    expect(hover.range?.start).toEqual({ line: lineOf('d10:'), character: 12 });
    for (const line of [0, lineOf('d10:')])
      expect(
        await client.request('textDocument/completion', {
          textDocument: { uri: sheet },
          position: { line, character: 1 },
        }),
      ).toBeNull();
  });

  it('is no file of a dataset, whatever an editor makes of it', async () => {
    const before = await client.request('lora/datasets', {});
    await open('no sheet at all');
    expect((await pull())[0]?.message).toMatch(/^A line begins with the name/);
    await client.changeUri(sheet, 2, `${'x'.repeat(10)}\n`);
    const methods = ['documentSymbol', 'semanticTokens/full', 'documentLink', 'formatting', 'inlayHint'];
    for (const method of methods)
      await client.request(`textDocument/${method}`, {
        textDocument: { uri: sheet },
        range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
        options: {},
      });
    expect(await client.request('lora/datasets', {})).toEqual(before);
    expect(
      await client.request<Diagnostic[] | null>('textDocument/hover', {
        textDocument: { uri: 'lora-sheet:/x' },
        position: { line: 0, character: 0 },
      }),
    ).toBeNull();
  });
});
