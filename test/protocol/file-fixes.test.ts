import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, ResourceOperationKind } from 'vscode-languageserver';
import type { FileFixesResult } from '../../protocol/files.ts';
import { codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

let folder: Folder;
let client: TestClient;

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

const files = {
  'lora-dataset.toml': '[dataset]\nbase_caption = "1girl, alice"\n',
  '5_alice/a.png': undefined,
  '5_alice/a.txt': 'alice',
  '5_alice/a_mask.png': undefined,
  '5_alice/b.png': undefined,
  '5_alice/d.png': undefined,
  '5_alice/d.txt': 'alice',
  '5_alice/gone.txt': 'alice, hat',
  'bob/c.png': undefined,
  'bob/c.txt': 'bob',
};

async function start(commands: readonly string[], resourceOperations: ResourceOperationKind[] = []) {
  folder = folderOf(files);
  client = await TestClient.start(folder.path, {
    pulls: false,
    capabilities: {
      experimental: { commands: { commands } },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations } },
    },
  });
}

async function actionsOn(name: string, code: string): Promise<readonly CodeAction[]> {
  const file = folder.at(...name.split('/'));
  await client.open(file, files[name as keyof typeof files] ?? '');
  await client.pushed(file, (found) => codes(found).includes(code));
  const found = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(file) },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  return found.filter(({ title }) => !title.startsWith('Turn off'));
}

describe('findings that changes of files mend', () => {
  it('are mended by the command of a client that has it', async () => {
    await start(['lora.mendFiles']);
    const [move] = await actionsOn('5_alice/gone.txt', 'orphan-caption');
    const from = uriOf(folder.at('5_alice', 'gone.txt'));
    const to = uriOf(folder.at('5_alice', '_unused', 'gone.txt'));
    expect(move?.title).toBe('Move it to _unused');
    expect(move?.command).toMatchObject({
      command: 'lora.mendFiles',
      arguments: [{ operations: [{ kind: 'rename', from, to }] }],
    });
  });

  it('are mended by an edit of a client that can rename', async () => {
    await start([], ['rename']);
    const [rename, ...others] = await actionsOn('lora-dataset.toml', 'folder-repeats');
    expect(others).toEqual([]);
    expect(rename?.title).toBe('Rename bob to 5_bob');
    expect(rename?.edit?.documentChanges).toEqual([
      { kind: 'rename', oldUri: uriOf(folder.at('bob')), newUri: uriOf(folder.at('5_bob')) },
    ]);
  });

  it('are only told to a client that can do neither', async () => {
    await start([]);
    expect(await actionsOn('5_alice/gone.txt', 'orphan-caption')).toEqual([]);
  });

  it('are listed rule by rule, those on pictures too', async () => {
    await start(['lora.mendFiles']);
    const ask = (uri: string, code?: string) =>
      client.request<FileFixesResult>('lora/fileFixes', code === undefined ? { uri } : { uri, code });
    const { fixes } = await ask(uriOf(folder.path));
    expect(fixes.map(({ code, changes }) => [code, ...changes])).toEqual([
      ['folder-repeats', 'Rename bob to 5_bob'],
      ['mask-as-image', 'Move it to _masks as a.png'],
      ['missing-caption', 'Create b.txt with the base caption'],
      ['orphan-caption', 'Move it to _unused'],
    ]);
    const picture = await ask(uriOf(folder.at('5_alice', 'b.png')));
    expect(picture.fixes.map(({ operations }) => operations)).toEqual([
      [{ kind: 'create', uri: uriOf(folder.at('5_alice', 'b.txt')), text: '1girl, alice' }],
    ]);
    expect((await ask(uriOf(folder.path), 'mask-as-image')).fixes).toHaveLength(1);
  });
});
