import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { documentAt, sampleUri } from './sample.ts';
import { closeEditors, eventually, fileUri, openFile } from './support.ts';

describe('a tag of a dataset', () => {
  const captions = { a: '1girl, zoe, long hair', b: '1girl, zoe,Long_Hair', c: '1girl, zoe, smile' };
  let folder: string;
  let name: string;
  let before: string;
  let count = 0;
  const file = (stem: string) => path.join(folder, '1_zoe', `${stem}.txt`);
  const read = () => Promise.all(Object.keys(captions).map((stem) => fs.readFile(file(stem), 'utf8')));
  const config = () => fs.readFile(path.join(folder, 'lora-dataset.toml'), 'utf8');
  const dirty = () => vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty);
  const run = <Result>(command: string, ...args: unknown[]) =>
    vscode.commands.executeCommand<Result>(command, ...args);

  beforeEach(async () => {
    // Each its own: what was there a moment ago the server may not have heard of.
    name = `renamed-${++count}`;
    folder = fileUri(name).fsPath;
    const concept = path.join(folder, '1_zoe');
    await fs.mkdir(concept, { recursive: true });
    const pictures = await fs.readdir(sampleUri('').fsPath);
    const picture = pictures.find((one) => /^front_01\.(?!txt)/.test(one)) ?? '';
    for (const [stem, text] of Object.entries(captions)) {
      await fs.copyFile(sampleUri(picture).fsPath, path.join(concept, stem + path.extname(picture)));
      await fs.writeFile(file(stem), text);
    }
    const answers = {
      trigger: 'zoe',
      class: 'woman',
      purpose: 'style',
      baseCaption: '1girl, zoe, long hair',
    };
    assert.ok(await run('lora.setUpDataset', { folder, ...answers }));
    before = await config();
    await closeEditors();
  });
  afterEach(async () => {
    await closeEditors();
    await fs.rm(folder, { recursive: true });
  });

  async function openAt(caption: string, character: number): Promise<vscode.Uri> {
    const editor = await openFile(name, '1_zoe', caption);
    const { uri } = editor.document;
    await eventually(
      vscode.workspace.onDidOpenTextDocument,
      () => documentAt(uri)?.languageId === 'lora-caption' || undefined,
      `${caption} becomes a caption`,
    );
    const place = new vscode.Position(0, character);
    editor.selection = new vscode.Selection(place, place);
    return uri;
  }

  it('is renamed by F2 in captions and configuration, and nothing else offers to format that', async () => {
    const uri = await openAt('a.txt', 14);
    const place = new vscode.Position(0, 14);
    const edit = await run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', uri, place, 'braid');
    assert.ok(await vscode.workspace.applyEdit(edit, { isRefactoring: true }));
    assert.deepEqual(await read(), ['1girl, zoe, braid', '1girl, zoe,braid', captions.c]);
    assert.equal(await config(), before.replace('long hair', 'braid'));
    assert.deepEqual(dirty(), []);
    const configUri = vscode.Uri.file(path.join(folder, 'lora-dataset.toml'));
    await vscode.workspace.openTextDocument(configUri);
    const options = { tabSize: 4, insertSpaces: true };
    const formatting = 'vscode.executeFormatDocumentProvider';
    assert.deepEqual((await run<vscode.TextEdit[] | undefined>(formatting, configUri, options)) ?? [], []);
    const b = await openAt('b.txt', 0);
    const edits = await run<vscode.TextEdit[]>(formatting, b, options);
    assert.deepEqual(
      edits.map(({ newText, range }) => [newText, range.start.character]),
      [[' ', 11]],
    );
  });

  it('is renamed by LoRA: Rename Tag… from under the cursor, and that is undone', async () => {
    await openAt('b.txt', 14);
    const renamed = await run<BulkEditResult>('lora.renameTag', { folder, to: 'smile', spellings: 'all' });
    assert.deepEqual([renamed.done, renamed.refused], [3, []]);
    assert.deepEqual(await read(), ['1girl, zoe, smile', '1girl, zoe,smile', captions.c]);
    assert.equal(await config(), before.replace('long hair', 'smile'));
    assert.deepEqual(dirty(), []);
    assert.equal((await run<BulkEditResult>('lora.undoLastBulkEdit', { folder })).done, 3);
    assert.deepEqual(await read(), Object.values(captions));
    assert.equal(await config(), before);
  });

  it('is sorted, and put into the base caption by a code action', async () => {
    const uri = await openAt('c.txt', 14);
    const sorted = await run<BulkEditResult>('lora.sortTags', {
      folder,
      scope: 'caption',
      order: 'alphabet',
    });
    assert.equal(sorted.done, 0);
    const range = new vscode.Range(0, 14, 0, 14);
    const actions = await run<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      'refactor',
    );
    const action = actions.find(({ title }) => title === 'Add "smile" to the base caption');
    assert.ok(action?.command, actions.map(({ title }) => title).join('; '));
    await run(action.command.command, ...(action.command.arguments ?? []));
    assert.equal(await config(), before.replace('long hair', 'long hair, smile'));
  });
});
