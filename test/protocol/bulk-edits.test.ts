import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { BulkEditResult, DatasetsResult } from '../../protocol/lsp.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const DOUBLE = '1girl, alice, 1girl';
const FIXED = '1girl, alice';

describe('bulk edits', () => {
  let folder: Folder;
  let client: TestClient;
  const at = (name: string) => folder.at('10_alice woman', name);
  const read = (name: string) => fs.readFileSync(at(name), 'utf8');

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\nbase_caption = "1girl, alice, earrings"\n',
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': DOUBLE,
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': DOUBLE,
      '10_alice woman/c.png': undefined,
      '10_alice woman/d.png': undefined,
      '10_alice woman/e.png': undefined,
      '10_alice woman/e.txt': '',
    });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const write = (uri: string) =>
    client.request<BulkEditResult>('lora/writeBaseCaption', { uri, text: '1girl, alice', dirty: [] });
  const undo = (params: object = {}) =>
    client.request<BulkEditResult>('lora/undoBulkEdit', { dirty: [], ...params });

  it('tells which datasets there are, and what they lack', async () => {
    const { datasets } = await client.request<DatasetsResult>('lora/datasets', {});
    expect(datasets).toEqual([
      {
        uri: uriOf(folder.path),
        name: path.basename(folder.path),
        declared: true,
        folders: [
          {
            uri: uriOf(folder.at('10_alice woman')),
            name: '10_alice woman',
            images: 5,
            uncaptioned: 2,
            baseCaption: '1girl, alice, earrings',
          },
        ],
      },
    ]);
  });

  it('write the base caption to pictures without one, and are undone by another server', async () => {
    expect(await write(uriOf(folder.path))).toMatchObject({
      title: 'Write base caption',
      done: 2,
      refused: [],
    });
    expect([read('a.txt'), read('c.txt'), read('d.txt'), read('e.txt')]).toEqual([
      DOUBLE,
      '1girl, alice',
      '1girl, alice',
      '',
    ]);
    // The server knows at once, without being told by a watcher.
    expect(await write(uriOf(folder.path))).toMatchObject({ done: 0, refused: [] });
    await client.stop();
    client = await TestClient.start(folder.path, { pulls: true });
    fs.appendFileSync(at('d.txt'), ', smile');
    expect(await undo()).toMatchObject({
      title: 'Write base caption',
      done: 1,
      refused: [{ uri: uriOf(at('d.txt')), reason: 'it was changed meanwhile' }],
    });
    expect(fs.existsSync(at('c.txt'))).toBe(false);
    expect(read('d.txt')).toBe('1girl, alice, smile');
    expect((await undo()).title).toBeUndefined();
  });

  it('have open documents edited by the editor, as a refactoring, and write the rest', async () => {
    await client.open(at('b.txt'), `${DOUBLE}, unsaved`);
    const result = await client.request<BulkEditResult>('lora/fixDataset', {
      uri: uriOf(folder.path),
      dirty: [uriOf(at('b.txt'))],
    });
    expect(result).toMatchObject({ done: 2, refused: [], unsaved: [uriOf(at('b.txt'))] });
    expect(client.edits).toEqual([
      {
        label: 'Fix all that is safe to fix',
        metadata: { isRefactoring: true },
        edit: {
          documentChanges: [
            {
              textDocument: { uri: uriOf(at('b.txt')), version: 1 },
              edits: [
                {
                  range: { start: { line: 0, character: 14 }, end: { line: 0, character: 21 } },
                  newText: '',
                },
              ],
            },
          ],
        },
      },
    ]);
    expect([read('a.txt'), read('b.txt')]).toEqual([FIXED, DOUBLE]);
    await client.change(at('b.txt'), 2, `${FIXED}, unsaved`);
    expect(await undo({ uri: uriOf(at('a.txt')), dirty: [uriOf(at('b.txt'))] })).toMatchObject({
      done: 2,
      refused: [],
    });
    expect(client.edits[1]).toMatchObject({
      edit: { documentChanges: [{ edits: [{ newText: '1girl, ' }] }] },
    });
    expect(read('a.txt')).toBe(DOUBLE);
  });

  it('name what the editor refused', async () => {
    await client.open(at('b.txt'), DOUBLE);
    client.onApplyEdit = () => ({ applied: false });
    expect(await client.request('lora/fixDataset', { uri: uriOf(folder.path), dirty: [] })).toMatchObject({
      done: 1,
      refused: [{ uri: uriOf(at('b.txt')), reason: 'it was changed meanwhile' }],
    });
  });

  it('tell of what was written, and why the rest was not, where the editor answers by an error', async () => {
    await client.open(at('b.txt'), DOUBLE);
    client.onApplyEdit = () => {
      throw new ResponseError(ErrorCodes.InternalError, 'it requires version 2');
    };
    expect(await client.request('lora/fixDataset', { uri: uriOf(folder.path), dirty: [] })).toMatchObject({
      done: 1,
      refused: [{ uri: uriOf(at('b.txt')), reason: expect.stringContaining('it requires version 2') }],
      edit: expect.any(String),
    });
  });

  it('say nothing of refactorings to an editor that does not know them', async () => {
    await client.stop();
    const workspace = { workspaceEdit: { documentChanges: true } };
    client = await TestClient.start(folder.path, { pulls: true, capabilities: { workspace } });
    await client.open(at('b.txt'), DOUBLE);
    await client.request('lora/fixDataset', { uri: uriOf(folder.path), dirty: [] });
    expect(client.edits.map((params) => Object.keys(params).sort())).toEqual([['edit', 'label']]);
  });

  it('answer that there is nothing to do outside of datasets', async () => {
    const outside = uriOf(folder.at('nowhere', 'at-all'));
    await client.stop();
    fs.rmSync(folder.at('lora-dataset.toml'));
    client = await TestClient.start(folder.path, { pulls: true });
    expect(await write(outside)).toEqual({ done: 0, refused: [], unsaved: [], cancelled: false });
  });
});
