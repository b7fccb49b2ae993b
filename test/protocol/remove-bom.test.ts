import * as fs from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

async function run(index: number): Promise<BulkEditResult> {
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(at('a.txt')) },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  expect(actions.map(({ title }) => title)).toEqual([
    'Remove the byte order mark',
    'Fix all of "caption-encoding" in the dataset…',
  ]);
  const { command, arguments: [argument] = [] } = actions[index]?.command ?? {};
  return client.request('workspace/executeCommand', { command, arguments: [{ ...argument, dirty: [] }] });
}

it('takes the byte order mark off a caption that is open, on the disk, and gives it back', async () => {
  expect(await run(0)).toMatchObject({ title: 'Remove the byte order mark', done: 1, refused: [] });
  expect([bytes('a.txt'), bytes('b.txt')]).toEqual(['alice, hat\r\n', `${BOM}alice`]);
  expect(client.edits).toEqual([]);
  const undo = { command: 'lora.undoBulkEdit', arguments: [{ uri: uriOf(folder.path), dirty: [] }] };
  expect(await client.request('workspace/executeCommand', undo)).toMatchObject({ done: 1 });
  expect(bytes('a.txt')).toBe(`${BOM}alice, hat\r\n`);
});

it('takes it off all captions', async () => {
  expect(await run(1)).toMatchObject({ done: 2, refused: [] });
  expect([bytes('a.txt'), bytes('b.txt'), bytes('c.txt')]).toEqual(['alice, hat\r\n', 'alice', 'alice, hat']);
});
