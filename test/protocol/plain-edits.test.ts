import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver';
import { uriOfPath } from '../../server/uri.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;
const at = (name: string) => folder.at('10_saber', name);
const edit = (start: number, end: number, newText: string) => {
  return { range: { start: { line: 0, character: start }, end: { line: 0, character: end } }, newText };
};

beforeEach(async () => {
  folder = folderOf({
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber, hat, hat',
    '10_saber/b.png': undefined,
    '10_saber/b.txt': 'saber, hat',
  });
  // It can show what changes, yet knows no versions: then there is nothing to show it by.
  const capabilities = { workspace: { workspaceEdit: { changeAnnotationSupport: {} } } };
  client = await TestClient.start(folder.path, { pulls: true, capabilities });
  await client.open(at('a.txt'), 'saber, hat, hat');
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

it('a client that knows no versions of documents gets code actions as plain edits', async () => {
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(at('a.txt')) },
    range: { start: { line: 0, character: 13 }, end: { line: 0, character: 13 } },
    context: { diagnostics: [] },
  });
  const edits = new Map(actions.flatMap((one) => (one.edit ? [[one.title, one.edit] as const] : [])));
  expect(edits.get('Remove the second "hat"')).toEqual({
    changes: { [uriOf(at('a.txt'))]: [edit(10, 15, '')] },
  });
  expect(edits.size).toBeGreaterThan(1);
  for (const one of edits.values()) expect(Object.keys(one)).toEqual(['changes']);
});

it('and renames as plain edits', async () => {
  const renamed = await client.request<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri: uriOf(at('a.txt')) },
    position: { line: 0, character: 8 },
    newName: 'cap',
  });
  expect(renamed).toEqual({
    changes: {
      [uriOf(at('a.txt'))]: expect.any(Array),
      [uriOfPath(at('b.txt'))]: [edit(7, 10, 'cap')],
    },
  });
});

it('and a bulk edit of what is open as plain edits', async () => {
  client.connection.onRequest('window/showMessageRequest', ({ actions }) => actions?.[0] ?? null);
  await client.request('workspace/executeCommand', {
    command: 'lora.removeTagEverywhere',
    arguments: [{ uri: uriOf(at('a.txt')), tag: 'saber' }],
  });
  expect(client.edits[0]?.edit).toEqual({ changes: { [uriOf(at('a.txt'))]: [edit(0, 7, '')] } });
});
