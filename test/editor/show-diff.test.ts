import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { showDiff } from '../../client/gallery/show-diff.ts';
import { closeEditors, eventually } from './support.ts';

describe('what a prepared edit of the gallery does to one caption', () => {
  after(closeEditors);

  it('is shown as a difference that can be read, and not changed', async () => {
    const asked: unknown[] = [];
    const change = { image: 'file:///d/a.png', name: '10_alice/a.txt', title: 'Add "hat"' };
    const request = <Result>(method: string, params: unknown) => {
      asked.push(method, params);
      return Promise.resolve([{ ...change, before: 'alice', after: 'alice, hat' }] as Result);
    };
    await showDiff({ request }, 'edit', 3);
    assert.deepEqual(asked, ['lora/gallery/preparedChanges', { id: 'edit', start: 3, end: 4 }]);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.equal(tab?.label, '10_alice/a.txt: Add "hat"');
    assert.ok(tab.input instanceof vscode.TabInputTextDiff);
    const texts = await Promise.all(
      [tab.input.original, tab.input.modified].map(async (uri) => {
        const document = await vscode.workspace.openTextDocument(uri);
        return [document.getText(), document.languageId];
      }),
    );
    assert.deepEqual(texts, [
      ['alice', 'lora-caption'],
      ['alice, hat', 'lora-caption'],
    ]);
    assert.equal(vscode.workspace.fs.isWritableFileSystem(tab.input.modified.scheme), undefined);
  });

  it('is shown where it begins to differ, however long the line', async () => {
    await closeEditors();
    const tags = Array.from({ length: 200 }, (_, index) => `tag ${index}`).join(', ');
    const [before, after] = [`alice\r\n${tags}, hat, smile`, `alice\r\n${tags}, cap, smile, day`];
    const change = { image: 'file:///d/a.png', name: '10_alice/a.txt', title: 'Replace', before, after };
    await showDiff({ request: <Result>() => Promise.resolve([change] as Result) }, 'edit', 4);
    const selection = await eventually(
      vscode.window.onDidChangeTextEditorSelection,
      () => {
        const editor = vscode.window.activeTextEditor;
        return editor?.document.getText() === after && !editor.selection.isEmpty
          ? editor.selection
          : undefined;
      },
      'what differs is selected',
    );
    const start = new vscode.Position(1, tags.length + 2);
    assert.ok(selection.isEqual(new vscode.Selection(start, start.translate(0, 3))));
  });

  it('is not shown where the edit does not change so many', async () => {
    await closeEditors();
    await showDiff({ request: <Result>() => Promise.resolve([] as Result) }, 'edit', 3);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });
});
