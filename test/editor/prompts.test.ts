import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { a1111Text, pngWith, tEXt } from '../support/generated-pictures.ts';
import { closeEditors, fileUri } from './support.ts';

describe('how a picture was made', () => {
  const picture = fileUri('made.png');

  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(picture);
  });

  it('is shown as a text that can be read and copied', async () => {
    await vscode.workspace.fs.writeFile(picture, pngWith(tEXt('parameters', a1111Text)));
    const text = await vscode.commands.executeCommand<string>('lora.showGenerationParameters', picture);
    assert.match(text, /^Prompt\n {2}\(masterpiece:1\.2\)/);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('lora.copyPrompt');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^\(masterpiece:1\.2\), CharacterAI, .*\nfrom behind$/);
  });
});
