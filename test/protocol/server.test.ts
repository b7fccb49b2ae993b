import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, CompletionList, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { categories } from '../../core/vocabulary/word.ts';
import { aliceFolder, BASE, codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import type { Folder } from './dataset-on-disk.ts';

describe('the server, to an editor that pulls', () => {
  let folder: Folder;
  let client: TestClient;
  const a = () => folder.at('10_alice woman', 'a.txt');
  const b = () => folder.at('10_alice woman', 'b.txt');

  beforeEach(async () => {
    folder = aliceFolder();
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('says what it can do', () => {
    expect(client.initialized).toEqual({
      serverInfo: { name: 'LoRA Workbench' },
      capabilities: {
        textDocumentSync: { openClose: true, change: 2, save: true },
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { didRename: { filters: expect.any(Array) } },
        },
        codeActionProvider: {
          codeActionKinds: ['quickfix', 'refactor.rewrite', 'source.fixAll.lora'],
        },
        completionProvider: { triggerCharacters: [',', ' ', ...'0123456789', '"', "'", '=', '[', '-', '<'] },
        definitionProvider: true,
        diagnosticProvider: { identifier: 'lora', interFileDependencies: true, workspaceDiagnostics: true },
        documentHighlightProvider: true,
        documentLinkProvider: { resolveProvider: false },
        documentSymbolProvider: true,
        hoverProvider: true,
        inlayHintProvider: true,
        referencesProvider: true,
        selectionRangeProvider: true,
        semanticTokensProvider: {
          legend: {
            tokenTypes: ['keyword', 'enumMember', 'comment', 'captionTag', 'captionUnknown'],
            tokenModifiers: [...categories],
          },
          full: true,
          range: true,
        },
        workspaceSymbolProvider: true,
        documentFormattingProvider: true,
        documentRangeFormattingProvider: true,
        executeCommandProvider: {
          commands: [
            'lora.addTagEverywhere',
            'lora.removeTagEverywhere',
            'lora.addToBaseCaption',
            'lora.tagSameView',
            'lora.renameTagEverywhere',
            'lora.fixKind',
            'lora.mendEncoding',
            'lora.undoBulkEdit',
          ],
        },
        renameProvider: true,
      },
    });
  });

  it('answers a pull for a document, whatever language the editor calls it', async () => {
    await client.open(a(), '1girl, alice, 1girl', 'text');
    const report = await client.request('textDocument/diagnostic', { textDocument: { uri: uriOf(a()) } });
    expect(report).toEqual({
      kind: 'full',
      resultId: expect.any(String),
      items: [
        {
          range: { start: { line: 0, character: 14 }, end: { line: 0, character: 19 } },
          severity: 2,
          code: 'duplicate-tag',
          codeDescription: {
            href: 'https://github.com/lora-workbench/lora-workbench/blob/main/docs/rules/duplicate-tag.md',
          },
          source: 'lora',
          message: '"1girl" is already in this caption.',
          tags: [1],
          relatedInformation: [
            {
              location: {
                uri: uriOf(a()),
                range: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
              },
              message: '"1girl" stands here first.',
            },
          ],
        },
      ],
    });
  });

  it('says that nothing changed when nothing changed', async () => {
    await client.open(b(), fs.readFileSync(b(), 'utf8'));
    const first = await client.request<{ resultId: string }>('textDocument/diagnostic', {
      textDocument: { uri: uriOf(b()) },
    });
    const again = { textDocument: { uri: uriOf(b()) }, previousResultId: first.resultId };
    expect(await client.request('textDocument/diagnostic', again)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    });
    await client.change(b(), 2, BASE);
    expect(await client.request('textDocument/diagnostic', again)).toMatchObject({ kind: 'full', items: [] });
  });

  it('answers for the whole workspace once its index is ready, files that nobody opened', async () => {
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    expect(items.map(({ uri }) => uri)).toEqual([uriOf(b())]);
    expect(codes(items[0]?.kind === 'full' ? items[0].items : [])).toEqual([
      'missing-trigger',
      'hidden-from-view',
      'duplicate-tag',
    ]);
  });

  it('streams what changes in the workspace while the request is held open', async () => {
    const parts: WorkspaceDiagnosticReport[] = [];
    const token = 'partial-1';
    client.onProgress<WorkspaceDiagnosticReport>(token, (part) => parts.push(part));
    const cancel = client.held('workspace/diagnostic', { previousResultIds: [], partialResultToken: token });
    await client.until(() => parts[0]);
    await client.open(a(), BASE);
    await client.change(a(), 2, '1girl, dark skin');
    await client.until(() => parts[1]);
    expect(parts[0]?.items.map(({ uri }) => uri)).toEqual([uriOf(b())]);
    expect(parts[1]?.items).toMatchObject([
      { uri: uriOf(a()), version: 2, kind: 'full', items: [{ code: 'missing-trigger' }] },
    ]);
    // RequestCancelled: after another answer VS Code's client would keep what listens to the parts.
    await expect(cancel()).rejects.toMatchObject({ code: -32800 });
  });

  it('tells anew, while that request is held open, what a closed document has', async () => {
    const parts: WorkspaceDiagnosticReport[] = [];
    client.onProgress<WorkspaceDiagnosticReport>('partial-2', (part) => parts.push(part));
    const cancel = client.held('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 'partial-2',
    });
    await client.until(() => parts[0]);
    await client.open(a(), BASE);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(a()) } });
    await client.until(() => parts[1]);
    expect(parts[1]?.items).toMatchObject([{ uri: uriOf(a()), kind: 'full', items: [] }]);
    await expect(cancel()).rejects.toThrow('cancelled');
  });

  it('completes with the trigger first, and replaces the whole tag', async () => {
    await client.open(a(), '1girl, dar, x');
    const at = { textDocument: { uri: uriOf(a()) }, position: { line: 0, character: 9 } };
    const { items } = await client.request<CompletionList>('textDocument/completion', at);
    expect(items[0]).toMatchObject({
      label: 'dark skin',
      kind: 21,
      detail: 'base caption',
      sortText: '0000',
      filterText: 'dark skin',
      textEdit: {
        range: { start: { line: 0, character: 7 }, end: { line: 0, character: 10 } },
        newText: 'dark skin',
      },
    });
    await client.change(a(), 2, '1girl,');
    const all = await client.request<{ items: { label: string; textEdit: { newText: string } }[] }>(
      'textDocument/completion',
      {
        ...at,
        position: { line: 0, character: 6 },
      },
    );
    expect(all.items.map(({ label }) => label).slice(0, 3)).toEqual(['alice', 'dark skin', 'earrings']);
    expect(all.items[0]?.textEdit.newText).toBe(' alice');
  });

  it('does not offer what the view hides', async () => {
    await client.open(a(), 'from behind, ');
    const { items } = await client.request<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument: { uri: uriOf(a()) },
      position: { line: 0, character: 13 },
    });
    expect(items.map(({ label }) => label)).not.toContain('earrings');
  });

  it('tells by hover how a tag is used, with the picture', async () => {
    await client.open(a(), BASE);
    const hover = await client.request('textDocument/hover', {
      textDocument: { uri: uriOf(a()) },
      position: { line: 0, character: 9 },
    });
    const picture = uriOf(a()).replace(/txt$/, 'png');
    expect(hover).toEqual({
      range: { start: { line: 0, character: 7 }, end: { line: 0, character: 12 } },
      contents: {
        kind: 'markdown',
        value: [
          '**alice**',
          [
            'In 2 of 3 captions (67 %)',
            'The trigger',
            '"alice" is one CLIP token',
            'Most often with it: 1girl (2), dark skin (2)',
          ].join('  \n'),
          `![](${picture}|height=160)  \na.png, 768 × 768 → bucket 768 × 768`,
        ].join('\n\n'),
      },
    });
  });

  it('tells it beside the picture where the editor can, with nothing of a tag taken for HTML', async () => {
    const general = { markdown: { parser: 'marked', allowedTags: ['table', 'br'] } };
    await client.stop();
    client = await TestClient.start(folder.path, { pulls: true, capabilities: { general } });
    await client.open(a(), '1girl, <img/onerror=x>|&lt;');
    const { contents } = await client.request<{ contents: { value: string } }>('textDocument/hover', {
      textDocument: { uri: uriOf(a()) },
      position: { line: 0, character: 9 },
    });
    const picture = uriOf(a()).replace(/txt$/, 'png');
    expect(contents.value.split('\n')).toEqual([
      '| | |',
      '|:--|:--|',
      `|![](${picture}\\|height=160)|**\\<img/onerror=x>\\|\\&lt;**<br>In 1 of 3 captions (33 %)` +
        '<br>Most often with it: 1girl (1)<br>a.png, 768 × 768 → bucket 768 × 768|',
    ]);
  });

  it('fixes a finding by an edit of this version of the document', async () => {
    await client.open(a(), '1girl, alice, 1girl');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(a()) },
      range: { start: { line: 0, character: 15 }, end: { line: 0, character: 15 } },
      context: { diagnostics: [], only: ['quickfix'] },
    });
    expect(actions.filter(({ isPreferred }) => isPreferred)).toMatchObject([
      {
        title: 'Remove the second "1girl"',
        kind: 'quickfix',
        isPreferred: true,
        edit: {
          documentChanges: [
            {
              textDocument: { uri: uriOf(a()), version: 1 },
              edits: [
                {
                  range: { start: { line: 0, character: 12 }, end: { line: 0, character: 19 } },
                  newText: '',
                },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('knows captions from other texts', async () => {
    const is = (file: string) => client.request('lora/isCaption', { uri: uriOf(file) });
    expect(await is(a())).toEqual({ isCaption: true });
    expect(await is(folder.at('10_alice woman', 'README.txt'))).toEqual({ isCaption: false });
    expect(await is(folder.at('notes.txt'))).toEqual({ isCaption: false });
  });

  it('watches captions, pictures, configurations and folders', async () => {
    await client.until(() =>
      client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'),
    );
    fs.writeFileSync(b(), BASE);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(b()), type: 2 }],
    });
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    expect(items).toEqual([]);
  });

  it('answers once and lives on when a request is nonsense', async () => {
    const nonsense = { textDocument: { uri: uriOf(a()) }, position: null };
    await client.open(a(), BASE);
    await expect(client.request('textDocument/completion', nonsense)).rejects.toThrow(/completion failed/);
    expect(await client.pull(b())).toHaveLength(3);
  });
});
