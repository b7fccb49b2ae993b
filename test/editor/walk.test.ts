import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { WalkStop } from '../../protocol/lsp.ts';
import { MISTAKES, openCaption, sampleUri } from './sample.ts';
import { closeEditors, untilDiagnostics } from './support.ts';

const go = (command: string) => vscode.commands.executeCommand<WalkStop | undefined>(`lora.${command}`);
const active = () => path.basename(vscode.window.activeTextEditor?.document.fileName ?? '');
const stem = (name: string) => name.replace(/\.[^.]*$/, '');
/** The names of what each column shows. */
const columns = () => vscode.window.tabGroups.all.map(({ tabs }) => tabs.map(({ label }) => stem(label)));
const naturally = (names: readonly string[]) =>
  [...names].sort(new Intl.Collator('en', { numeric: true }).compare);

async function captionsInOrder(): Promise<readonly string[]> {
  const names = await fs.readdir(sampleUri('').fsPath);
  return naturally(names.filter((name) => name.endsWith('.txt')));
}

describe('the walk through the captions', () => {
  afterEach(closeEditors);

  it('goes on and back in natural order, each with its picture beside, and one tab for each', async () => {
    const ordered = await captionsInOrder();
    // Where sorting by characters would go wrong, and any other place.
    const [first, second, third] = ordered.slice(ordered.indexOf('front_10.txt') - 1);
    assert.ok(first && second && third);
    await openCaption(first);
    await go('nextCaption');
    assert.equal(active(), second);
    await go('nextCaption');
    assert.equal(active(), third);
    await go('previousCaption');
    assert.equal(active(), second);
    assert.deepEqual(columns(), [[stem(first), stem(second)], [stem(second)]]);
    assert.equal(vscode.window.tabGroups.activeTabGroup.viewColumn, vscode.ViewColumn.One);
  });

  it('goes round at the end', async () => {
    const ordered = await captionsInOrder();
    await openCaption(ordered.at(-1) ?? '');
    await go('nextCaption');
    assert.equal(active(), ordered[0]);
  });

  it('goes to the next caption with a finding', async () => {
    const [first, second] = naturally(Object.keys(MISTAKES));
    await openCaption(first ?? '');
    await go('nextWithFinding');
    assert.equal(active(), second);
  });

  it('begins a caption where there is none, and writes nothing', async () => {
    const { fsPath } = sampleUri('front_08.txt');
    const before = await fs.readFile(fsPath);
    await openCaption('front_06.txt');
    await fs.rm(fsPath);
    try {
      const images = await vscode.workspace.findFiles('**/front_08.{png,jpg,jpeg,webp}');
      await untilDiagnostics(images[0] ?? sampleUri('front_08.jpg'), (found) => found.length > 0);
      const stop = await go('nextWithoutCaption');
      assert.equal(stop?.exists, false);
      assert.equal(active(), 'front_08.txt');
      const { document } = vscode.window.activeTextEditor ?? {};
      assert.equal(document?.uri.scheme, 'untitled');
      assert.equal(document?.languageId, 'lora-caption');
      assert.deepEqual(
        await fs.readdir(path.dirname(fsPath)).then((names) => names.includes('front_08.txt')),
        false,
      );
      await go('nextCaption');
      assert.equal(active(), 'front_09.txt');
      // Saved, it is the caption of its picture.
      await go('previousCaption');
      const editor = vscode.window.activeTextEditor;
      assert.ok(await editor?.edit((edit) => edit.insert(new vscode.Position(0, 0), '1girl, CharacterAI')));
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert.equal(await fs.readFile(fsPath, 'utf8'), '1girl, CharacterAI');
    } finally {
      await fs.writeFile(fsPath, before);
    }
  });

  it('has keys that VS Code uses for nothing else', async () => {
    const { packageJSON } = vscode.extensions.getExtension('lora-workbench.lora-workbench') ?? {};
    const keys: { key: string }[] = packageJSON.contributes.keybindings;
    const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.ok(keys.length > 0 && text.includes('"key":'));
    for (const { key } of keys) {
      const uses = text.match(new RegExp(`\\{ "key": "${key.replaceAll('+', '\\+')}",[^}]*\\}`, 'g')) ?? [];
      // In places that are no text editor, the same keys may be used.
      const elsewhere = /lora\.|terminal|inQuickInput|quickInputType|accessibleView|inChat/;
      assert.deepEqual(
        uses.filter((use) => !elsewhere.test(use)),
        [],
      );
    }
  });
});
