import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;
const at = (name: string) => folder.at('10_alice woman', name);
const bytes = (name: string) => fs.readFileSync(at(name)).toString('latin1');
const BOM = '\u00ef\u00bb\u00bf';

beforeEach(async () => {
  folder = folderOf({
    '10_alice woman/a.png': undefined,
    '10_alice woman/a.txt': '\ufeffalice, hat\r\n',
    '10_alice woman/b.png': undefined,
    '10_alice woman/b.txt': '\ufeffalice',
    '10_alice woman/c.png': undefined,
    '10_alice woman/c.txt': 'alice, hat',
  });
  const literals = { codeActionKind: { valueSet: [] } };
  const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport: literals } } };
  client = await TestClient.start(folder.path, { pulls: true, capabilities });
  // A question is answered; what tells that it is done is not.
  client.connection.onRequest('window/showMessageRequest', ({ type, actions }) =>
    type === 2 ? (actions?.[0] ?? null) : null,
  );
  await client.request('workspace/diagnostic', { previousResultIds: [] });
  await client.open(at('a.txt'), 'alice, hat\r\n');
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

async function actionsOn(name: string): Promise<readonly CodeAction[]> {
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(at(name)) },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 9 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  return actions.filter(({ title }) => !title.startsWith('Turn off'));
}

async function perform(action: CodeAction | undefined): Promise<BulkEditResult> {
  const { command, arguments: [argument] = [] } = action?.command ?? {};
  return client.request('workspace/executeCommand', { command, arguments: [{ ...argument, dirty: [] }] });
}

async function run(index: number): Promise<BulkEditResult> {
  const actions = await actionsOn('a.txt');
  expect(actions.map(({ title }) => title)).toEqual([
    'Remove the byte order mark',
    'Fix all of "caption-encoding" in the dataset…',
  ]);
  return perform(actions[index]);
}

const undo = () =>
  client.request('workspace/executeCommand', {
    command: 'lora.undoBulkEdit',
    arguments: [{ uri: uriOf(folder.path), dirty: [] }],
  });

it('takes the byte order mark off a caption that is open, on the disk, and gives it back', async () => {
  expect(await run(0)).toMatchObject({ title: 'Remove the byte order mark', done: 1, refused: [] });
  expect([bytes('a.txt'), bytes('b.txt')]).toEqual(['alice, hat\r\n', `${BOM}alice`]);
  expect(client.edits).toEqual([]);
  expect(await undo()).toMatchObject({ done: 1 });
  expect(bytes('a.txt')).toBe(`${BOM}alice, hat\r\n`);
});

it('takes it off all captions', async () => {
  expect(await run(1)).toMatchObject({ done: 2, refused: [] });
  expect([bytes('a.txt'), bytes('b.txt'), bytes('c.txt')]).toEqual(['alice, hat\r\n', 'alice', 'alice, hat']);
});

describe('another encoding', () => {
  const latin = Buffer.from('caf\xe9, hat', 'latin1');
  const wide = Buffer.from('\ufeffalice, 帽子\r\n', 'utf16le');
  const bare = Buffer.from('alice, hat', 'utf16le');

  beforeEach(async () => {
    fs.writeFileSync(at('a.txt'), latin);
    fs.writeFileSync(at('b.txt'), wide);
    fs.writeFileSync(at('c.txt'), bare);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: ['a', 'b', 'c'].map((name) => ({ uri: uriOf(at(`${name}.txt`)), type: 2 })),
    });
  });

  it('is converted as the user chooses, and the bytes come back', async () => {
    const actions = await actionsOn('a.txt');
    expect(actions.map(({ title }) => title)).toEqual([
      'Convert to UTF-8 (from Windows-1252): "café, hat"',
      'Convert all that can be Windows-1252 to UTF-8…',
    ]);
    expect(await perform(actions[0])).toMatchObject({ title: 'Convert to UTF-8', done: 1, refused: [] });
    expect(fs.readFileSync(at('a.txt'), 'utf8')).toBe('café, hat');
    expect(await actionsOn('a.txt')).toEqual([]);
    expect(await undo()).toMatchObject({ done: 1, refused: [] });
    expect(fs.readFileSync(at('a.txt'))).toEqual(latin);
  });

  it('that says itself what it is is converted with all that is safe', async () => {
    const params = { uri: uriOf(folder.path), dirty: [] };
    expect(await client.request('lora/fixDataset', params)).toMatchObject({ done: 1, refused: [] });
    expect(fs.readFileSync(at('b.txt'), 'utf8')).toBe('alice, 帽子\r\n');
    expect([fs.readFileSync(at('a.txt')), fs.readFileSync(at('c.txt'))]).toEqual([latin, bare]);
    expect(await undo()).toMatchObject({ done: 1, refused: [] });
    expect(fs.readFileSync(at('b.txt'))).toEqual(wide);
  });

  it('is found though an editor shows the right text, and converted under it', async () => {
    await client.open(at('c.txt'), 'alice, hat');
    const actions = await actionsOn('c.txt');
    expect(actions[0]?.title).toBe('Convert to UTF-8 (from UTF-16 LE): "alice, hat"');
    expect(await perform(actions[0])).toMatchObject({ done: 1, refused: [] });
    expect(fs.readFileSync(at('c.txt'), 'utf8')).toBe('alice, hat');
  });
});
