import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { FileOperationParams } from '../../protocol/files.ts';
import { codeOf, sampleUri } from './sample.ts';
import { closeEditors, fileUri, openFile, untilDiagnostics } from './support.ts';

const has = (code: string) => (found: readonly vscode.Diagnostic[]) =>
  found.some((one) => codeOf(one) === code);

describe('files are mended', () => {
  const root = fileUri('messy');
  const at = (...segments: string[]) => fileUri('messy', ...segments);
  const config = at('lora-dataset.toml');
  const names = async (...segments: string[]) => (await fs.readdir(at(...segments).fsPath)).sort();

  beforeEach(async () => {
    const pictures = ['3_bob man/a', '3_bob man/b', 'carol/c'];
    for (const name of pictures) {
      const file = at(`${name}.jpg`).fsPath;
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.copyFile(sampleUri('front_01.jpg').fsPath, file);
      await fs.writeFile(at(`${name}.txt`).fsPath, 'bob, smile');
    }
    await fs.writeFile(at('3_bob man', 'gone.txt').fsPath, 'bob');
    await fs.writeFile(config.fsPath, '');
  });

  afterEach(async () => {
    await closeEditors();
    await fs.rm(root.fsPath, { recursive: true });
    await untilDiagnostics(config, (found) => found.length === 0);
  });

  it('a folder gets a number at its finding', async () => {
    await untilDiagnostics(config, has('folder-repeats'));
    await openFile('messy', 'lora-dataset.toml');
    const top = new vscode.Range(0, 0, 0, 0);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      config,
      top,
      'quickfix',
    );
    const rename = actions.find(({ title }) => title === 'Rename carol to 3_carol');
    assert.ok(rename?.command, actions.map(({ title }) => title).join('; '));
    await vscode.commands.executeCommand(rename.command.command, ...(rename.command.arguments ?? []));
    assert.deepEqual(await names(), ['3_bob man', '3_carol', 'lora-dataset.toml']);
    assert.deepEqual(await names('3_carol'), ['c.jpg', 'c.txt']);
    await untilDiagnostics(config, (found) => !has('folder-repeats')(found));
  });

  it('captions are made and put aside, caches thrown away; what is there is not replaced', async () => {
    await fs.writeFile(at('3_bob man', 'a_te_outputs.npz').fsPath, 'old');
    const uri = (...segments: string[]) => at('3_bob man', ...segments).toString();
    const mend = (...operations: FileOperationParams[]) =>
      vscode.commands.executeCommand('lora.mendFiles', { operations });
    const done = await mend(
      { kind: 'rename', from: uri('gone.txt'), to: uri('_unused', 'gone.txt') },
      { kind: 'create', uri: uri('new.txt'), text: 'bob, hat' },
      { kind: 'trash', uri: uri('a_te_outputs.npz') },
    );
    assert.equal(done, 3);
    assert.deepEqual(await names('3_bob man'), ['_unused', 'a.jpg', 'a.txt', 'b.jpg', 'b.txt', 'new.txt']);
    assert.deepEqual(await names('3_bob man', '_unused'), ['gone.txt']);
    assert.equal(await fs.readFile(at('3_bob man', 'new.txt').fsPath, 'utf8'), 'bob, hat');
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty),
      [],
    );
    assert.equal(await mend({ kind: 'create', uri: uri('b.txt'), text: 'other' }), 0);
    assert.equal(await fs.readFile(at('3_bob man', 'b.txt').fsPath, 'utf8'), 'bob, smile');
    await mend({ kind: 'rename', from: uri('a.txt'), to: uri('b.txt') });
    assert.equal(await fs.readFile(at('3_bob man', 'b.txt').fsPath, 'utf8'), 'bob, smile');
  });
});
