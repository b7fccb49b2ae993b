import * as fs from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import type { BulkEditResult } from '../../protocol/lsp.ts';
import type { PictureChoreParams, PictureChoreResult } from '../../protocol/pictures.ts';
import { exif, png } from '../support/images.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const SAMPLE = 'test/fixtures/pictures/portrait.png';

let folder: Folder;
let client: TestClient;
let questions: string[];
let answer: (actions: readonly { title: string }[]) => unknown;
const at = (name: string) => folder.at('10_alice woman', name);
const sizeOf = async (name: string) => {
  const { width, height } = await sharp(at(name)).metadata();
  return [width, height];
};

beforeEach(async () => {
  const turned = await sharp(SAMPLE)
    .resize(700, 900, { fit: 'fill' })
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const clear = await sharp(SAMPLE).resize(768, 768, { fit: 'fill' }).ensureAlpha(0.5).png().toBuffer();
  folder = folderOf({
    '10_alice woman/a.png': turned,
    '10_alice woman/a.txt': 'alice, hat',
    '10_alice woman/b.png': turned,
    '10_alice woman/b.txt': 'alice',
    '10_alice woman/c.png': clear,
    '10_alice woman/c.txt': 'alice',
  });
  questions = [];
  answer = ([first]) => first ?? null;
  client = await TestClient.start(folder.path, { pulls: true });
  client.connection.onRequest('window/showMessageRequest', ({ message, actions }) => {
    questions.push(message);
    return answer(actions ?? []);
  });
});
afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

function chore(params: Partial<PictureChoreParams>): Promise<PictureChoreResult> {
  return client.request('lora/pictureChore', { uri: uriOf(folder.path), dirty: [], ...params });
}

const tree = () =>
  fs
    .readdirSync(folder.path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('.lora-state') && fs.statSync(path.join(folder.path, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort();

it('turns the pictures of a dataset after asking, keeps the originals, and gives them back', async () => {
  const before = tree();
  const originals = ['a.png', 'b.png'].map((name) => fs.readFileSync(at(name)));
  expect(await chore({ kind: 'bake' })).toMatchObject({
    title: 'Bake EXIF rotation',
    done: 2,
    found: 2,
    caches: 0,
    refused: [],
    cancelled: false,
  });
  expect(questions).toEqual([
    'Bake EXIF rotation: 2 pictures are written anew. Their originals are kept in "_originals".',
  ]);
  expect(await sizeOf('a.png')).toEqual([900, 700]);
  const kept = ['a.png', 'b.png'].map((name) => `_originals/10_alice woman/${name}`);
  expect(tree()).toEqual([...before, ...kept].sort());
  expect(kept.map((name) => fs.readFileSync(folder.at(name)))).toEqual(originals);
  // The server knows at once.
  expect(await chore({ kind: 'bake' })).toMatchObject({ done: 0, found: 0, refused: [] });

  const undone = await client.request<BulkEditResult>('lora/undoBulkEdit', {
    uri: uriOf(folder.path),
    dirty: [],
  });
  expect(undone).toMatchObject({ title: 'Bake EXIF rotation', done: 2, refused: [] });
  expect(['a.png', 'b.png'].map((name) => fs.readFileSync(at(name)))).toEqual(originals);
  expect(tree()).toEqual(before);
});

it('does nothing without a yes', async () => {
  const before = tree();
  answer = () => null;
  const paths = [uriOf(at('a.png'))];
  expect(await chore({ kind: 'bake', paths })).toMatchObject({ done: 0, found: 1, refused: [] });
  expect(questions).toEqual([
    'Bake EXIF rotation: a.png is written anew. Its original is kept in "_originals".',
  ]);
  expect(tree()).toEqual(before);
});

it('does what is named only, and tells why a picture needs nothing', async () => {
  const paths = [uriOf(at('a.png')), uriOf(at('c.png'))];
  expect(await chore({ kind: 'bake', paths, confirmed: true })).toMatchObject({
    done: 1,
    found: 1,
    refused: [{ uri: uriOf(at('c.png')), reason: 'its EXIF data turn nothing' }],
  });
  expect(questions).toEqual([]);
  expect([await sizeOf('a.png'), await sizeOf('b.png')]).toEqual([
    [900, 700],
    [700, 900],
  ]);
});

it('looks at the pixels that nobody looked at yet, before it flattens', async () => {
  const background = '#000000';
  expect(await chore({ kind: 'flatten', background, confirmed: true })).toMatchObject({ done: 1, found: 1 });
  expect((await sharp(at('c.png')).metadata()).hasAlpha).toBe(false);
});

it('leaves a picture alone that somebody else changed after it was written, when that is taken back', async () => {
  await chore({ kind: 'bake', confirmed: true });
  fs.writeFileSync(at('a.png'), 'somebody else');
  const undone = await client.request<BulkEditResult>('lora/undoBulkEdit', {
    uri: uriOf(folder.path),
    dirty: [],
  });
  expect(undone).toMatchObject({
    done: 1,
    refused: [{ uri: uriOf(at('a.png')), reason: 'it was changed meanwhile' }],
  });
  expect(fs.readFileSync(at('a.png'), 'utf8')).toBe('somebody else');
  expect(fs.existsSync(folder.at('_originals', '10_alice woman', 'a.png'))).toBe(true);
});

it('leaves all as it is when it is given up', async () => {
  const before = tree();
  const result = await new Promise<unknown>((resolve) => {
    const giveUp = client.held('lora/pictureChore', { uri: uriOf(folder.path), kind: 'bake', dirty: [] });
    answer = (actions) => {
      resolve(giveUp());
      return actions[0] ?? null;
    };
  });
  expect(result).toMatchObject({ done: 0, found: 2, cancelled: true });
  expect(tree()).toEqual(before);
});

it('is offered where one finding stands for many pictures, to an editor that has the command', async () => {
  const turned = png(800, 900, { chunks: [['eXIf', exif(6)]] });
  const stems = Array.from({ length: 12 }, (_, index) => `10_x/${index}`);
  const many = folderOf({
    'lora-dataset.toml': '[dataset]\ntrigger = "x"\n',
    ...Object.fromEntries(
      stems.flatMap((stem) => [
        [`${stem}.png`, turned],
        [`${stem}.txt`, 'x, y'],
      ]),
    ),
  });
  try {
    for (const commands of [['lora.bakeRotation'], []]) {
      const literals = { codeActionKind: { valueSet: [] } };
      const editor = await TestClient.start(many.path, {
        pulls: true,
        capabilities: {
          textDocument: { codeAction: { codeActionLiteralSupport: literals } },
          experimental: { commands: { commands } },
        },
      });
      await editor.request('workspace/diagnostic', { previousResultIds: [] });
      await editor.open(many.at('lora-dataset.toml'), '[dataset]\ntrigger = "x"\n');
      const actions = await editor.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: uriOf(many.at('lora-dataset.toml')) },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
        context: { diagnostics: [] },
      });
      const offered = actions.flatMap(({ command }) => command ?? []);
      expect(offered.map(({ command }) => command)).toEqual(commands);
      expect(await editor.stop()).toBe(0);
    }
  } finally {
    many.dispose();
  }
});
