import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { BASE, codeOf, openCaption, sampleUri } from './sample.ts';
import { closeEditors, nextEvent, replaceText, untilDiagnostics } from './support.ts';

async function completionsAt(uri: vscode.Uri, character: number): Promise<readonly vscode.CompletionItem[]> {
  const position = new vscode.Position(0, character);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    uri,
    position,
  );
  return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet);
}

const labels = (items: readonly vscode.CompletionItem[]) => {
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
};

describe('writing a caption', () => {
  let before: Uint8Array;
  let editor: vscode.TextEditor;
  const uri = () => sampleUri('front_07.txt');
  beforeEach(async () => {
    before = await readFile(uri().fsPath);
    editor = await openCaption('front_07.txt');
  });
  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.writeFile(uri(), before);
  });

  it('offers the missing trigger, then the base tags, then the dataset by use, none that is there', async () => {
    const { document } = editor;
    await replaceText(document, '1girl, ');
    const offered = labels(await completionsAt(uri(), 7));
    assert.deepEqual(offered.slice(0, 7), [
      'CharacterAI',
      'dark skin',
      'braided hair',
      'earrings',
      '3D render',
      'UHD',
      '4K',
    ]);
    assert.ok(offered.includes('from side'));
    assert.ok(!offered.includes('1girl') && !offered.includes('braded hair'));
  });

  it('finds the dataset’s tags with a blank missing, and words that it has not', async () => {
    const { document } = editor;
    await replaceText(document, '1girl, CharacterAI, darksk');
    assert.equal(labels(await completionsAt(uri(), 26))[0], 'dark skin');
    await replaceText(document, '1girl, CharacterAI, freckl');
    assert.ok(labels(await completionsAt(uri(), 26)).includes('freckles'));
  });

  it('tells how many tokens it has, behind what one writes', async () => {
    const { document } = editor;
    await replaceText(document, '1girl, CharacterAI, ');
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      uri(),
      new vscode.Range(0, 0, 1, 0),
    );
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position.character]),
      [['\u00a06 of 75 tokens', 20]],
    );
  });

  it('keeps its order when the editor sorts: what the captions have before what only begins so', async () => {
    const { document } = editor;
    for (const [typed, taken] of [
      ['hair', 'braided hair'],
      ['ear', 'earrings'],
      ['darksk', 'dark skin'],
      ['blck hai', 'black hair'],
    ]) {
      await replaceText(document, `1girl, CharacterAI, ${typed}`);
      const end = document.lineAt(0).range.end;
      editor.selection = new vscode.Selection(end, end);
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      const changed = nextEvent(vscode.workspace.onDidChangeTextDocument, `${taken} is taken`);
      // The list opens in its own time; before, there is nothing to take.
      let isTaken = false;
      const done = changed.finally(() => {
        isTaken = true;
      });
      while (!isTaken) await vscode.commands.executeCommand('acceptSelectedSuggestion');
      await done;
      assert.equal(document.getText(), `1girl, CharacterAI, ${taken}`);
    }
  });

  it('replaces the whole tag under the cursor', async () => {
    const { document } = editor;
    await replaceText(document, '1girl, CharacterAI, braihair, UHD');
    const item = (await completionsAt(uri(), 24)).find((one) => labels([one])[0] === 'braided hair');
    const range = item?.range instanceof vscode.Range ? item.range : item?.range?.replacing;
    assert.equal(range && document.getText(range), 'braihair');
  });

  it('finds a mistake as it is typed, and takes it back when it is mended', async () => {
    const { document } = editor;
    await replaceText(document, `${BASE}, 1girl`);
    const found = await untilDiagnostics(uri(), (diagnostics) => diagnostics.length > 0);
    assert.deepEqual(found.map(codeOf), ['duplicate-tag']);
    await replaceText(document, BASE);
    await untilDiagnostics(uri(), (diagnostics) => diagnostics.length === 0);
  });

  it('fixes a mistake with one click, and saves what was fixed and no more', async () => {
    const { document } = editor;
    await replaceText(
      document,
      '1girl, CharacterAI,  dark skin, braided hair, earrings, 3D render, 1girl,UHD,4K',
    );
    const [found] = await untilDiagnostics(uri(), (diagnostics) => diagnostics.length === 1);
    assert.ok(found);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri(),
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const [fix] = actions;
    assert.equal(fix?.title, 'Remove the second "1girl"');
    assert.equal(fix?.isPreferred, true);
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.ok(await document.save());
    assert.equal(
      await readFile(uri().fsPath, 'utf8'),
      '1girl, CharacterAI,  dark skin, braided hair, earrings, 3D render,UHD,4K',
    );
    await untilDiagnostics(uri(), (diagnostics) => diagnostics.length === 0);
  });

  it('fixes all that is safe at once', async () => {
    const { document } = editor;
    await replaceText(
      document,
      ', 1girl,, CharacterAI, dark skin, earrings, 3D render, UHD, 4K, 1girl, braded hair,',
    );
    await untilDiagnostics(uri(), (diagnostics) => diagnostics.length === 5);
    const all = new vscode.Range(0, 0, 0, document.lineAt(0).text.length);
    const [action] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri(),
      all,
      'source.fixAll.lora',
    );
    assert.ok(action?.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert.equal(
      document.getText(),
      '1girl, CharacterAI, dark skin, earrings, 3D render, UHD, 4K, braded hair',
    );
  });

  it('tells by hover how often a tag is used, with the picture', async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri(),
      new vscode.Position(0, 1),
    );
    const [content] = hover?.contents ?? [];
    const text = content instanceof vscode.MarkdownString ? content.value : String(content);
    assert.match(text, /\*\*1girl\*\*/);
    assert.match(text, /In 42 of 42 captions/);
    assert.match(text, /!\[\]\(file:\/\/\/.*front_07\.jpg\\\|height=160\)/);
    assert.match(text, /1024 × 1024/);
  });
});
