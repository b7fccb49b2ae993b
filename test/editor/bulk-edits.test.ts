import { strict as assert } from 'node:assert';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import { CONCEPT, documentAt, sampleUri } from './sample.ts';
import { closeEditors, eventually, fileUri, openFile, replaceText } from './support.ts';

const run = <Result>(command: string, argument: object) =>
  vscode.commands.executeCommand<Result>(command, argument);

const dirty = () =>
  vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ fileName }) => fileName);
const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

/** A new folder in the workspace with some pictures, and captions where a text is given. */
async function makePictures(
  name: string,
  files: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const folder = fileUri(name).fsPath;
  const picture = sampleUri(
    (await fs.readdir(sampleUri('').fsPath)).find((one) => /^front_01\.(?!txt)/.test(one)) ?? '',
  );
  for (const [stem, caption] of Object.entries(files)) {
    const file = path.join(folder, stem);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.copyFile(picture.fsPath, file + path.extname(picture.path));
    if (caption !== undefined) await fs.writeFile(`${file}.txt`, caption);
  }
  return folder;
}

describe('from a folder of pictures to captions', () => {
  let folder: string;
  const names = async (at = folder) => (await fs.readdir(at)).sort();

  beforeEach(async () => {
    folder = await makePictures('fresh', { a: undefined, b: undefined, c: undefined });
  });
  afterEach(async () => {
    await closeEditors();
    await fs.rm(folder, { recursive: true });
  });

  it('sets it up, moves the pictures if asked to, writes captions, and undoes them after a restart', async () => {
    const answers = {
      folder,
      trigger: 'bob',
      class: 'man',
      purpose: 'likeness',
      baseCaption: '1boy, bob',
      repeats: '5',
    };
    assert.ok(await run('lora.setUpDataset', answers));
    const concept = path.join(folder, '5_bob man');
    assert.deepEqual(await names(), ['5_bob man', 'lora-dataset.toml']);
    assert.match(
      await fs.readFile(path.join(folder, 'lora-dataset.toml'), 'utf8'),
      /\[dataset\]\n#.*\npurpose = "likeness"\n#.*\ntrigger = "bob"\n#.*\nclass = "man"\n#.*\nbase_caption = "1boy, bob"\n/,
    );
    assert.equal(path.basename(vscode.window.activeTextEditor?.document.fileName ?? ''), 'lora-dataset.toml');

    await fs.writeFile(path.join(concept, 'b.txt'), '');
    const seen = await run<BulkEditResult>('lora.writeBaseCaption', { folder, text: '1boy, bob' });
    const wrote = (await names(concept)).filter((name) => name.endsWith('.txt'));
    assert.deepEqual(wrote, ['a.txt', 'b.txt', 'c.txt']);
    assert.equal(await fs.readFile(path.join(concept, 'a.txt'), 'utf8'), '1boy, bob');
    assert.equal(await fs.readFile(path.join(concept, 'b.txt'), 'utf8'), '');
    assert.equal(seen.done, 2);
    assert.deepEqual(dirty(), []);

    await vscode.commands.executeCommand('lora.restartServer');
    // What the button of an older edit's message asks for.
    assert.equal(await run('lora.undoLastBulkEdit', { folder, edit: '0' }), undefined);
    assert.equal(await fs.readFile(path.join(concept, 'a.txt'), 'utf8'), '1boy, bob');
    const answer = { folder, edit: seen.edit };
    const undone = await run<BulkEditResult>('lora.undoLastBulkEdit', answer);
    assert.deepEqual([undone.done, undone.refused], [2, []]);
    assert.deepEqual(
      (await names(concept)).filter((name) => name.endsWith('.txt')),
      ['b.txt'],
    );
  });

  it('leaves the pictures where they are, and never writes over a configuration', async () => {
    assert.ok(await run('lora.setUpDataset', { folder, trigger: 'a "quoted" \\ word' }));
    const config = path.join(folder, 'lora-dataset.toml');
    const text = await fs.readFile(config, 'utf8');
    assert.match(text, /trigger = "a \\"quoted\\" \\\\ word"/);
    assert.equal((await names()).length, 4);
    assert.equal(await run('lora.setUpDataset', { folder, trigger: 'other' }), undefined);
    assert.equal(await run('lora.useAsDataset', { folder }), undefined);
    assert.equal(await fs.readFile(config, 'utf8'), text);
  });

  it('uses a folder as a dataset, and says why it is one', async () => {
    const why = () => run<string>('lora.whyDataset', { folder });
    assert.match(await why(), /It belongs to a dataset/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.scheme, 'lora-explanation');
    assert.ok(await run('lora.useAsDataset', { folder }));
    assert.match(await why(), /lora-dataset\.toml declares it/);
    await fs.mkdir(path.join(folder, 'runs'));
    assert.match(await run<string>('lora.whyDataset', { folder: path.join(folder, 'runs') }), /"runs"/);
  });
});

describe('an edit of 200 captions', () => {
  const COUNT = 200;
  const BEFORE = '1girl, eve, 1girl';
  const AFTER = '1girl, eve';
  let folder: string;
  const file = (index: number) => path.join(folder, '1_eve', `${index}.txt`);
  const read = (index: number) => fs.readFile(file(index), 'utf8');

  before(async () => {
    const stems = Array.from({ length: COUNT }, (_, index) => [`1_eve/${index}`, BEFORE]);
    folder = await makePictures('many', Object.fromEntries(stems));
    assert.ok(await run('lora.useAsDataset', { folder }));
  });
  after(async () => {
    await closeEditors();
    await fs.rm(folder, { recursive: true });
  });

  /** Opens one and waits until the server knows that it is open. */
  async function openEveCaption(name: string): Promise<vscode.TextEditor> {
    const editor = await openFile('many', '1_eve', name);
    await eventually(
      vscode.workspace.onDidOpenTextDocument,
      () => documentAt(editor.document.uri)?.languageId === 'lora-caption' || undefined,
      `${name} becomes a caption`,
    );
    return editor;
  }

  it('saves all, open ones too, leaves no tab and no unsaved document behind, and is undone', async () => {
    // One is open and unsaved, one open as it is on disk, one read-only.
    const { document } = await openEveCaption('3.txt');
    await replaceText(document, `${BEFORE}, typed`);
    await openEveCaption('4.txt');
    await fs.chmod(file(5), 0o444);
    const open = tabs().length;

    const started = Date.now();
    const fixed = await run<BulkEditResult>('lora.fixDataset', { folder });
    console.log(`      ${COUNT} captions in ${Date.now() - started} ms`);
    assert.equal(fixed.done, COUNT - 1);
    assert.deepEqual(
      fixed.refused.map(({ uri, reason }) => [path.basename(uri), reason]),
      [['5.txt', 'it is read-only']],
    );
    assert.deepEqual(dirty(), []);
    assert.equal(tabs().length, open);
    const others = Array.from({ length: COUNT }, (_, index) => index).filter(
      (index) => index !== 3 && index !== 5,
    );
    for (const index of others) assert.equal(await read(index), AFTER);
    assert.equal(await read(3), `${AFTER}, typed`);
    assert.equal(await read(5), BEFORE);

    await fs.writeFile(file(7), 'somebody else');
    const undone = await run<BulkEditResult>('lora.undoLastBulkEdit', { folder });
    assert.deepEqual(
      undone.refused.map(({ uri, reason }) => [path.basename(uri), reason]),
      [['7.txt', 'it was changed meanwhile']],
    );
    assert.equal(undone.done, COUNT - 2);
    assert.deepEqual(dirty(), []);
    for (const index of others.filter((one) => one !== 7)) assert.equal(await read(index), BEFORE);
    assert.equal(await read(3), `${BEFORE}, typed`);
    assert.equal(await read(7), 'somebody else');
  });
});

describe('the sample dataset', () => {
  it('is copied whole into a folder', async () => {
    const folder = fileUri('.elsewhere').fsPath;
    await fs.mkdir(folder);
    try {
      const made = await run<vscode.Uri>('lora.openSampleDataset', { folder });
      assert.equal(path.basename(made.fsPath), 'character-ai');
      assert.deepEqual(await fs.readdir(folder), ['character-ai']);
      const copied = await fs.readdir(path.join(made.fsPath, ...CONCEPT));
      assert.deepEqual(copied.sort(), (await fs.readdir(sampleUri('').fsPath)).sort());
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  });
});
