import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { documentAt, openCaption, sampleUri } from './sample.ts';
import { closeEditors, eventually, fileUri, openFile, untilDiagnostics } from './support.ts';

/** Waits until the server answered something that it was asked after the file was shown. */
async function untilServerAnswers(): Promise<void> {
  await vscode.commands.executeCommand(
    'vscode.executeHoverProvider',
    sampleUri('front_01.txt'),
    new vscode.Position(0, 0),
  );
}

describe('the language of captions', () => {
  afterEach(closeEditors);

  it('is given to a caption that is shown', async () => {
    const { document } = await openCaption('front_01.txt');
    assert.equal(document.languageId, 'lora-caption');
  });

  it('is not given to a caption that nobody looks at', async () => {
    const hidden = await vscode.workspace.openTextDocument(sampleUri('front_02.txt'));
    await openCaption('front_01.txt');
    await untilServerAnswers();
    assert.equal(hidden.languageId, 'plaintext');
  });

  it('is not given to other texts', async () => {
    const uri = fileUri('notes.txt');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('1girl, 1girl'));
    try {
      const notes = await openFile('notes.txt');
      await openCaption('front_01.txt');
      await untilServerAnswers();
      assert.equal(notes.document.languageId, 'plaintext');
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('stays what the user made of it', async () => {
    const { document } = await openCaption('front_03.txt');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await closeEditors();
    const again = await openFile('img', '10_CharacterAI woman', 'front_03.txt');
    await openCaption('front_01.txt');
    await untilServerAnswers();
    assert.equal(again.document.languageId, 'plaintext');
    // Taken back by hand, it is a caption again.
    await vscode.languages.setTextDocumentLanguage(again.document, 'lora-caption');
    await closeEditors();
    await openCaption('front_03.txt');
  });

  it('leaves files alone that the user associated', async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('associations', { '*_04.txt': 'plaintext' }, vscode.ConfigurationTarget.Workspace);
    try {
      const associated = await openFile('img', '10_CharacterAI woman', 'front_04.txt');
      await openCaption('front_01.txt');
      await untilServerAnswers();
      assert.equal(associated.document.languageId, 'plaintext');
    } finally {
      await files.update('associations', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('does not end the findings when the caption is closed', async () => {
    await openCaption('front_12.txt');
    await untilDiagnostics(sampleUri('front_12.txt'), (found) => found.length === 1);
    await closeEditors();
    await eventually(
      vscode.workspace.onDidCloseTextDocument,
      () => documentAt(sampleUri('front_12.txt')) === undefined || undefined,
      'front_12.txt is closed',
    );
    await untilDiagnostics(sampleUri('front_12.txt'), (found) => found.length === 1);
  });
});
