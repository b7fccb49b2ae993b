// Editors that can do less than the others, or tell it in another way.
import { afterEach, describe, expect, it } from 'vitest';
import { type CodeAction, type Command, LSPErrorCodes } from 'vscode-languageserver';
import { aliceFolder, codes } from './alice.ts';
import { type EditorLike, TestClient, uriOf } from './client.ts';
import type { Folder } from './dataset-on-disk.ts';

const TEXT = '1girl, alice, dark skin, hat, hat';

describe('an editor', () => {
  let folder: Folder;
  let client: TestClient;
  const b = () => folder.at('10_alice woman', 'b.txt');

  async function start(editor: Partial<EditorLike>): Promise<void> {
    folder = aliceFolder();
    client = await TestClient.start(folder.path, { pulls: false, ...editor });
  }

  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const actionsAt = (uri: string, character: number, only?: readonly string[]) =>
    client.request<readonly (Command | CodeAction)[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character }, end: { line: 0, character } },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });

  it.each(['rootUri', 'rootPath'] as const)('may tell its folder by %s alone', async (root) => {
    await start({ root });
    await client.pushed(b(), (found) => found.length === 3);
  });

  it('without literals gets those code actions that are commands, as such', async () => {
    await start({ capabilities: { textDocument: { codeAction: {} } } });
    await client.open(b(), TEXT);
    await client.pushed(b(), (found) => codes(found).includes('duplicate-tag'));
    const actions = await actionsAt(uriOf(b()), 31);
    expect(actions.length).toBeGreaterThan(1);
    for (const { command } of actions) expect(command).toMatch(/^lora\./);
    expect(await actionsAt(uriOf(b()), 31, ['source.fixAll'])).toEqual([]);
  });

  it('is told the status only where it asks for that', async () => {
    await start({ capabilities: { experimental: { status: false } } });
    await client.pushed(b(), (found) => found.length === 3);
    await client.request('lora/datasets', {});
    expect(client.status).toBeUndefined();
  });

  it('that has a file open twice is offered nothing for the text that is not checked', async () => {
    await start({});
    const other = uriOf(b()).replace('.txt', '%2Etxt');
    await client.open(b(), TEXT);
    await client.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: other, languageId: 'plaintext', version: 1, text: `hat, ${TEXT}` },
    });
    expect((await actionsAt(other, 36)).length).toBeGreaterThan(2);
    const outdated = expect.objectContaining({ code: LSPErrorCodes.ContentModified });
    await expect(actionsAt(uriOf(b()), 31)).rejects.toEqual(outdated);
    await expect(actionsAt(uriOf(b()), 31, ['source.fixAll'])).rejects.toEqual(outdated);
  });
});
