import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const DATASET =
  '[general]\nkeep_tokens = "1"\ncaption_extension = ".txt"\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "10_alice"\nnum_repeats = 10\n';
const PROMPTS = 'alice --w 512--h 512\n';

const told = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, range: { start, end } }) => [code, start.line, start.character, end.character]);

describe("the trainer's configurations", () => {
  let folder: Folder;
  let client: TestClient;
  const dataset = () => folder.at('dataset.toml');

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': '',
      '10_alice/a.png': undefined,
      '10_alice/a.txt': 'alice',
      'dataset.toml': DATASET,
      'prompts.txt': PROMPTS,
      'config.toml': 'network_dim = 4\nsample_prompts = "words.txt"\n',
      'words.txt': 'alice --w512\n',
      'musubi.toml': '[general]\nnonsense = 1\n[[datasets]]\nimage_directory = "/x"\n',
    });
    client = await TestClient.start(folder.path, { pulls: false });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('of a declared dataset are looked at without being open', async () => {
    expect(told(await client.pushed(dataset(), (found) => found.length > 0))).toEqual([
      ['config', 1, 14, 17],
    ]);
    expect(told(await client.pushed(folder.at('prompts.txt'), (found) => found.length > 0))).toEqual([
      ['config', 0, 13, 20],
    ]);
    expect(told(await client.pushed(folder.at('words.txt'), (found) => found.length > 0))).toEqual([
      ['config', 0, 6, 12],
    ]);
    expect(await client.pushed(folder.at('musubi.toml'), () => true)).toEqual([]);
  });

  it('include presets of kohya_ss, as long as they are open', async () => {
    const preset = folder.at('my preset.json');
    const text = '{\n  "LoRA_type": "Standard",\n  "max_train_epochs": 8,\n  "netwrok_dim": 3\n}\n';
    await client.open(preset, text, 'json');
    expect(told(await client.pushed(preset, (found) => found.length > 0))).toEqual([['config', 3, 2, 15]]);
    await client.change(preset, 2, text.replace('netwrok', 'network'));
    await client.pushed(preset, (found) => found.length === 0);
    await client.change(preset, 3, text.replace('8', '"x"'));
    await client.pushed(preset, (found) => found.length > 0);
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf(preset) },
    });
    await client.pushed(preset, (found) => found.length === 0);
  });

  it('of lora-dataset.toml are what it says of the training, with what mends it', async () => {
    const config = folder.at('lora-dataset.toml');
    const text = '[training.options]\nnetwrok_dim = 3\n[samples]\nprompts = ["a --w512"]\n';
    await client.open(config, text, 'toml');
    const found = await client.pushed(config, (all) => all.length === 2);
    expect(told(found)).toEqual([
      ['config', 1, 0, 11],
      ['config', 3, 14, 20],
    ]);
    const [first] = found;
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(config) },
      range: first?.range,
      context: { diagnostics: [first] },
    });
    expect(actions.map(({ title }) => title)).toContain('Change it to "network_dim"');
  });

  it('are looked at while they are typed in, and again as they are on disk', async () => {
    await client.pushed(dataset(), (found) => found.length === 1);
    await client.open(dataset(), DATASET, 'toml');
    await client.change(dataset(), 2, DATASET.replace('"1"', '1'));
    await client.pushed(dataset(), (found) => found.length === 0);
    await client.change(dataset(), 3, DATASET.replace('"1"', '1').replace('10_alice', '10_alcie'));
    const [missing] = await client.pushed(dataset(), (found) => found.length === 1);
    expect([missing?.code, missing?.message]).toEqual([
      'missing-folder',
      'There is no folder 10_alcie. Did you mean "10_alice"?',
    ]);
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: uriOf(dataset()) },
    });
    expect(told(await client.pushed(dataset(), ([one]) => one?.code === 'config'))).toEqual([
      ['config', 1, 14, 17],
    ]);
  });

  it('change on disk, come and go', async () => {
    const change = (file: string, type: number) =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: uriOf(file), type }],
      });
    await client.pushed(dataset(), (found) => found.length === 1);
    writeFileSync(dataset(), DATASET.replace('"1"', '1'));
    await change(dataset(), 2);
    await client.pushed(dataset(), (found) => found.length === 0);
    const made = folder.at('other-dataset.toml');
    writeFileSync(made, DATASET);
    await change(made, 1);
    await client.pushed(made, (found) => found.length === 1);
  });

  it('have quick fixes', async () => {
    await client.open(dataset(), DATASET, 'toml');
    await client.pushed(dataset(), (found) => found.length === 1);
    const range = { start: { line: 1, character: 15 }, end: { line: 1, character: 15 } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uriOf(dataset()) },
      range,
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title }) => title)).toEqual(['Write it as 1']);
  });

  it('are as loud as the dataset says', async () => {
    await client.pushed(dataset(), (found) => found.length === 1);
    await client.open(folder.at('lora-dataset.toml'), '');
    await client.change(folder.at('lora-dataset.toml'), 2, '[rules]\nconfig = "off"\n');
    await client.pushed(dataset(), (found) => found.length === 0);
  });

  it('elsewhere are looked at while they are open', async () => {
    const elsewhere = folderOf({ 'dataset.toml': DATASET });
    const file = elsewhere.at('dataset.toml');
    await client.open(file, DATASET, 'toml');
    await client.pushed(file, (found) => found.some(({ code }) => code === 'config'));
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uriOf(file) } });
    await client.pushed(file, (found) => found.length === 0);
    elsewhere.dispose();
  });
});

describe('an editor that pulls', () => {
  it('has what is found in an open configuration at once', async () => {
    const folder = folderOf({
      '10_alice/a.png': undefined,
      '10_alice/a.txt': 'alice',
      'prompts.txt': PROMPTS,
    });
    const client = await TestClient.start(folder.path, { pulls: true });
    await client.open(folder.at('prompts.txt'), PROMPTS);
    expect(told(await client.pull(folder.at('prompts.txt')))).toEqual([['config', 0, 13, 20]]);
    await client.change(folder.at('prompts.txt'), 2, 'alice --w512\n');
    expect(told(await client.pull(folder.at('prompts.txt')))).toEqual([['config', 0, 6, 12]]);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});
