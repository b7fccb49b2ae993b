import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { codeOf, documentAt, sampleUri } from './sample.ts';
import { closeEditors, eventually, fileUri, replaceText, untilDiagnostics } from './support.ts';

const run = <Result>(command: string, argument: object) =>
  vscode.commands.executeCommand<Result>(command, argument);

describe('caption sheet', () => {
  let folder: string;
  let tests = 0;
  const file = (name: string) => path.join(folder, '5_bob man', `${name}.txt`);
  const read = (name: string) => fs.readFile(file(name), 'utf8');

  beforeEach(async () => {
    // Another one each time: of a folder that goes and comes the server hears a moment later.
    folder = fileUri(`sheets-${++tests}`).fsPath;
    const picture = sampleUri(
      (await fs.readdir(sampleUri('').fsPath)).find((one) => /^front_01\.(?!txt)/.test(one)) ?? '',
    ).fsPath;
    await fs.mkdir(path.dirname(file('a')), { recursive: true });
    for (const name of ['a', 'b', 'c', 'd'])
      await fs.copyFile(picture, file(name).replace('.txt', path.extname(picture)));
    await fs.writeFile(path.join(folder, 'lora-dataset.toml'), '[dataset]\ntrigger = "bob"\n');
    await fs.writeFile(file('a'), '1boy, bob, smile\r\n');
    await fs.writeFile(file('b'), '1boy, bob, hat');
    await fs.writeFile(file('c'), '\ufeff1boy, bob\nbob stands.\n');
    await untilDiagnostics(vscode.Uri.file(file('c')), (all) => all.length > 0);
  });
  afterEach(async () => {
    await closeEditors();
    await fs.rm(folder, { recursive: true });
  });

  const open = async (query = '') => {
    const uri = await run<vscode.Uri>('lora.openCaptionSheet', { folder, query });
    const document = documentAt(uri);
    assert.ok(document);
    return document;
  };
  const captionsIn = (document: vscode.TextDocument) =>
    document
      .getText()
      .split('\n')
      .filter((line) => !line.startsWith('#'));
  const replace = (document: vscode.TextDocument, from: string, to: string) =>
    replaceText(document, document.getText().replace(from, to));
  const untilText = (document: vscode.TextDocument, text: string) =>
    eventually(
      vscode.workspace.onDidChangeTextDocument,
      () => document.getText().includes(text) || undefined,
      `"${text}" in ${document.uri.path}`,
    );

  /** Another program writes the first caption, and the sheet tells. */
  const changeElsewhere = async ({ uri }: vscode.TextDocument) => {
    await fs.writeFile(file('a'), 'theirs');
    await untilDiagnostics(uri, (all) => all.some(({ message }) => message.includes('changed elsewhere')));
  };

  it('has all captions, saves what was edited with minimal edits, and is undone to the byte', async () => {
    const document = await open();
    assert.equal(document.languageId, 'lora-caption-sheet');
    assert.equal(document.isDirty, false);
    assert.deepEqual(captionsIn(document), [
      'a: 1boy, bob, smile',
      'b: 1boy, bob, hat',
      'c: 1boy, bob',
      '    bob stands.',
      'd: ',
      '',
    ]);
    const before = await Promise.all(['a', 'b', 'c'].map((name) => fs.readFile(file(name))));
    const untouched = await fs.stat(file('b'));
    await replace(document, 'smile', 'grin');
    await replace(document, 'bob stands.', 'bob sits.\n    He reads.');
    await replace(document, 'd: ', 'd: 1boy, bob');
    assert.ok(await document.save());
    assert.equal(document.isDirty, false);
    assert.equal(await read('a'), '1boy, bob, grin\r\n');
    assert.equal(await read('c'), '\ufeff1boy, bob\nbob sits.\nHe reads.\n');
    assert.equal(await read('d'), '1boy, bob');
    assert.equal((await fs.stat(file('b'))).mtimeMs, untouched.mtimeMs);

    const undone = await run<BulkEditResult>('lora.undoLastBulkEdit', { folder });
    assert.deepEqual([undone.done, undone.refused], [3, []]);
    assert.deepEqual(await Promise.all(['a', 'b', 'c'].map((name) => fs.readFile(file(name)))), before);
    await assert.rejects(fs.stat(file('d')));
    // Nobody works on it: it is read again.
    await untilText(document, 'bob stands.');
    assert.equal(document.isDirty, false);
  });

  it('leaves the caption of a removed line as it is', async () => {
    const document = await open();
    await replace(document, 'b: 1boy, bob, hat\n', '');
    await replace(document, 'smile', 'grin');
    assert.ok(await document.save());
    assert.deepEqual([await read('a'), await read('b')], ['1boy, bob, grin\r\n', '1boy, bob, hat']);
    // The line is back by undo, and known.
    await replace(document, 'a: ', 'b: 1boy, bob\na: ');
    assert.ok(await document.save());
    assert.equal(await read('b'), '1boy, bob');
  });

  it('is not saved with a name that no caption has, and says where', async () => {
    const document = await open();
    await replace(document, 'b: 1boy, bob, hat', 'x: 1boy, bob, cap');
    await replace(document, 'smile', 'grin');
    await untilDiagnostics(document.uri, (all) =>
      all.some(({ message }) => message === 'This sheet has no caption "x".'),
    );
    assert.equal(await document.save(), false);
    assert.equal(document.isDirty, true);
    assert.deepEqual([await read('a'), await read('b')], ['1boy, bob, smile\r\n', '1boy, bob, hat']);
    await replace(document, 'x: ', 'b: ');
    assert.ok(await document.save());
    assert.deepEqual([await read('a'), await read('b')], ['1boy, bob, grin\r\n', '1boy, bob, cap']);
  });

  it('leaves a caption alone that was changed on disk meanwhile, and keeps its text', async () => {
    const document = await open();
    await replace(document, 'smile', 'grin');
    await replace(document, 'bob, hat', 'bob, cap');
    await changeElsewhere(document);
    assert.equal(await document.save(), false);
    assert.equal(document.isDirty, true);
    assert.ok(document.getText().includes('a: 1boy, bob, grin'));
    assert.deepEqual([await read('a'), await read('b')], ['theirs', '1boy, bob, cap']);
    // Who gives up sees what is there, what was written included.
    const typed = document.getText();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    assert.deepEqual(captionsIn(document).slice(0, 2), ['a: theirs', 'b: 1boy, bob, cap']);
    assert.equal(document.isDirty, false);
    await replaceText(document, typed);
    assert.ok(await document.save());
    assert.deepEqual([await read('a'), await read('b')], ['1boy, bob, grin', '1boy, bob, cap']);
    // Changed once more, and taken as it is there, it is no change any more.
    await replace(document, 'bob, grin', 'bob, laugh');
    await changeElsewhere(document);
    assert.equal(await document.save(), false);
    await replace(document, 'a: 1boy, bob, laugh', 'a: theirs');
    assert.ok(await document.save());
    await replace(document, 'a: theirs', 'a: mine');
    assert.ok(await document.save());
    assert.equal(await read('a'), 'mine');
  });

  it('says how many captions were written, and of each other line why not', async () => {
    const document = await open();
    await replace(document, 'smile', 'grin');
    await replace(document, 'bob, hat', 'bob, cap');
    await changeElsewhere(document);
    const lineOf = (line: string) => document.getText().split('\n').indexOf(line) + 1;
    const write = (text: string) =>
      Promise.resolve(vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(text)));
    const why = `Line ${lineOf('a: 1boy, bob, grin')}, a: it was changed meanwhile.`;
    await assert.rejects(write(document.getText()), {
      message: `One caption was written. One was left as it is. ${why}`,
    });
    await assert.rejects(write(document.getText()), { message: `Nothing was written. ${why}` });
    await assert.rejects(write(document.getText().replace('b: ', 'x: ')), {
      message: `Nothing was written. Line ${lineOf('b: 1boy, bob, cap')}: This sheet has no caption "x".`,
    });
  });

  it('is read again when a caption changes elsewhere, as long as nobody works on it', async () => {
    const document = await open();
    // Not while somebody works on it: then as soon as it is saved.
    await replace(document, 'd: ', 'd: 1boy, bob');
    await fs.writeFile(file('c'), 'theirs');
    await untilDiagnostics(vscode.Uri.file(file('c')), (all) =>
      all.every((one) => codeOf(one) !== 'multi-line-caption'),
    );
    assert.ok(document.getText().includes('c: 1boy, bob\n    bob stands.\nd: 1boy, bob'));
    assert.ok(await document.save());
    await untilText(document, 'c: theirs\nd: 1boy, bob');
    const inEditor = await vscode.workspace.openTextDocument(file('b'));
    await vscode.window.showTextDocument(inEditor, vscode.ViewColumn.Beside);
    await replaceText(inEditor, '1boy, bob, cap');
    await untilText(document, 'b: 1boy, bob, cap');
    assert.equal(document.isDirty, false);
    // What is unsaved there is not the sheet's to save.
    await replace(document, 'bob, cap', 'bob, bow tie');
    await replace(document, 'smile', 'grin');
    assert.equal(await document.save(), false);
    assert.deepEqual([await read('a'), await read('b')], ['1boy, bob, grin\r\n', '1boy, bob, hat']);
    assert.ok(await inEditor.save());
    assert.ok(await document.save());
    assert.equal(await read('b'), '1boy, bob, bow tie');
    assert.equal(inEditor.getText(), '1boy, bob, bow tie');
  });

  it('has the checks of captions, completion and fixes at their places', async () => {
    const document = await open('tag:bob');
    assert.equal(captionsIn(document).length, 5);
    await replace(document, 'smile', 'smile, smile');
    const found = await untilDiagnostics(document.uri, (all) =>
      all.some((one) => codeOf(one) === 'duplicate-tag'),
    );
    const double = found.find((one) => codeOf(one) === 'duplicate-tag');
    assert.equal(document.getText(double?.range), 'smile');
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      double?.range,
    );
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.ok(document.getText().includes('a: 1boy, bob, smile\n'));
    const line = document
      .getText()
      .split('\n')
      .findIndex((one) => one.startsWith('b:'));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new vscode.Position(line, 'b: 1boy, bob, h'.length),
    );
    assert.ok(items.length > 0);
  });
});
