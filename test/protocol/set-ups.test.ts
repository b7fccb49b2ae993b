// The set-ups of docs/editors.md: clients that can and do what those editors can and do.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CompletionList,
  Diagnostic,
  Hover,
  InlayHint,
  TextEdit,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { aliceFolder, codes } from './alice.ts';
import { type EditorLike, TestClient, uriOf } from './client.ts';
import type { Folder } from './dataset-on-disk.ts';

interface SetUp {
  readonly command: readonly string[];
  readonly languageId: string;
  readonly editor: EditorLike;
  /** Whether it pulls what is found in the whole workspace. */
  readonly pullsWorkspace?: boolean;
}

const page = readFileSync('docs/editors.md', 'utf8');
const block = (language: string) => page.split(`\`\`\`${language}\n`)[1]?.split('```')[0] ?? '';
const hover = { contentFormat: ['markdown' as const, 'plaintext' as const] };
const markdown = { contentFormat: ['markdown' as const] };
const watched = (dynamicRegistration: boolean) => ({ didChangeWatchedFiles: { dynamicRegistration } });
const diagnostic = { dynamicRegistration: false };
const diagnostics = (refreshSupport: boolean) => ({ diagnostics: { refreshSupport } });
const showMessage = { messageActionItem: { additionalPropertiesSupport: true } };
/** None of them knows messages of ours. */
const experimental = { status: false };

/** The few lines of Lua that a set-up is written in, as JSON. */
function readLua(text: string): {
  readonly cmd: readonly string[];
  readonly settings: Record<string, unknown>;
} {
  const start = text.indexOf("vim.lsp.config('lora', ") + "vim.lsp.config('lora', ".length;
  const table = text.slice(start, text.indexOf('\n})', start) + 2);
  const json = table
    .replace(/\{ ('[^{}=]*') \}/g, '[$1]')
    .replace(/(\w+) = /g, '"$1": ')
    .replaceAll("'", '"')
    .replace(/,(\s*\})/g, '$1');
  return JSON.parse(json);
}

/** The command and the settings of a set-up in Emacs Lisp, the latter as JSON. */
function readElisp(text: string): {
  readonly command: readonly string[];
  readonly settings: Record<string, unknown>;
} {
  const [, command = ''] = /\. \(("lora"[^)]*)\)/.exec(text) ?? [];
  const [, settings = ''] = /eglot-workspace-configuration '(.*)\)\n/.exec(text) ?? [];
  const json = settings
    .replaceAll(':json-false', 'false')
    .replace(/\(:(\w+) /g, '{"$1": ')
    .replaceAll(')', '}');
  return { command: JSON.parse(`[${command.replaceAll(' ', ', ')}]`), settings: JSON.parse(json) };
}

/** Pulls diagnostics of what is open, watches no files on Linux, knows no versions of documents. */
function neovim(): SetUp {
  const { cmd, settings } = readLua(block('lua'));
  const completionItem = { snippetSupport: true, documentationFormat: hover.contentFormat };
  const textDocument = { hover, diagnostic, completion: { completionItem } };
  const workspaceEdit = { resourceOperations: ['rename' as const, 'create' as const, 'delete' as const] };
  const workspace = { ...watched(false), ...diagnostics(true), workspaceEdit };
  const general = { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] };
  const capabilities = { textDocument, workspace, window: { workDoneProgress: true, showMessage }, general };
  return { command: cmd, languageId: 'text', editor: { pulls: true, settings, capabilities } };
}

/**
 * Tells its settings in three ways, and counts by bytes where the server does.
 * @param pulls diagnostics of what is open, as it does after 25.07; until then it has them pushed
 */
function helix(pulls: boolean): SetUp {
  const { 'language-server': servers } = parse(block('toml')) as unknown as {
    'language-server': {
      lora: { command: string; args: readonly string[]; config: Record<string, unknown> };
    };
  };
  const { command, args, config } = servers.lora;
  const didChangeConfiguration = { dynamicRegistration: false };
  // So it is called there.
  const diagnostic = { refreshSupport: true };
  const workspace = { ...watched(true), ...diagnostics(false), diagnostic, didChangeConfiguration };
  const general = { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] };
  const capabilities = { textDocument: { hover: markdown }, workspace, general };
  const editor = { pulls, settings: config, options: config, capabilities };
  return { command: [command, ...args], languageId: 'lora-caption', editor };
}

function zed(): SetUp {
  const { binary, settings } = JSON.parse(block('json')).lsp.lora;
  const capabilities = { textDocument: { hover: markdown }, workspace: watched(true) };
  const editor = { pulls: true, settings, capabilities };
  const command = [binary.path, ...binary.arguments];
  return { command, languageId: 'plaintext', editor, pullsWorkspace: true };
}

/** Pulls diagnostics and is never told to do it again; what is pushed of other files it lists. */
function emacs(): SetUp {
  const { command, settings } = readElisp(block('elisp'));
  const workspace = { ...watched(true), ...diagnostics(false) };
  const general = { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] };
  const textDocument = { hover, diagnostic, publishDiagnostics: { versionSupport: true } };
  const capabilities = { textDocument, workspace, window: { workDoneProgress: true, showMessage }, general };
  return { command, languageId: 'text', editor: { pulls: true, settings, capabilities } };
}

/** Watches files only with another package. */
function sublimeText(): SetUp {
  const { command, settings } = JSON.parse(block('jsonc')).lora;
  const changes = { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: false } };
  const workspace = { didChangeWatchedFiles: {}, ...diagnostics(true), workspaceEdit: changes };
  const general = { positionEncodings: ['utf-16'] };
  const capabilities = { textDocument: { hover }, workspace, window: { workDoneProgress: true }, general };
  const editor = { pulls: true, settings, capabilities };
  return { command, languageId: 'plaintext', editor, pullsWorkspace: true };
}

/** Says little of what it can do, of workspaces nothing but that it has settings. */
function kate(): SetUp {
  const { command, settings } = JSON.parse(block('json5')).servers.lora;
  const workspace = { didChangeWatchedFiles: {}, ...diagnostics(false), workspaceEdit: {} };
  const none = { applyEdit: false, workspaceFolders: false };
  const textDocument = { hover, diagnostic, publishDiagnostics: { relatedInformation: true } };
  const window = { workDoneProgress: true, showMessage };
  const capabilities = { textDocument, workspace: { ...workspace, ...none }, window };
  return { command, languageId: 'lora', editor: { pulls: true, root: 'rootUri', settings, capabilities } };
}

describe.each([
  ['Neovim', neovim()],
  ['Helix after 25.07', helix(true)],
  ['Helix', helix(false)],
  ['Zed', zed()],
  ['Emacs', emacs()],
  ['Sublime Text', sublimeText()],
  ['Kate', kate()],
])('%s', (_, { command, languageId, editor, pullsWorkspace = false }) => {
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
    const capabilities = { ...editor.capabilities, experimental };
    const server = [process.execPath, 'dist/cli.js', ...args];
    client = await TestClient.start(folder.path, { ...editor, capabilities }, server);
    await client.open(file(), text, languageId);
  }

  /** As this editor gets them. */
  function found(): Promise<readonly Diagnostic[]> {
    return editor.pulls ? client.pull(file()) : client.pushed(file(), (all) => all.length === 3);
  }

  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('gets diagnostics at their places, by UTF-16 units', async () => {
    await start();
    const all = await found();
    expect(codes(all)).toEqual(['missing-trigger', 'hidden-from-view', 'duplicate-tag']);
    expect(all[2]?.range).toEqual({ start: { line: 0, character: 38 }, end: { line: 0, character: 47 } });
  });

  it('completes, hovers, formats and renames', async () => {
    await start();
    await found();
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
    await found();
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const hints = await client.request<readonly InlayHint[]>('textDocument/inlayHint', {
      textDocument: textDocument(),
      range,
    });
    expect(hints).toEqual([]);
  });

  it('hears of a file that comes, which it does not open', async () => {
    await start();
    await found();
    const d = folder.at('10_alice woman', 'd.txt');
    writeFileSync(d, 'alice, hat, hat');
    if (client.registrations.some(({ method }) => method === 'workspace/didChangeWatchedFiles')) {
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(d), type: 1 }],
      });
    }
    if (pullsWorkspace) {
      const partialResultToken = 'all';
      const uris = new Set<string>();
      client.onProgress<WorkspaceDiagnosticReport>(partialResultToken, ({ items }) => {
        for (const { uri } of items) uris.add(uri);
      });
      const end = client.held('workspace/diagnostic', { previousResultIds: [], partialResultToken });
      await client.until(() => uris.has(uriOf(d)) || undefined);
      await expect(end()).rejects.toThrow('cancelled');
    } else {
      await client.pushed(d, (all) => codes(all).includes('orphan-caption'));
      await client.pushed(file(), (all) => all.length === (editor.pulls ? 0 : 3));
    }
    expect(client.status).toBeUndefined();
  });
});
