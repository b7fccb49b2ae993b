import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { cli, folderWith, lora } from './lora.ts';

const running: (() => void)[] = [];
afterEach(() => {
  for (const stop of running.splice(0)) stop();
});

/** Starts `lora` as an editor does. */
function start(args: readonly string[]): { connection: MessageConnection; exited: Promise<number | null> } {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  running.push(() => {
    connection.dispose();
    child.kill('SIGKILL');
  });
  return { connection, exited: new Promise((resolve) => child.on('exit', resolve)) };
}

describe('lora lsp', () => {
  it.each([
    ['lsp --stdio'],
    ['lsp --stdio --clientProcessId=%pid'],
    ['lsp --clientProcessId=%pid --stdio --log-level 3 extra'],
  ])('%s speaks LSP', async (line) => {
    const { connection, exited } = start(line.replace('%pid', String(process.pid)).split(' '));
    const answer = await connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: {},
    });
    expect(answer).toMatchObject({
      serverInfo: { name: 'LoRA Workbench' },
      capabilities: { textDocumentSync: {} },
    });
    await connection.sendNotification('initialized', {});
    expect(await connection.sendRequest('shutdown')).toBeNull();
    await connection.sendNotification('exit');
    expect(await exited).toBe(0);
  });

  it('says that the server is missing from an incomplete installation', async () => {
    const folder = folderWith({});
    for (const name of ['cli.js', 'lora.js'])
      fs.copyFileSync(path.join(path.dirname(cli), name), `${folder}/${name}`);
    const { code, stdout, stderr } = await lora(folder, ['lsp', '--stdio'], { cli: `${folder}/cli.js` });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/server\.js is not there/);
  });
});
