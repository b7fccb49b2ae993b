import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { codeOf } from './sample.ts';
import { closeEditors, fileUri, openFile, replaceText, untilDiagnostics } from './support.ts';

const write = (name: string, text: string) =>
  vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));

describe("the trainer's own configurations", () => {
  const names = ['prompts.txt', 'dataset.toml', 'my-dataset.json'];

  after(async () => {
    await closeEditors();
    for (const name of names) {
      await vscode.workspace.fs.delete(fileUri(name));
      await untilDiagnostics(fileUri(name), (found) => found.length === 0);
    }
  });

  it('show their mistakes without being open, and live while one types', async () => {
    await write(
      'dataset.toml',
      '[general]\nkeep_tokens = "1"\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "img"\n',
    );
    await untilDiagnostics(fileUri('dataset.toml'), (found) => found.length === 1);
    const { document } = await openFile('dataset.toml');
    const [found] = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 1);
    assert.deepEqual([found && codeOf(found), found && document.getText(found.range)], ['config', '"1"']);
    await replaceText(document, document.getText().replace('"1"', '1'));
    await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 0);
  });

  it('are prompt files and JSON, too', async () => {
    await write('prompts.txt', 'woman --w 512--h 512\n');
    const { document } = await openFile('prompts.txt');
    const [glued] = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 1);
    assert.equal(glued && document.getText(glued.range), '--h 512');
    await write(
      'my-dataset.json',
      '{"general": {"foo": 1}, "datasets": [{"subsets": [{"image_dir": "img"}]}]}',
    );
    const { document: json } = await openFile('my-dataset.json');
    const [foo] = await untilDiagnostics(json.uri, (diagnostics) => diagnostics.length === 1);
    assert.equal(foo && json.getText(foo.range), '"foo"');
  });

  it('are mended by a quick fix', async () => {
    const { document } = await openFile('prompts.txt');
    const [glued] = await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      glued?.range,
    );
    const [fix] = actions.filter(({ title }) => title.includes('Put a blank'));
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    assert.equal(document.getText(), 'woman --w 512 --h 512\n');
    await untilDiagnostics(document.uri, (diagnostics) => diagnostics.length === 0);
  });
});
