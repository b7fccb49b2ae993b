import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { closeEditors, fileUri } from './support.ts';

const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

describe('presets of kohya_ss', () => {
  const config = fileUri('lora-dataset.toml');
  let text = '';

  before(async () => {
    text = await read(config);
    const preset = new TextEncoder().encode('{"network_dim": "48", "max_train_steps": 700}');
    await vscode.workspace.fs.writeFile(fileUri('a-preset.json'), preset);
  });
  afterEach(closeEditors);
  after(async () => {
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode(text));
    for (const name of ['a-preset.json', 'out-preset.json']) await vscode.workspace.fs.delete(fileUri(name));
  });

  it('are taken over into the configuration, which undo takes back, and written from it', async () => {
    const imported = await vscode.commands.executeCommand<vscode.Uri>('lora.importTraining', {
      folder: fileUri('.'),
      file: fileUri('a-preset.json').fsPath,
      confirm: 'no',
    });
    assert.equal(imported?.fsPath, config.fsPath);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isDirty);
    assert.match(document.getText(), /^network_dim = 48$/m);
    assert.ok(await document.save());

    const exported = await vscode.commands.executeCommand<vscode.Uri>('lora.exportPreset', {
      folder: fileUri('.'),
      to: fileUri('out-preset.json').fsPath,
    });
    assert.ok(exported);
    assert.equal(JSON.parse(await read(exported)).max_train_steps, 700);

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    assert.ok(await document.save());
  });
});
