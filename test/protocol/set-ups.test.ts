// The set-ups of docs/editors.md: clients that can and do what those editors can and do.
import { readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CompletionList,
  Diagnostic,
  Hover,
  InlayHint,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { aliceFolder, codes } from './alice.ts';
import { type EditorLike, TestClient, uriOf } from './client.ts';
import type { Folder } from './dataset-on-disk.ts';

interface SetUp {
  readonly command: readonly string[];
  readonly languageId: string;
  readonly editor: EditorLike;
}

const page = readFileSync('docs/editors.md', 'utf8');
const block = (language: string) => page.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
const hover = { contentFormat: ['markdown' as const, 'plaintext' as const] };
const watched = (dynamicRegistration: boolean) => ({ didChangeWatchedFiles: { dynamicRegistration } });

/** The few lines of Lua that a set-up is written in, as JSON. */
function readLua(text: string): {
  readonly cmd: readonly string[];
  readonly settings: Record<string, unknown>;
} {
  const table = text.slice(text.indexOf('{'), text.lastIndexOf('})') + 1);
  const json = table
    .replace(/\{ ('[^{}=]*') \}/g, '[$1]')
    .replace(/(\w+) = /g, '"$1": ')
    .replaceAll("'", '"')
    .replace(/,(\s*\})/g, '$1');
  return JSON.parse(json);
}

/** Pulls diagnostics, watches no files on Linux, knows positions by bytes too. */
function neovim(): SetUp {
  const { cmd, settings } = readLua(block('lua'));
  const completionItem = { snippetSupport: true, documentationFormat: hover.contentFormat };
  const textDocument = { hover, diagnostic: { dynamicRegistration: false }, completion: { completionItem } };
  const capabilities = { textDocument, workspace: watched(false) };
  return { command: cmd, languageId: 'text', editor: { pulls: true, settings, capabilities } };
}

/** Has diagnostics pushed, and tells its settings in three ways. */
function helix(): SetUp {
  const { 'language-server': servers } = parse(block('toml')) as unknown as {
    'language-server': {
      lora: { command: string; args: readonly string[]; config: Record<string, unknown> };
    };
  };
  const { command, args, config } = servers.lora;
  const capabilities = { textDocument: { hover }, workspace: watched(true) };
  const editor = { pulls: false, settings: config, options: config, capabilities };
  return { command: [command, ...args], languageId: 'lora-caption', editor };
}

function zed(): SetUp {
  const { binary, settings } = JSON.parse(block('json')).lsp.lora;
  const capabilities = { textDocument: { hover }, workspace: watched(true) };
  const editor = { pulls: true, settings, capabilities };
  return { command: [binary.path, ...binary.arguments], languageId: 'plaintext', editor };
}

describe.each([
  ['Neovim', neovim()],
  ['Helix', helix()],
  ['Zed', zed()],
])('%s', (_, { command, languageId, editor }) => {
  let folder: Folder;
  let client: TestClient;
  const text = '😀, dark skin ,earrings, from behind, dark skin';
  const file = () => folder.at('10_alice woman', 'b.txt');
  const textDocument = () => ({ uri: uriOf(file()) });
  const at = (character: number) => ({ textDocument: textDocument(), position: { line: 0, character } });

  async function start(): Promise<void> {
    const [program, ...args] = command;
    expect(program).toBe('lora');
    folder = aliceFolder();
    client = await TestClient.start(folder.path, editor, [process.execPath, 'dist/cli.js', ...args]);
    await client.open(file(), text, languageId);
  }

  /** As this editor gets them. */
  function diagnostics(): Promise<readonly Diagnostic[]> {
    return editor.pulls ? client.pull(file()) : client.pushed(file(), (found) => found.length === 3);
  }

  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('gets diagnostics at their places, by UTF-16 units', async () => {
    await start();
    const found = await diagnostics();
    expect(codes(found)).toEqual(['missing-trigger', 'hidden-from-view', 'duplicate-tag']);
    expect(found[2]?.range).toEqual({ start: { line: 0, character: 38 }, end: { line: 0, character: 47 } });
  });

  it('completes, hovers, formats and renames', async () => {
    await start();
    await diagnostics();
    const { items } = await client.request<CompletionList>('textDocument/completion', at(4));
    expect(items[0]?.label).toBe('alice');
    expect(JSON.stringify(await client.request<Hover>('textDocument/hover', at(17)))).toContain('earrings');
    const options = { tabSize: 4, insertSpaces: true };
    const edits = await client.request<readonly TextEdit[]>('textDocument/formatting', {
      textDocument: textDocument(),
      options,
    });
    expect(edits.map(({ newText }) => newText)).toEqual(['', ' ']);
    const renamed = await client.request<WorkspaceEdit>('textDocument/rename', { ...at(6), newName: 'tan' });
    expect(renamed.documentChanges?.length ?? Object.keys(renamed.changes ?? {}).length).toBeGreaterThan(2);
  });

  it('has its settings heard', async () => {
    await start();
    await diagnostics();
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const hints = await client.request<readonly InlayHint[]>('textDocument/inlayHint', {
      textDocument: textDocument(),
      range,
    });
    expect(hints).toEqual([]);
  });
});
