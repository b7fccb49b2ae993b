import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { carryOut } from '../../client/pair-files/carry-out.ts';
import { applyChanges } from '../../client/pair-files/file-changes.ts';
import { codeOf, sampleUri } from './sample.ts';
import { closeEditors, fileUri, untilDiagnostics } from './support.ts';

describe('gallery files', () => {
  const root = fileUri('crew');
  const at = (...segments: string[]) => fileUri('crew', ...segments);
  const config = at('lora-dataset.toml');
  const names = async (...segments: string[]) => (await fs.readdir(at(...segments).fsPath)).sort();
  const text = (...segments: string[]) => fs.readFile(at(...segments).fsPath, 'utf8');
  const run = (action: string, images: readonly string[], answers: object = {}) =>
    vscode.commands.executeCommand<number | undefined>(`lora.pair.${action}`, {
      dataset: root.toString(),
      images: images.map((image) => at(...image.split('/')).toString()),
      ...answers,
    });
  const undo = () => vscode.commands.executeCommand<number | undefined>('lora.undoFiles');

  beforeEach(async () => {
    for (const name of ['3_ann/a', '3_ann/b', '3_ann/c', '3_bob/a']) {
      const file = at(`${name}.jpg`).fsPath;
      await fs.mkdir(path.dirname(file), { recursive: true });
      await fs.copyFile(sampleUri('front_01.jpg').fsPath, file);
      await fs.writeFile(at(`${name}.txt`).fsPath, `crew, ${name}`);
    }
    await fs.writeFile(at('3_ann', 'a_te_outputs.npz').fsPath, 'cache');
    await fs.copyFile(sampleUri('front_01.jpg').fsPath, at('3_ann', 'a-masklabel.png').fsPath);
    await fs.writeFile(config.fsPath, '');
    const isRead = (found: readonly vscode.Diagnostic[]) =>
      found.some((one) => codeOf(one) === 'mask-as-image');
    await untilDiagnostics(at('3_ann', 'a-masklabel.png'), isRead);
  });

  afterEach(async () => {
    await closeEditors();
    await fs.rm(root.fsPath, { recursive: true });
    await untilDiagnostics(at('3_ann', 'a-masklabel.png'), (found) => found.length === 0);
  });

  it('a picture is moved with all that is its own, and gets a number where its name is taken', async () => {
    assert.equal(await run('move', ['3_ann/a.jpg'], { to: at('3_bob').toString() }), 1);
    assert.deepEqual(await names('3_ann'), ['b.jpg', 'b.txt', 'c.jpg', 'c.txt']);
    assert.deepEqual(await names('3_bob'), [
      'a.jpg',
      'a.txt',
      'a_2-masklabel.png',
      'a_2.jpg',
      'a_2.txt',
      'a_2_te_outputs.npz',
    ]);
    assert.equal(await text('3_bob', 'a.txt'), 'crew, 3_bob/a');
    assert.equal(await text('3_bob', 'a_2.txt'), 'crew, 3_ann/a');
    await undo();
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt']);
    assert.equal(await text('3_ann', 'a.txt'), 'crew, 3_ann/a');
    assert.equal(await text('3_ann', 'a_te_outputs.npz'), 'cache');
  });

  it('a picture is copied with its caption, without what the trainer made of it', async () => {
    assert.equal(await run('copy', ['3_ann/a.jpg', '3_ann/b.jpg'], { to: at('3_bob').toString() }), 2);
    assert.deepEqual(await names('3_bob'), [
      'a.jpg',
      'a.txt',
      'a_2-masklabel.png',
      'a_2.jpg',
      'a_2.txt',
      'b.jpg',
      'b.txt',
    ]);
    assert.equal((await names('3_ann')).length, 8);
    await undo();
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt']);
  });

  it('a picture is renamed with its caption, in its open editor too', async () => {
    const document = await vscode.workspace.openTextDocument(at('3_ann', 'b.txt'));
    await vscode.window.showTextDocument(document);
    assert.equal(await run('rename', ['3_ann/b.jpg'], { name: 'hero' }), 1);
    assert.deepEqual(await names('3_ann'), [
      'a-masklabel.png',
      'a.jpg',
      'a.txt',
      'a_te_outputs.npz',
      'c.jpg',
      'c.txt',
      'hero.jpg',
      'hero.txt',
    ]);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, at('3_ann', 'hero.txt').path);
    await undo();
    assert.equal(await text('3_ann', 'b.txt'), 'crew, 3_ann/b');
  });

  it('no picture gets a name that is taken, or that Windows forbids', async () => {
    const before = await names('3_ann');
    assert.equal(await run('rename', ['3_ann/b.jpg'], { name: 'c' }), 0);
    assert.equal(await run('rename', ['3_ann/b.jpg'], { name: 'x:y' }), 0);
    assert.equal(await run('rename', ['3_ann/b.jpg', '3_ann/c.jpg'], { name: 'same' }), 0);
    assert.deepEqual(await names('3_ann'), before);
  });

  it('pictures are numbered, though their names go round in a circle', async () => {
    await run('rename', ['3_ann/a.jpg', '3_ann/b.jpg', '3_ann/c.jpg'], { name: '{n}' });
    assert.equal(await text('3_ann', '02.txt'), 'crew, 3_ann/b');
    const turned = ['3_ann/02.jpg', '3_ann/03.jpg', '3_ann/01.jpg'];
    await run('rename', turned, { name: '{n}' });
    assert.equal(await text('3_ann', '01.txt'), 'crew, 3_ann/b');
    assert.equal(await text('3_ann', '02.txt'), 'crew, 3_ann/c');
    assert.equal(await text('3_ann', '03.txt'), 'crew, 3_ann/a');
    assert.equal(await text('3_ann', '03_te_outputs.npz'), 'cache');
    await undo();
    assert.equal(await text('3_ann', '02.txt'), 'crew, 3_ann/b');
    await undo();
    assert.equal(await text('3_ann', 'b.txt'), 'crew, 3_ann/b');
    assert.deepEqual(
      (await names('3_ann')).filter((name) => /^\d/.test(name)),
      [],
    );
  });

  it('a picture is put aside beside its folder, never over another one', async () => {
    assert.equal(await run('exclude', ['3_ann/a.jpg', '3_bob/a.jpg']), 2);
    assert.deepEqual(await names('_unused'), [
      'a-masklabel.png',
      'a.jpg',
      'a.txt',
      'a_2.jpg',
      'a_2.txt',
      'a_te_outputs.npz',
    ]);
    assert.equal(await text('_unused', 'a_2.txt'), 'crew, 3_bob/a');
    await undo();
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt']);
    assert.deepEqual(await names(), ['3_ann', '3_bob', 'lora-dataset.toml']);
  });

  it('only folders go with an undo that were made for what is taken back, and that are empty', async () => {
    await fs.mkdir(at('_unused').fsPath);
    await run('exclude', ['3_ann/b.jpg']);
    await undo();
    assert.deepEqual(await names('_unused'), []);
    await fs.rmdir(at('_unused').fsPath);
    await run('exclude', ['3_ann/b.jpg']);
    await fs.writeFile(at('_unused', 'note.md').fsPath, 'mine');
    await undo();
    assert.deepEqual(await names('_unused'), ['note.md']);
    await run('copy', ['3_ann/b.jpg'], { to: at('more', '3_carl').toString() });
    assert.deepEqual(await names('more', '3_carl'), ['b.jpg', 'b.txt']);
    await undo();
    assert.deepEqual(await names(), ['3_ann', '3_bob', '_unused', 'lora-dataset.toml']);
  });

  it('a picture is deleted with its own, and is there again', async () => {
    assert.equal(await run('delete', ['3_ann/a.jpg'], { confirmed: 'yes' }), 1);
    assert.deepEqual(await names('3_ann'), ['b.jpg', 'b.txt', 'c.jpg', 'c.txt']);
    await undo();
    assert.equal(await text('3_ann', 'a.txt'), 'crew, 3_ann/a');
    const original = await fs.readFile(sampleUri('front_01.jpg').fsPath);
    assert.ok(original.equals(await fs.readFile(at('3_ann', 'a.jpg').fsPath)));
  });

  it('what was deleted is put back where the next change fails, as far as it was kept', async () => {
    const deletion = (...name: string[]) => ({ kind: 'trash' as const, uri: at(...name).toString() });
    const kept = new TextEncoder().encode('crew, 3_ann/b');
    // Its new name is taken.
    const [from, to] = [at('3_ann', 'a.txt').toString(), at('3_bob', 'a.txt').toString()];
    const renaming = { kind: 'rename' as const, from, to };
    const changes = [{ ...deletion('3_ann', 'b.txt'), kept }, deletion('3_ann', 'c.txt'), renaming];
    const { isDone, left } = await applyChanges(changes);
    assert.equal(isDone, false);
    assert.deepEqual(left, [changes[1]]);
    assert.equal(await text('3_ann', 'b.txt'), 'crew, 3_ann/b');
    assert.ok(!(await names('3_ann')).includes('c.txt'));
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt']);
  });

  it('an undo throws no file away that was changed since', async () => {
    await run('copy', ['3_ann/b.jpg', '3_ann/c.jpg'], { to: at('3_bob').toString() });
    await fs.writeFile(at('3_bob', 'b.txt').fsPath, 'written since, and longer');
    assert.equal(await undo(), 3);
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt', 'b.txt']);
    assert.equal(await text('3_bob', 'b.txt'), 'written since, and longer');
  });

  it('what stepped aside gets its name again where its new one does not get free', async () => {
    const renaming = (from: string, to: string) => ({
      ...{ kind: 'rename' as const, from: at('3_ann', from).toString() },
      to: at('3_ann', to).toString(),
    });
    const before = await names('3_ann');
    const { count, failed } = await carryOut('Rename', [
      { name: 'b', changes: [renaming('b.txt', 'b.aside.txt')] },
      // It is gone.
      { name: 'x', changes: [renaming('x.txt', 'b.txt')] },
      // Its name is not free.
      {
        ...{ name: 'b', changes: [renaming('b.aside.txt', 'c.txt')] },
        otherwise: [renaming('b.aside.txt', 'b.txt')],
      },
    ]);
    assert.deepEqual([count, failed], [0, ['x', 'b']]);
    assert.deepEqual(await names('3_ann'), before);
  });

  it('no page opens anything but a picture of a dataset', async () => {
    await run('openImage', ['lora-dataset.toml']);
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab, undefined);
  });

  it('a caption that another picture needs stays with that, and is copied for the one that goes', async () => {
    await fs.copyFile(sampleUri('front_01.jpg').fsPath, at('3_ann', 'b.png').fsPath);
    await fs.rm(at('3_ann', 'a-masklabel.png').fsPath);
    await untilDiagnostics(at('3_ann', 'b.txt'), (found) =>
      found.some((one) => codeOf(one) === 'ambiguous-caption'),
    );
    await run('move', ['3_ann/b.png'], { to: at('3_bob').toString() });
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt', 'b.png', 'b.txt']);
    assert.equal(await text('3_ann', 'b.txt'), 'crew, 3_ann/b');
    assert.equal(await text('3_bob', 'b.txt'), 'crew, 3_ann/b');
  });

  it('pictures are added with the captions that come with them, numbered where their name is taken', async () => {
    const source = await fs.mkdtemp(path.join(os.tmpdir(), 'lora-added-'));
    await fs.mkdir(path.join(source, 'more'));
    for (const name of ['a', 'more/new']) {
      await fs.copyFile(sampleUri('front_01.jpg').fsPath, path.join(source, `${name}.jpg`));
      await fs.writeFile(path.join(source, `${name}.txt`), `added, ${name}`);
    }
    await fs.writeFile(path.join(source, 'readme.txt'), 'no picture of mine');
    await fs.symlink(source, path.join(source, 'more', 'round'), 'junction');
    const added = await vscode.commands.executeCommand('lora.addPictures', {
      folder: root.fsPath,
      files: [vscode.Uri.file(source).toString(), at('3_bob', 'a.jpg').toString()],
      to: at('3_bob').toString(),
    });
    assert.equal(added, 2);
    const all = ['a.jpg', 'a.txt', 'a_2.jpg', 'a_2.txt', 'new.jpg', 'new.txt'];
    assert.deepEqual(await names('3_bob'), all);
    assert.equal(await text('3_bob', 'a_2.txt'), 'added, a');
    assert.equal((await fs.readdir(source)).length, 4);
    await undo();
    assert.deepEqual(await names('3_bob'), ['a.jpg', 'a.txt']);
    await fs.rm(source, { recursive: true });
  });
});
