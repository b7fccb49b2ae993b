import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

describe('all findings of one kind', () => {
  let folder: Folder;
  let client: TestClient;
  const at = (name: string) => folder.at('10_alice woman', name);
  const read = (name: string) => fs.readFileSync(at(name), 'utf8');

  beforeEach(async () => {
    folder = folderOf({
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': 'alice, hat, Hat, bow, bow, , x',
      '10_alice woman/b.png': undefined,
      '10_alice woman/b.txt': 'alice, smile, smile, , x',
      '10_alice woman/c.png': undefined,
      '10_alice woman/c.txt': 'alice, hat',
    });
    const literals = { codeActionKind: { valueSet: [] } };
    const capabilities = { textDocument: { codeAction: { codeActionLiteralSupport: literals } } };
    client = await TestClient.start(folder.path, { pulls: true, capabilities });
    // All is looked at.
    await client.request('lora/tags', { uri: uriOf(folder.path) });
    await client.request('workspace/diagnostic', { previousResultIds: [] });
    await client.open(at('a.txt'), read('a.txt'));
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const actionsAt = (character: number) =>
    client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(at('a.txt')) },
      range: { start: { line: 0, character }, end: { line: 0, character } },
      context: { diagnostics: [], only: ['quickfix'] },
    });

  it('are fixed in one caption, safe or not, by one edit', async () => {
    const actions = await actionsAt(13);
    expect(actions.map(({ title }) => title)).toEqual([
      'Remove the second "Hat"',
      'Fix all of "duplicate-tag" in this caption',
      'Fix all of "duplicate-tag" in the dataset…',
    ]);
    const [change] = actions[1]?.edit?.documentChanges ?? [];
    expect(change).toMatchObject({
      edits: [{ range: { start: { line: 0, character: 12 }, end: { line: 0, character: 22 } }, newText: '' }],
    });
  });

  it('are fixed in the dataset, after a question, and that is undone as a whole', async () => {
    client.connection.onRequest('window/showMessageRequest', ({ actions }) => actions?.[0] ?? null);
    const [, , everywhere] = await actionsAt(13);
    const result = await client.request<BulkEditResult>('workspace/executeCommand', everywhere?.command);
    expect(result).toMatchObject({ title: 'Fix all of "duplicate-tag"', done: 2, refused: [] });
    expect(read('b.txt')).toBe('alice, smile, , x');
    expect(client.edits).toMatchObject([{ label: 'Fix all of "duplicate-tag"' }]);
  });

  it('are none where there is but one', async () => {
    await client.change(at('a.txt'), 2, 'alice, hat, Hat');
    fs.writeFileSync(at('b.txt'), 'alice, smile');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(at('b.txt')), type: 2 }],
    });
    expect((await actionsAt(13)).map(({ title }) => title)).toEqual(['Remove the second "Hat"']);
  });
});
