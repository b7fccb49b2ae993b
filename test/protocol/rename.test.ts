import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceEdit } from 'vscode-languageserver';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import type { ForeseeRenameResult, TagsResult } from '../../protocol/tags.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const CONFIG = '[dataset]\ntrigger = "alice"\nbase_caption = "1girl, alice, Long_Hair"\n';
const capabilities = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
};

describe('rename', () => {
  let folder: Folder;
  let client: TestClient;
  const at = (name: string) => folder.at('10_alice woman', name);
  const read = (name: string) => fs.readFileSync(at(name), 'utf8');
  const place = (name: string, character: number) => ({
    textDocument: { uri: uriOf(at(name)) },
    position: { line: 0, character },
  });
  const rename = (name: string, character: number, newName: string) =>
    client.request<WorkspaceEdit | null>('textDocument/rename', { ...place(name, character), newName });
  const edit = (start: number, end: number, newText: string) => ({
    range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
    newText,
    annotationId: 'rename',
  });

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': CONFIG,
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': '1girl, alice, long hair',
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': '\ufeff1girl,Long_Hair,smile\r\nlong hair\r\n',
      '10_alice woman/c.png': undefined,
      '10_alice woman/c.txt': '1girl, smile, hat',
    });
    client = await TestClient.start(folder.path, { pulls: true, capabilities });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('tells what is renamed from a place', async () => {
    expect(client.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    await client.open(at('a.txt'), read('a.txt'));
    const prepare = (character: number) =>
      client.request('textDocument/prepareRename', place('a.txt', character));
    expect(await prepare(16)).toEqual({
      range: { start: { line: 0, character: 14 }, end: { line: 0, character: 23 } },
      placeholder: 'long hair',
    });
    await client.change(at('a.txt'), 2, 'She is alice, who is standing in a garden.');
    expect(await prepare(9)).toMatchObject({ placeholder: 'alice' });
    expect(await prepare(20)).toBeNull();
  });

  it('edits open captions by their version, all others by what the disk has, and the configuration', async () => {
    await client.open(at('a.txt'), '1girl, alice,  long hair');
    await client.request('lora/tags', { uri: uriOf(folder.path) });
    // Nobody tells the server of it.
    fs.writeFileSync(at('b.txt'), 'hat, LONG HAIR');
    expect(await rename('a.txt', 16, 'braid')).toEqual({
      changeAnnotations: {
        rename: { label: 'Rename "long hair" to "braid"', needsConfirmation: false },
      },
      documentChanges: [
        { textDocument: { uri: uriOf(at('a.txt')), version: 1 }, edits: [edit(15, 24, 'braid')] },
        { textDocument: { uri: uriOf(at('b.txt')), version: null }, edits: [edit(5, 14, 'braid')] },
        {
          textDocument: { uri: uriOf(folder.at('lora-dataset.toml')), version: null },
          edits: [
            {
              ...edit(0, 0, 'braid'),
              range: { start: { line: 2, character: 30 }, end: { line: 2, character: 39 } },
            },
          ],
        },
      ],
    });
  });

  it('begins in the configuration as well', async () => {
    const uri = uriOf(folder.at('lora-dataset.toml'));
    await client.open(folder.at('lora-dataset.toml'), CONFIG);
    const there = { textDocument: { uri }, position: { line: 2, character: 32 } };
    expect(await client.request('textDocument/prepareRename', there)).toEqual({
      range: { start: { line: 2, character: 30 }, end: { line: 2, character: 39 } },
      placeholder: 'Long_Hair',
    });
    const edits = await client.request<WorkspaceEdit>('textDocument/rename', { ...there, newName: 'braid' });
    const changed = edits.documentChanges?.map((one) => 'textDocument' in one && one.textDocument.uri);
    expect(changed).toEqual([uriOf(at('a.txt')), uriOf(at('b.txt')), uri]);
    const nowhere = { ...there, position: { line: 0, character: 1 } };
    expect(await client.request('textDocument/prepareRename', nowhere)).toBeNull();
  });

  it('has two tags that become one looked at first, and removes the double', async () => {
    await client.open(at('b.txt'), '1girl,Long_Hair,smile');
    const edits = await rename('b.txt', 18, 'long hair');
    expect(edits?.changeAnnotations).toEqual({
      rename: {
        label: 'Two tags become one',
        description: '"long hair" stands in 2 captions already',
        needsConfirmation: true,
      },
    });
    expect(edits?.documentChanges).toMatchObject([
      { textDocument: { uri: uriOf(at('b.txt')) }, edits: [edit(15, 21, '')] },
      { textDocument: { uri: uriOf(at('c.txt')) }, edits: [edit(7, 12, 'long hair')] },
    ]);
  });

  it('has two tags that become one asked about, where the editor has a dialog for it', async () => {
    await client.stop();
    const more = { ...capabilities, experimental: { confirms: true } };
    client = await TestClient.start(folder.path, { pulls: true, capabilities: more });
    const answers = [false, true];
    const asked: unknown[] = [];
    client.connection.onRequest('lora/confirm', (question) => {
      asked.push(question);
      return { yes: answers.shift() };
    });
    await client.open(at('b.txt'), '1girl,Long_Hair,smile');
    expect(await rename('b.txt', 18, 'long hair')).toEqual({ changes: {} });
    const edits = await rename('b.txt', 18, 'long hair');
    expect(edits?.changeAnnotations).toMatchObject({ rename: { needsConfirmation: false } });
    expect(edits?.documentChanges).toHaveLength(2);
    expect(asked[0]).toEqual({
      question: '"smile" becomes one with "long hair", which stands in 2 captions already.',
      yes: 'Make Them One',
    });
  });

  it('is refused with a reason', async () => {
    await client.open(at('a.txt'), read('a.txt'));
    await expect(rename('a.txt', 16, 'a, b')).rejects.toThrow('The trainer would read two tags');
    await expect(rename('a.txt', 8, 'smile')).rejects.toThrow('"alice" is the trigger');
  });

  it('of many files is left to the command', async () => {
    for (let index = 0; index < 201; index++) {
      fs.copyFileSync(at('a.png'), at(`n${index}.png`));
      fs.writeFileSync(at(`n${index}.txt`), '1girl, alice, many');
    }
    await client.stop();
    client = await TestClient.start(folder.path, { pulls: true });
    expect(client.initialized.capabilities.renameProvider).toBe(true);
    await client.open(at('n1.txt'), read('n1.txt'));
    // The command asks which tag is meant, F2 before a name is typed.
    const tagAt = { uri: uriOf(at('n1.txt')), position: { line: 0, character: 16 } };
    expect(await client.request('lora/tagAt', tagAt)).toEqual({ tag: 'many' });
    await expect(client.request('textDocument/prepareRename', place('n1.txt', 16))).rejects.toThrow(
      '201 files',
    );
    await expect(rename('n1.txt', 16, 'few')).rejects.toThrow(
      'Renaming "many" changes 201 files, too many for one step. Run "LoRA: Rename Tag…".',
    );
    const all = { uri: uriOf(folder.path), from: 'many', to: 'few', allSpellings: true, dirty: [] };
    expect(await client.request('lora/renameTag', all)).toMatchObject({ done: 201, refused: [] });
    expect(read('n200.txt')).toBe('1girl, alice, few');
    // The one that is open is edited where it is.
    expect(read('n1.txt')).toBe('1girl, alice, many');
    expect(client.edits).toMatchObject([{ edit: { documentChanges: [{ edits: [{ newText: 'few' }] }] } }]);
  });

  it('of any number of files says beforehand what comes of it, and is undone as a whole', async () => {
    const uri = uriOf(folder.path);
    const before = [read('a.txt'), read('b.txt')];
    const { tags } = await client.request<TagsResult>('lora/tags', { uri });
    expect(tags.slice(0, 2)).toEqual([
      { tag: '1girl', count: 3, spellings: [{ text: '1girl', count: 3 }] },
      {
        tag: 'Long_Hair',
        count: 2,
        spellings: [
          { text: 'Long_Hair', count: 1 },
          { text: 'long hair', count: 1 },
        ],
      },
    ]);
    const wish = { uri, from: 'long hair', to: 'smile', allSpellings: true };
    expect(await client.request<ForeseeRenameResult>('lora/foreseeRename', wish)).toEqual({
      captions: 2,
      merges: { tag: 'smile', captions: 2 },
    });
    expect(await client.request('lora/foreseeRename', { ...wish, to: ' ' })).toEqual({
      captions: 2,
      refusal: 'A tag has at least one letter.',
    });
    const renamed = await client.request<BulkEditResult>('lora/renameTag', { ...wish, dirty: [] });
    expect(renamed).toMatchObject({ title: 'Rename "long hair" to "smile"', done: 3, refused: [] });
    expect([read('a.txt'), read('b.txt')]).toEqual([
      '1girl, alice, smile',
      '\ufeff1girl,smile\r\nlong hair\r\n',
    ]);
    expect(fs.readFileSync(folder.at('lora-dataset.toml'), 'utf8')).toBe(
      CONFIG.replace('Long_Hair', 'smile'),
    );
    expect(await client.request('lora/undoBulkEdit', { uri, dirty: [] })).toMatchObject({ done: 3 });
    expect([read('a.txt'), read('b.txt')]).toEqual(before);
    expect(fs.readFileSync(folder.at('lora-dataset.toml'), 'utf8')).toBe(CONFIG);
    await expect(client.request('lora/renameTag', { ...wish, to: 'a,b' })).rejects.toThrow('two tags');
  });
});
