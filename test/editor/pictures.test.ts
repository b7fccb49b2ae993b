import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import type { PictureChoreResult } from '../../protocol/pictures.ts';
import { exif, png } from '../support/images.ts';
import { codeOf, documentAt } from './sample.ts';
import {
  closeEditors,
  eventually,
  fileUri,
  makeWatchedFolder,
  openFile,
  untilDiagnostics,
} from './support.ts';

const CONCEPT = '1_eve';

describe('what mends bytes', () => {
  let folder: string;
  const at = (name: string) => path.join(folder, CONCEPT, name);
  const uri = (name: string) => fileUri('bytes', CONCEPT, name);
  const codesOf = async (name: string, ...codes: string[]) => {
    const has = (found: readonly vscode.Diagnostic[]) =>
      found.map(codeOf).filter((code) => codes.includes(`${code}`));
    await untilDiagnostics(uri(name), (found) => has(found).length === codes.length);
  };
  const isGone = (name: string, code: string) =>
    untilDiagnostics(uri(name), (found) => !found.some((one) => codeOf(one) === code));

  // Once: a folder that comes again at once where it was a moment ago may be watched no more.
  before(async () => {
    await makeWatchedFolder('bytes', CONCEPT);
    folder = fileUri('bytes').fsPath;
    assert.ok(await vscode.commands.executeCommand('lora.useAsDataset', { folder }));
  });
  after(() => fs.rm(folder, { recursive: true }));

  beforeEach(async () => {
    const turned = png(800, 900, { chunks: [['eXIf', exif(6)]] });
    await fs.writeFile(at('a.png'), turned);
    await fs.writeFile(at('b.png'), png(800, 900));
    await fs.writeFile(at('a.txt'), Buffer.from('\ufeff1girl, eve, 帽子', 'utf16le'));
    await fs.writeFile(at('b.txt'), Buffer.from('1girl, eve, caf\xe9', 'latin1'));
  });
  afterEach(async () => {
    await closeEditors();
    for (const name of await fs.readdir(path.join(folder, CONCEPT))) await fs.rm(at(name));
    for (const name of ['a.png', 'a.txt', 'b.txt'])
      await untilDiagnostics(uri(name), (found) => found.length === 0);
  });

  const undo = () => vscode.commands.executeCommand<BulkEditResult>('lora.undoLastBulkEdit', { folder });

  it('turns a picture that was chosen in the Explorer, keeps its original, and gives it back', async () => {
    await codesOf('a.png', 'exif-orientation');
    const before = await fs.readFile(at('a.png'));
    // What the context menu of several files hands over; b.png needs nothing.
    const selection = [uri('a.png'), uri('b.png')];
    const asked = vscode.commands.executeCommand<PictureChoreResult>(
      'lora.bakeRotation',
      { folder: at('a.png'), confirmed: 'yes' },
      selection,
    );
    const { done, refused } = await asked;
    assert.deepEqual(
      [done, refused.map(({ uri, reason }) => [path.basename(uri), reason])],
      [1, [['b.png', 'its EXIF data turn nothing']]],
    );
    await isGone('a.png', 'exif-orientation');
    assert.deepEqual(await fs.readFile(path.join(folder, '_originals', CONCEPT, 'a.png')), before);
    // Width and height of a PNG: they changed places.
    const after = await fs.readFile(at('a.png'));
    assert.deepEqual([after.readUInt32BE(16), after.readUInt32BE(20)], [900, 800]);
    const undone = await undo();
    assert.deepEqual([undone.done, undone.refused], [1, []]);
    assert.deepEqual(await fs.readFile(at('a.png')), before);
    await codesOf('a.png', 'exif-orientation');
  });

  it('converts a caption that is open, without a change left unsaved, and gives its bytes back', async () => {
    for (const [name, title, text] of [
      ['a.txt', 'Convert to UTF-8 (from UTF-16 LE)', '1girl, eve, 帽子'],
      ['b.txt', 'Convert to UTF-8 (from Windows-1252): "1girl, eve, café"', '1girl, eve, café'],
    ] as const) {
      await codesOf(name, 'caption-encoding');
      const before = await fs.readFile(at(name));
      const { document } = await openFile('bytes', CONCEPT, name);
      await eventually(
        vscode.workspace.onDidOpenTextDocument,
        () => documentAt(document.uri)?.languageId === 'lora-caption' || undefined,
        `${name} becomes a caption`,
      );
      const whole = new vscode.Range(0, 0, 0, 100);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        whole,
        'quickfix',
      );
      const action = actions.find((one) => one.title === title);
      assert.ok(action?.command, actions.map((one) => one.title).join('\n'));
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
      assert.equal(await fs.readFile(at(name), 'utf8'), text);
      await isGone(name, 'caption-encoding');
      await eventually(
        vscode.workspace.onDidChangeTextDocument,
        () => documentAt(document.uri)?.getText() === text || undefined,
        `${name} is shown as it is now`,
      );
      assert.equal(documentAt(document.uri)?.isDirty, false);
      const undone = await undo();
      assert.deepEqual([undone.done, undone.refused], [1, []]);
      assert.deepEqual(await fs.readFile(at(name)), before);
    }
  });
});
