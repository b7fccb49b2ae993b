import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { codeOf, documentAt, sampleUri } from './sample.ts';
import { closeEditors, eventually, fileUri, openFile, untilDiagnostics } from './support.ts';

const has = (code: string) => (found: readonly vscode.Diagnostic[]) =>
  found.some((one) => codeOf(one) === code);
const lacks = (code: string) => (found: readonly vscode.Diagnostic[]) => !has(code)(found);

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range, 'quickfix');
}

/** Applies an action of that title, and saves what it changed. */
async function take(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((one) => one.title === title);
  assert.ok(action, `${title} is none of: ${actions.map((one) => one.title).join('; ')}`);
  if (action.edit) assert.ok(await vscode.workspace.applyEdit(action.edit));
  if (action.command) {
    const { command, arguments: args = [] } = action.command;
    await vscode.commands.executeCommand(command, ...args);
  }
  // An edit of a file that is not open shows it as one with changes, a moment later.
  const edited = action.edit?.entries().map(([uri]) => uri) ?? [];
  for (const uri of edited) assert.ok(await (await vscode.workspace.openTextDocument(uri)).save());
}

describe('what is done with rules at a finding', () => {
  const CONFIG = '# mine\n[dataset]\n\n[rules]\n# blanks are fine\nempty-tag = "off"\n';
  const config = fileUri('many', 'lora-dataset.toml');
  const caption = fileUri('many', '3_bob man', '00.txt');

  beforeEach(async () => {
    const folder = fileUri('many', '3_bob man').fsPath;
    await fs.mkdir(folder, { recursive: true });
    for (let index = 0; index < 14; index++) {
      const stem = path.join(folder, String(index).padStart(2, '0'));
      await fs.copyFile(sampleUri('front_01.jpg').fsPath, `${stem}.jpg`);
      await fs.writeFile(`${stem}.txt`, index < 11 ? `bob, view ${index}x, bob` : `bob, view ${index}x`);
    }
    await fs.writeFile(config.fsPath, CONFIG);
  });

  afterEach(async () => {
    await closeEditors();
    await fs.rm(fileUri('many').fsPath, { recursive: true });
    await untilDiagnostics(caption, (found) => found.length === 0);
    await untilDiagnostics(config, (found) => found.length === 0);
  });

  /** Opens the first caption, and gives the mistake in it. */
  async function openMistake(): Promise<vscode.Diagnostic> {
    await openFile('many', '3_bob man', '00.txt');
    await eventually(
      vscode.workspace.onDidOpenTextDocument,
      () => documentAt(caption)?.languageId === 'lora-caption' || undefined,
      'it becomes a caption',
    );
    const [found] = await untilDiagnostics(caption, has('duplicate-tag'));
    assert.ok(found);
    return found;
  }

  const top = new vscode.Range(0, 0, 0, 0);

  it('one that finds something in most of a dataset is called a convention', async () => {
    await untilDiagnostics(config, has('duplicate-tag'));
    await openFile('many', 'lora-dataset.toml');
    const actions = await actionsAt(config, top);
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Fix All: "duplicate-tag" in 11 files…'), titles.join('; '));
    await take(actions, 'This Is How I Caption: turn off duplicate-tag in this dataset');
    await untilDiagnostics(config, lacks('duplicate-tag'));
    await untilDiagnostics(caption, lacks('duplicate-tag'));
    assert.equal(await fs.readFile(config.fsPath, 'utf8'), `${CONFIG}duplicate-tag = "off"\n`);
  });

  it('one that finds something in most of a dataset is shown in the gallery', async () => {
    await untilDiagnostics(config, has('duplicate-tag'));
    await openFile('many', 'lora-dataset.toml');
    const actions = await actionsAt(config, top);
    await take(actions, 'Show in Gallery: duplicate-tag');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('any is turned off for a file, and in the dataset', async () => {
    await untilDiagnostics(config, has('duplicate-tag'));
    const found = await openMistake();
    await take(await actionsAt(caption, found.range), 'Turn off duplicate-tag for 00.txt');
    await untilDiagnostics(caption, lacks('duplicate-tag'));
    assert.match(await fs.readFile(config.fsPath, 'utf8'), /files = \["3_bob man\/00\.\*"\]/);
    await untilDiagnostics(fileUri('many', '3_bob man', '01.txt'), has('duplicate-tag'));
  });

  it('any is turned off in the dataset', async () => {
    await untilDiagnostics(config, has('duplicate-tag'));
    const found = await openMistake();
    await take(await actionsAt(caption, found.range), 'Turn off duplicate-tag in this dataset');
    await untilDiagnostics(caption, lacks('duplicate-tag'));
    await untilDiagnostics(fileUri('many', '3_bob man', '01.txt'), lacks('duplicate-tag'));
  });
});
