import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { BASE, openCaption, sampleUri } from './sample.ts';
import { closeEditors, eventually, fileUri, openFile, replaceText } from './support.ts';

const NAME = 'front_01.txt';
const uri = sampleUri(NAME);
/** In the base caption's second tag, the trigger. */
const onTrigger = new vscode.Position(0, 10);

function ask<Result>(command: string, ...more: unknown[]): Thenable<Result> {
  return vscode.commands.executeCommand<Result>(command, uri, ...more);
}

describe('finding the way in captions', () => {
  beforeEach(async () => {
    const { document } = await openCaption(NAME);
    assert.ok(document.getText().startsWith(BASE.slice(0, 20)));
  });
  afterEach(closeEditors);

  it('has all places of a tag, and where it is declared', async () => {
    const references = await ask<vscode.Location[]>('vscode.executeReferenceProvider', onTrigger);
    const files = new Set(references.map((one) => one.uri.path.slice(one.uri.path.lastIndexOf('/') + 1)));
    assert.ok(files.has('lora-dataset.toml') && files.has('back_01.txt'));
    const highlights = await ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', onTrigger);
    assert.equal(highlights.length, 1);
    const [declared] = await ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', onTrigger);
    assert.equal(declared?.targetUri.toString(), fileUri('lora-dataset.toml').toString());
    const text = await vscode.workspace.openTextDocument(fileUri('lora-dataset.toml'));
    assert.equal(text.getText(declared?.targetSelectionRange), 'CharacterAI');
  });

  it('has the tags as symbols, here and in the workspace', async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    assert.equal(symbols[1]?.name, 'CharacterAI');
    const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      'earrings',
    );
    assert.ok(found.some(({ name }) => name === 'earrings'));
  });

  it('grows a selection from word to tag to caption', async () => {
    const [selection] = await ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [
      new vscode.Position(0, BASE.indexOf('skin') + 1),
    ]);
    const { document } = await openCaption(NAME);
    assert.equal(document.getText(selection?.range), 'skin');
    assert.equal(document.getText(selection?.parent?.range), 'dark skin');
  });

  it('colours tags by what they mean', async () => {
    const legend = await ask<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend');
    const { data } = await ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
    const types = Array.from({ length: data.length / 5 }, (_, index) => {
      return legend.tokenTypes[data[5 * index + 3] ?? 0];
    });
    assert.deepEqual(types.slice(0, 3), ['captionTag', 'keyword', 'captionTag']);
  });

  it('shows the picture by a line above the caption', async () => {
    const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 10);
    const [picture, findings] = lenses.map(({ command }) => command);
    assert.match(picture?.title ?? '', /^front_01\.jpg, \d+ × \d+ → bucket \d+ × \d+$/);
    assert.equal(findings?.title, 'No findings');
    assert.equal(findings?.command, 'workbench.actions.view.problems');
    assert.ok(picture);
    await vscode.commands.executeCommand(picture.command, ...(picture.arguments ?? []));
    await eventually(
      vscode.window.tabGroups.onDidChangeTabs,
      () => {
        const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
        const isPicture = input instanceof vscode.TabInputCustom && input.uri.path.endsWith('front_01.jpg');
        return isPicture || undefined;
      },
      'the picture is shown',
    );
  });

  it('shows no such line where the setting says so', async () => {
    const lenses = () => ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider', 10);
    const setting = vscode.workspace.getConfiguration('lora.codeLens');
    // Each question is answered by the server, which hears of the setting in between.
    const untilThereAre = async (count: number) => {
      let left = 500;
      while ((await lenses()).length !== count) assert.ok(left-- > 0, `${count} lines`);
    };
    assert.equal((await lenses()).length, 2);
    try {
      await setting.update('enabled', false, vscode.ConfigurationTarget.Global);
      await untilThereAre(0);
    } finally {
      await setting.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    await untilThereAre(2);
  });
});

describe('finding the way from the configuration', () => {
  const config = fileUri('lora-dataset.toml');
  afterEach(closeEditors);

  it('has links where a path leads to something', async () => {
    const { document } = await openFile('lora-dataset.toml');
    const text = document.getText().replace('[dataset]\n', '[dataset]\nimages = "img"\n');
    await replaceText(document, `${text}[training]\nmodel = "./nowhere.safetensors"\n`);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      config,
    );
    assert.deepEqual(
      links.map(({ range, target }) => [document.getText(range), target?.toString()]),
      [['img', fileUri('img').toString()]],
    );
  });

  it('has all places of a tag that it names, and renames it', async () => {
    const { document } = await openFile('lora-dataset.toml');
    const place = document.positionAt(document.getText().indexOf('earrings') + 2);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      config,
      place,
    );
    assert.equal(references.length, 42);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      config,
      place,
      'hoops',
    );
    assert.equal(edit.size, 42);
  });
});
