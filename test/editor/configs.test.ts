import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import * as vscode from 'vscode';
import { closeEditors, fileUri, nextEvent, openFile, untilDiagnostics } from './support.ts';

/** Shows a new file whose text has the cursor at `|`. */
async function show(name: string, marked: string): Promise<vscode.TextEditor> {
  const offset = marked.indexOf('|');
  await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(marked.replace('|', '')));
  const editor = await openFile(name);
  const position = editor.document.positionAt(offset);
  editor.selection = new vscode.Selection(position, position);
  return editor;
}

async function offered(editor: vscode.TextEditor): Promise<readonly vscode.CompletionItem[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    editor.document.uri,
    editor.selection.active,
  );
  return items;
}

const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

/** Takes the suggestion that is shown first. */
async function takeFirst(): Promise<void> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  const changed = nextEvent(vscode.workspace.onDidChangeTextDocument, 'the suggestion is taken');
  // The list opens in its own time; before, there is nothing to take.
  let isTaken = false;
  const done = changed.finally(() => {
    isTaken = true;
  });
  while (!isTaken) await vscode.commands.executeCommand('acceptSelectedSuggestion');
  await done;
}

describe('configurations while they are written', () => {
  const names = ['train-config.toml', 'my-prompts.txt', 'my-preset.json'];

  before(async () => {
    const { document } = await show('train-config.toml', 'output_name = "a"\nnetwork_dim = "4"|\n');
    await untilDiagnostics(document.uri, (found) => found.length === 1);
    await closeEditors();
  });
  afterEach(closeEditors);
  after(async () => {
    for (const name of names) await fs.rm(fileUri(name).fsPath, { force: true });
  });

  it('are offered the keys of a training config, and told about', async () => {
    const editor = await show('train-config.toml', 'output_name = "a"\nseed = 1\nnetwork_di|\n');
    const items = await offered(editor);
    const dim = items.find((item) => labelOf(item) === 'network_dim');
    assert.equal(dim?.detail, 'whole number');
    assert.ok(!items.some((item) => labelOf(item) === 'seed'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      new vscode.Position(1, 2),
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((one) => (typeof one === 'string' ? one : one.value)),
    );
    assert.match(words.join('\n'), /Start of all random numbers/);
    assert.equal(hovers[0]?.range?.end.character, 4);
  });

  it('are completed as somebody types', async () => {
    const editor = await show('train-config.toml', 'output_name = "a"\nseed = 1\nsave_precision = "bf|\n');
    await takeFirst();
    assert.equal(editor.document.getText(), 'output_name = "a"\nseed = 1\nsave_precision = "bf16"\n');
    await editor.document.save();
  });

  it('are offered the settings of a prompt', async () => {
    const editor = await show('my-prompts.txt', 'alice --ss euler_|');
    const labels = (await offered(editor)).map(labelOf);
    assert.ok(labels.includes('euler_a'), labels.join());
  });

  it('are presets of kohya_ss, too', async () => {
    const editor = await show('my-preset.json', '{\n  "LoRA_type": "Standard",\n  "max_re|": "512,512"\n}\n');
    const labels = (await offered(editor)).map(labelOf);
    assert.ok(labels.includes('max_resolution'), labels.join());
  });

  it('are ours', async () => {
    const editor = await openFile('lora-dataset.toml');
    const { document } = editor;
    const position = document.positionAt(document.getText().indexOf('likeness'));
    editor.selection = new vscode.Selection(position, position);
    const labels = (await offered(editor)).map(labelOf);
    assert.deepEqual(labels.slice(0, 3), ['likeness', 'style', 'finetune']);
  });
});
