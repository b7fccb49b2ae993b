import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { root } from '../scripts/repository.mjs';

/** The built server, and as much of an editor as typing needs. */
export class Editor {
  #server;
  #connection;
  #version = 1;
  #uri = '';
  /** Resolves when the server knows tags of a list. */
  listIsRead = Promise.resolve();

  /**
   * Starts the server on a dataset and waits until it has read so many captions.
   * @param home where the server keeps what outlives it
   */
  static async start(folder, captions, settings, home) {
    const editor = new Editor();
    const hook = path.join(root, 'bench/memory-reporter.cjs');
    const server = path.join(root, 'dist/server.js');
    editor.#server = spawn(process.execPath, ['--expose-gc', '--require', hook, server, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
      env: {
        ...process.env,
        LORA_WORKBENCH_STATE: home,
        LORA_WORKBENCH_DATA: home,
        LORA_WORKBENCH_CACHE: home,
      },
    });
    const { stdin, stdout } = editor.#server;
    editor.#connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    const hear = { status: () => {}, list: () => {} };
    const ready = new Promise((resolve) => {
      hear.status = ({ state, datasets }) => {
        if (state === 'ready' && datasets[0]?.captions >= captions) resolve();
      };
    });
    editor.listIsRead = new Promise((resolve) => {
      hear.list = ({ knownTags }) => {
        if (knownTags > 0) resolve();
      };
    });
    editor.#connection.onNotification('lora/status', (status) => {
      hear.status(status);
      hear.list(status);
    });
    editor.#connection.onRequest('client/registerCapability', () => null);
    editor.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    editor.#connection.onNotification('window/logMessage', () => {});
    editor.#connection.listen();
    const uri = pathToFileURL(folder).toString();
    await editor.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'bench' }],
      capabilities: {
        experimental: { status: true },
        textDocument: {
          diagnostic: {},
          completion: { completionItem: { labelDetailsSupport: true, documentationFormat: ['markdown'] } },
        },
      },
      initializationOptions: { settings },
    });
    await editor.#connection.sendNotification('initialized', {});
    await ready;
    return editor;
  }

  open(file, text) {
    return this.openUri(pathToFileURL(file).toString(), 'lora-caption', text);
  }

  async openUri(uri, languageId, text) {
    this.#uri = uri;
    this.#version = 1;
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** What requests name a sheet of all captions by. */
  sheetOf(folder) {
    const wish = { dataset: pathToFileURL(folder).toString(), query: '' };
    const query = encodeURIComponent(JSON.stringify(wish));
    return { ...wish, sheet: `lora-sheet:/bench.lora-captions?${query}` };
  }

  /** Closes the open document as it is on disk. */
  async close() {
    await this.#connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.#uri } });
  }

  /** Replaces a part of a line of the open document. */
  async edit(start, end, text, line = 0) {
    const at = (character) => ({ line, character });
    await this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: ++this.#version },
      contentChanges: [{ range: { start: at(start), end: at(end) }, text }],
    });
  }

  /** What is offered at a place of a line. */
  complete(character, line = 0) {
    return this.#connection.sendRequest('textDocument/completion', {
      textDocument: { uri: this.#uri },
      position: { line, character },
    });
  }

  /** Asks something else. @param more the token that cancels it */
  request(method, params, ...more) {
    return this.#connection.sendRequest(method, params, ...more);
  }

  diagnostics() {
    return this.#connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: this.#uri } });
  }

  /** Bytes that the server has in use. */
  async memory() {
    this.#server.send('memory');
    const [memory] = await once(this.#server, 'message');
    return memory;
  }

  /** How long the server's processors have worked (ms): the same whatever else goes on on the machine. */
  async work() {
    this.#server.send('work');
    const [work] = await once(this.#server, 'message');
    return work;
  }

  async stop() {
    await this.#connection.sendRequest('shutdown');
    await this.#connection.sendNotification('exit');
    await once(this.#server, 'exit');
    this.#connection.dispose();
  }
}
