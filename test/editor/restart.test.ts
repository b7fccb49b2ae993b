import { strict as assert } from 'node:assert';
import process from 'node:process';
import * as vscode from 'vscode';
import { openCaption } from './sample.ts';
import { serverProcesses } from './server-processes.ts';
import { closeEditors, untilDiagnostics } from './support.ts';

const RESTARTS = 10;

/** How many answers there are, and what this process holds for it: all of it is the same after any number of restarts. */
async function counted(): Promise<Readonly<Record<string, unknown>>> {
  const { document } = await openCaption('front_12.txt');
  const at = document.positionAt(3);
  const ask = async (what: string, ...more: unknown[]) =>
    (await vscode.commands.executeCommand<readonly unknown[]>(what, document.uri, ...more)).length;
  const range = new vscode.Range(document.positionAt(0), at);
  const held = process.getActiveResourcesInfo();
  const found = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length > 0);
  return {
    findings: found.length,
    hovers: await ask('vscode.executeHoverProvider', at),
    definitions: await ask('vscode.executeDefinitionProvider', at),
    highlights: await ask('vscode.executeDocumentHighlights', at),
    lenses: await ask('vscode.executeCodeLensProvider'),
    hints: await ask('vscode.executeInlayHintProvider', range),
    commands: (await vscode.commands.getCommands()).length,
    servers: serverProcesses().length,
    children: held.filter((one) => one === 'ProcessWrap').length,
    pipes: held.filter((one) => one === 'PipeWrap').length,
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

describe('a language server that is restarted', () => {
  afterEach(closeEditors);

  it('ten times leaves nothing behind: no process, no pipe, no listener, no answer given twice', async function () {
    this.timeout(120_000);
    const restart = () => vscode.commands.executeCommand('lora.restartServer');
    await restart();
    const first = await counted();
    assert.equal(first['servers'], 1);
    assert.equal(first['hovers'], 1);
    for (let left = RESTARTS; left > 0; left--) await restart();
    assert.deepEqual(await counted(), first);
  });
});
