import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  Location,
  PublishDiagnosticsParams,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { uriOfPath } from '../../server/uri.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const FOLDER = '10_saber (fate), woman';
const OPEN = 'saber, hat, hat ,smile';

describe('a document whose URI an editor writes in its own way', () => {
  let folder: Folder;
  let client: TestClient;
  const a = () => folder.at(FOLDER, 'a.txt');
  const textDocument = () => ({ uri: uriOf(a()) });
  const hat = () => ({ textDocument: textDocument(), position: { line: 0, character: 8 } });

  async function start(pulls: boolean): Promise<void> {
    client = await TestClient.start(folder.path, { pulls });
  }

  beforeEach(() => {
    folder = folderOf({
      [`${FOLDER}/a.png`]: undefined,
      [`${FOLDER}/a.txt`]: 'x ,y ,z, z',
      [`${FOLDER}/b.png`]: undefined,
      [`${FOLDER}/b.txt`]: 'saber, hat',
    });
    expect(uriOf(a())).toContain('10_saber%20(fate),%20woman');
    expect(uriOf(a())).not.toBe(uriOfPath(a()));
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('is answered for as it is open, not as the disk has it', async () => {
    await start(true);
    await client.open(a(), OPEN, 'text');
    const names = async () => {
      const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
        textDocument: textDocument(),
      });
      return symbols.map(({ name }) => name);
    };
    expect(await names()).toEqual(['saber', 'hat', 'hat', 'smile']);
    await client.change(a(), 2, 'saber, ha');
    expect(await names()).toEqual(['saber', 'ha']);
    const list = await client.request<CompletionList | null>('textDocument/completion', {
      textDocument: textDocument(),
      position: { line: 0, character: 9 },
    });
    expect(list?.items.map(({ label }) => label)).toContain('hat');
    await client.change(a(), 3, 'saber, cap, hat ,tie');
    const edits = await client.request<TextEdit[]>('textDocument/formatting', {
      textDocument: textDocument(),
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(TextDocument.applyEdits(TextDocument.create('', '', 3, 'saber, cap, hat ,tie'), edits)).toBe(
      'saber, cap, hat, tie',
    );
  });

  it('is called by its own URI in edits and places', async () => {
    await start(true);
    await client.open(a(), OPEN, 'text');
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...hat(), newName: 'cap' });
    const names = edit.documentChanges?.map((one) => ('textDocument' in one ? one.textDocument : undefined));
    expect(names).toEqual([
      { uri: uriOf(a()), version: 1 },
      { uri: uriOfPath(folder.at(FOLDER, 'b.txt')), version: null },
    ]);
    const places = await client.request<Location[]>('textDocument/references', {
      ...hat(),
      context: { includeDeclaration: true },
    });
    expect(new Set(places.map(({ uri }) => uri))).toEqual(
      new Set([uriOf(a()), uriOfPath(folder.at(FOLDER, 'b.txt'))]),
    );
    const symbols = await client.request<{ location: Location }[]>('workspace/symbol', { query: 'saber' });
    expect(symbols.map(({ location }) => location.uri)).toEqual([uriOf(a())]);
  });

  it('is called by its own URI in pulled diagnostics', async () => {
    await start(true);
    await client.open(a(), OPEN, 'text');
    const found = await client.pull(a());
    expect(found.flatMap((one) => one.relatedInformation ?? []).map(({ location }) => location.uri)).toEqual([
      uriOf(a()),
    ]);
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [],
    });
    expect(items.map(({ uri, version }) => [uri, version])).toEqual([[uriOf(a()), 1]]);
  });

  it('has its diagnostics pushed by that URI as long as it is open', async () => {
    await start(false);
    const pushed = new Map<string, readonly Diagnostic[]>();
    const told = (uri: string, count: number) =>
      new Promise<void>((resolve) => {
        const look = () => pushed.get(uri)?.length === count && resolve();
        client.connection.onNotification(
          'textDocument/publishDiagnostics',
          (params: PublishDiagnosticsParams) => {
            pushed.set(params.uri, params.diagnostics);
            look();
          },
        );
        look();
      });
    await told(uriOfPath(a()), 1);
    await client.open(a(), 'x ,y ,z, z', 'text');
    await told(uriOf(a()), 1);
    expect(pushed.get(uriOfPath(a()))).toEqual([]);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: textDocument() });
    await told(uriOfPath(a()), 1);
    expect(pushed.get(uriOf(a()))).toEqual([]);
  });
});
