import { strict as assert } from 'node:assert';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type * as loaded from '../../client/on-demand.ts';
import { openCaption } from './sample.ts';
import { closeEditors, untilDiagnostics } from './support.ts';

describe('the extension', () => {
  afterEach(closeEditors);

  const extension = () => vscode.extensions.getExtension('lora-workbench.lora-workbench');

  it('is active in a folder with a dataset', async () => {
    await extension()?.activate();
    assert.equal(extension()?.isActive, true);
  });

  it('has every command that it contributes, those of pairs from the first dataset on', async () => {
    const { document } = await openCaption('right_01.txt');
    await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length > 0);
    const contributed: { command: string }[] = extension()?.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.ok(contributed.length > 0);
    assert.deepEqual(
      contributed.filter(({ command }) => !registered.has(command)),
      [],
    );
  });

  it('has something to do for each command that it registers', () => {
    const { extensionPath, packageJSON } = extension() ?? assert.fail();
    const { commands } = require(path.join(extensionPath, 'dist/on-demand.js')) as typeof loaded;
    const contributed = packageJSON.contributes.commands.map(({ command }: { command: string }) => command);
    assert.deepEqual(commands.map(({ id }) => id).sort(), [...contributed, 'lora.showInGallery'].sort());
  });

  it('sets up captions for writing tags', () => {
    const editor = vscode.workspace.getConfiguration('editor', { languageId: 'lora-caption' });
    assert.equal(editor.get('wordWrap'), 'on');
    assert.deepEqual(editor.get('quickSuggestions'), { other: 'on', comments: 'on', strings: 'on' });
    assert.equal(editor.get('wordBasedSuggestions'), 'off');
    assert.equal(editor.get('inlineSuggest.enabled'), false);
    assert.equal(editor.get('formatOnSave'), false);
  });
});
