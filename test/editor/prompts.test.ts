import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { a1111Text, pngWith, tEXt } from '../support/generated-pictures.ts';
import { closeEditors, fileUri, openFile, replaceText, untilDiagnostics } from './support.ts';

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

  it('is shown of the picture that is open, where none is named', async () => {
    await vscode.commands.executeCommand('vscode.open', picture);
    const text = await vscode.commands.executeCommand<string>('lora.showGenerationParameters');
    assert.match(text, /^Prompt\n {2}\(masterpiece:1\.2\)/);
  });
});

describe('a prompt', () => {
  const prompt = fileUri('my.prompt');
  const lora = fileUri('hat-000002.safetensors');

  before(async () => {
    await vscode.workspace.fs.writeFile(prompt, new TextEncoder().encode('(hat:1.2), ((red) scarf\n'));
    await vscode.workspace.fs.writeFile(lora, new Uint8Array());
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(prompt);
    await vscode.workspace.fs.delete(lora);
  });

  it('is a language with findings, hover and completion', async () => {
    const { document } = await openFile('my.prompt');
    assert.equal(document.languageId, 'lora-prompt');
    const [open] = await untilDiagnostics(prompt, (found) => found.length === 1);
    assert.equal(open?.range.start.character, 11);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      prompt,
      new vscode.Position(0, 2),
    );
    const told = hovers.flatMap(({ contents }) =>
      contents.map((one) => (one as vscode.MarkdownString).value),
    );
    assert.ok(told.some((text) => text.includes('Weight 1.2')));
    await replaceText(document, 'scarf, <lora:ha');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      prompt,
      new vscode.Position(0, 15),
    );
    assert.ok(items.some(({ label }) => label === 'hat-000002'));
    await untilDiagnostics(prompt, ([one]) => one?.message.includes('There is no ">"') === true);
    await replaceText(document, 'scarf, <lora:hat-000002:0.8>');
    await untilDiagnostics(prompt, (found) => found.length === 0);
  });
});
