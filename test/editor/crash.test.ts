import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { BASE, codeOf, openCaption, sampleUri } from './sample.ts';
import { serverProcesses } from './server-processes.ts';
import { closeEditors, eventually, replaceText, untilDiagnostics } from './support.ts';

const serverProcess = (): number | undefined => serverProcesses()[0];

/** Types something until the server answers to it. */
async function untilItWorks(): Promise<void> {
  const { document } = await openCaption('front_14.txt');
  await replaceText(document, `${BASE}, 1girl`);
  const found = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 1);
  assert.deepEqual(found.map(codeOf), ['duplicate-tag']);
}

describe('a language server that dies', () => {
  afterEach(closeEditors);

  it('is started anew, and all is there again', async () => {
    await untilItWorks();
    const first = serverProcess();
    assert.ok(first, 'the server runs');
    process.kill(first, 'SIGKILL');
    // What the old one told may be shown until the new one tells.
    const isAnother = () => ![undefined, first].includes(serverProcess()) || undefined;
    await eventually(vscode.languages.onDidChangeDiagnostics, isAnother, 'another server');
    await untilItWorks();
    await untilDiagnostics(sampleUri('front_05.txt'), (found) => found.length === 1);
  });

  it('is restarted by hand', async () => {
    const first = serverProcess();
    await vscode.commands.executeCommand('lora.restartServer');
    await untilItWorks();
    const ended = eventually(
      vscode.languages.onDidChangeDiagnostics,
      () => serverProcess() !== first || undefined,
      'another server',
    );
    await ended;
  });
});
