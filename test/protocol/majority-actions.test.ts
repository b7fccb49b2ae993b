import * as fs from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver';
import { allByName } from '../../protocol/gallery/listing.ts';
import { codes } from './alice.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';
import { askGallery } from './gallery-requests.ts';

let folder: Folder;
let client: TestClient;
const CONFIG = '# mine\n[rules]\n# loud\nempty-tag = "off"\n';

afterEach(async () => {
  expect(await client.stop()).toBe(0);
  folder.dispose();
});

const name = (index: number) => `front_${String(index).padStart(2, '0')}`;

/** A dataset of 30 pictures, the first 12 with a doubled tag, in an editor with commands of its own. */
async function start(config: string | undefined) {
  const pairs = Array.from({ length: 30 }, (_, index) => [
    [`10_saber/${name(index)}.png`, undefined],
    [`10_saber/${name(index)}.txt`, index < 12 ? `saber, hat ${index}x, saber` : 'saber, smile'],
  ]).flat();
  folder = folderOf({
    ...Object.fromEntries(pairs),
    ...(config === undefined ? {} : { 'lora-dataset.toml': config }),
  });
  client = await TestClient.start(folder.path, {
    pulls: false,
    capabilities: {
      experimental: { commands: { commands: ['lora.showInGallery'] }, confirms: true },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
    },
  });
  client.connection.onRequest('lora/confirm', () => ({ yes: true }));
}

async function actionsOn(file: string, text: string) {
  await client.open(file, text, 'toml');
  await client.pushed(file, (found) => codes(found).includes('duplicate-tag'));
  return client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(file) },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
}

it('what most of a dataset does is mended, called a convention, or shown', async () => {
  await start(CONFIG);
  const found = await actionsOn(folder.at('lora-dataset.toml'), CONFIG);
  expect(found.map(({ title }) => title)).toEqual([
    'Fix All: "duplicate-tag" in 12 files…',
    'Show in Gallery: duplicate-tag',
    'This Is How I Caption: turn off duplicate-tag in this dataset',
  ]);
  const dataset = uriOf(folder.path);
  const [fixAll, gallery, convention] = found;
  expect(gallery?.command).toMatchObject({
    command: 'lora.showInGallery',
    arguments: [{ uri: dataset, code: 'duplicate-tag' }],
  });
  const [change] = (convention?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(change?.textDocument).toEqual({ uri: uriOf(folder.at('lora-dataset.toml')), version: 1 });
  expect(change?.edits).toEqual([{ range: expect.anything(), newText: '\nduplicate-tag = "off"' }]);
  await client.request('workspace/executeCommand', fixAll?.command);
  expect(fs.readFileSync(folder.at('10_saber', `${name(3)}.txt`), 'utf8')).toBe('saber, hat 3x');
  await client.pushed(folder.at('lora-dataset.toml'), (now) => !codes(now).includes('duplicate-tag'));
});

it('without a configuration it is offered on the first file, and one is made', async () => {
  await start(undefined);
  const first = folder.at('10_saber', `${name(0)}.txt`);
  await client.pushed(first, (found) => codes(found).filter((code) => code === 'duplicate-tag').length === 2);
  const found = await actionsOn(first, 'saber, hat 0x, saber');
  const convention = found.find(({ title }) => title.startsWith('This Is How I Caption'));
  expect(convention?.edit?.documentChanges).toMatchObject([{ kind: 'create' }, { edits: [{}] }]);
});

it('the gallery has the pairs in which a rule finds something', async () => {
  await start(CONFIG);
  await client.pushed(folder.at('lora-dataset.toml'), (found) => codes(found).includes('duplicate-tag'));
  const limited = {
    dataset: uriOf(folder.path),
    wish: { ...allByName, query: 'issue:duplicate-tag' },
  };
  const { pairs } = await askGallery(client, 'pairs', { ...limited, start: 0, end: 100 });
  expect([pairs.length, pairs.at(-1)?.name]).toEqual([12, `${name(11)}.png`]);
  const find = (index: number) =>
    askGallery(client, 'find', { ...limited, image: uriOf(folder.at('10_saber', `${name(index)}.png`)) });
  expect(await find(4)).toBe(4);
  expect(await find(20)).toBeNull();
});

it('a finding of the whole dataset can be turned off at its configuration', async () => {
  folder = folderOf({
    'lora-dataset.toml': '[dataset]\npurpose = "likeness"\n',
    '10_saber/a.png': undefined,
    '10_saber/a.txt': 'saber',
  });
  client = await TestClient.start(folder.path, { pulls: false });
  const file = folder.at('lora-dataset.toml');
  await client.open(file, '[dataset]\npurpose = "likeness"\n', 'toml');
  await client.pushed(file, (found) => codes(found).includes('dataset-size'));
  const found = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: uriOf(file) },
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    context: { diagnostics: [], only: ['quickfix'] },
  });
  expect(found.map(({ title }) => title)).toContain('Turn off dataset-size in this dataset');
});
