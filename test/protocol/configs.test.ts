import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionItem, CompletionList, Hover, Position } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const HOME = '.lora-state/home';
const CONFIG = `${HOME}/.config/lora-workbench`;
const SCRIPT = `
def setup_parser():
    parser = argparse.ArgumentParser()
    train_util.add_training_arguments(parser)
    parser.add_argument("--network_module", type=str, default=None, help="network module to train")
    parser.add_argument("--network_dim", type=int, default=None, help="rank")
    parser.add_argument(
        "--brand_new", type=str, default="soft", choices=["soft", "hard"],
        help="Makes it new. And more / \u65b0",
    )
    return parser
`;

const completion = {
  completionItem: { snippetSupport: true, documentationFormat: ['markdown' as const] },
};

describe('configurations', () => {
  let folder: Folder;
  let client: TestClient;
  let version = 1;
  const opened = new Set<string>();

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': '',
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': '1girl, red dress',
      'train.toml': '',
      [`${CONFIG}/models.toml`]: 'my-model = "/models/a.safetensors"\n',
    });
    version = 1;
    opened.clear();
    client = await TestClient.start(folder.path, {
      pulls: true,
      capabilities: { textDocument: { completion } },
    });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  /** Shows a text with `|` in it, and says where that is. */
  async function show(name: string, marked: string): Promise<Position> {
    const before = marked.slice(0, marked.indexOf('|'));
    const text = marked.replace('|', '');
    if (opened.has(name)) await client.change(folder.at(name), ++version, text);
    else await client.open(folder.at(name), text, 'plaintext');
    opened.add(name);
    const lines = before.split(/\r\n|\n/);
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  }

  async function complete(name: string, marked: string): Promise<readonly CompletionItem[]> {
    const position = await show(name, marked);
    const textDocument = { uri: uriOf(folder.at(name)) };
    const list = await client.request<CompletionList | null>('textDocument/completion', {
      textDocument,
      position,
    });
    return list?.items ?? [];
  }
  const labels = async (name: string, marked: string) =>
    (await complete(name, marked)).map(({ label }) => label);
  async function hover(name: string, marked: string): Promise<Hover | null> {
    const position = await show(name, marked);
    return client.request('textDocument/hover', { textDocument: { uri: uriOf(folder.at(name)) }, position });
  }

  it('are completed as whole items', async () => {
    const items = await complete('train.toml', 'seed = 1\r\nnetwork_module = "a"\r\n# 😀\r\nnetwork_d|\r\n');
    expect(items.find(({ label }) => label === 'network_dim')).toEqual({
      label: 'network_dim',
      kind: 10,
      detail: 'whole number',
      documentation: {
        kind: 'markdown',
        value: 'Rank of the LoRA: how much it can learn, and how large its file is. 4 where nothing is said.',
      },
      sortText: expect.any(String),
      filterText: 'network_dim',
      insertTextFormat: 2,
      textEdit: {
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } },
        newText: expect.stringMatching(/^network_dim = \$\{1:8\}$/),
      },
    });
    expect(items.map(({ label }) => label)).not.toContain('seed');
    const [value] = await complete('train.toml', 'output_name = "😀" # 😀\nsave_precision = "f|');
    expect(value).toMatchObject({
      label: 'float',
      filterText: '"float',
      textEdit: {
        range: { start: { line: 1, character: 17 }, end: { line: 1, character: 19 } },
        newText: '"float"',
      },
    });
  });

  it('are completed in UTF-16 units, and behind a byte order mark', async () => {
    const [one] = await complete('lora-dataset.toml', '[training]\n"😀" = 1\nmodel = "😀|"');
    expect(one?.textEdit).toMatchObject({
      range: { start: { line: 2, character: 8 }, end: { line: 2, character: 12 } },
    });
    expect(await labels('lora-dataset.toml', '\ufeff[da|')).toContain('[dataset]');
    expect(await labels('train.toml', '\ufeffnetwork_dim = 4\nseed = 1\ncache_la|')).toContain(
      'cache_latents',
    );
  });

  it('of the dataset have names of models, recipes, folders, and tags', async () => {
    expect(await labels('lora-dataset.toml', '[training]\nmodel = "|"')).toContain('my-model');
    expect(await labels('lora-dataset.toml', '[training]\nrecipe = |')).toContain('sd15-likeness');
    expect(await labels('lora-dataset.toml', '[con|]')).toContain('[concepts."10_alice woman"]');
    const base = await complete('lora-dataset.toml', '[dataset]\nbase_caption = "1girl, red dr|"');
    expect(base[0]).toMatchObject({
      label: 'red dress',
      textEdit: {
        newText: 'red dress',
        range: { start: { line: 1, character: 23 }, end: { line: 1, character: 29 } },
      },
    });
    expect((await complete('lora-dataset.toml', '[tags]\nunwanted = [red dr|]'))[0]?.textEdit).toMatchObject({
      newText: '"red dress"',
    });
    expect(
      (await complete('lora-dataset.toml', "[tags]\nunwanted = ['red dr|]\n"))[0]?.textEdit?.newText,
    ).toBe('red dress');
  });

  it('are offered in broken texts', async () => {
    expect(
      await labels('dataset.toml', '[general\nx = = \n[[datasets]]\n[[datasets.subsets]]\nnum_|'),
    ).toContain('num_repeats');
    expect(await labels('dataset.json', '{"general": {"keep_tokens": 1, "fl|')).toContain('flip_aug');
    expect(await labels('dataset.json', '{"general": {"keep_tokens": 1, |')).toContain('flip_aug');
    expect(await labels('preset.json', '{"LoRA_type": "|')).toContain('LyCORIS/LoHa');
    expect(await labels('prompts.txt', 'alice --ss |')).toContain('euler_a');
    expect(await labels('prompts.txt', 'alice -|')).toContain('--w');
    expect(await labels('prompts.txt', 'alice|')).toEqual([]);
  });

  it('are nothing in other files', async () => {
    expect(await complete('pyproject.toml', '[project]\n|')).toEqual([]);
    expect(await complete('package.json', '{"name": "|"}')).toEqual([]);
    expect(await complete('tsconfig.json', '{|}')).toEqual([]);
  });

  it('leave captions to themselves', async () => {
    const position = await show('10_alice woman/a.txt', '1girl. |');
    const asked = { textDocument: { uri: uriOf(folder.at('10_alice woman/a.txt')) }, position };
    const at = (triggerCharacter: string) =>
      client.request('textDocument/completion', { ...asked, context: { triggerKind: 2, triggerCharacter } });
    expect(await at('"')).toBeNull();
    expect(await at(' ')).not.toBeNull();
    const within = await show('10_alice woman/a.txt', '1girl, red-|');
    const open = { triggerKind: 2, triggerCharacter: '-' };
    expect(
      await client.request('textDocument/completion', { ...asked, position: within, context: open }),
    ).not.toBeNull();
  });

  it('are told about', async () => {
    const found = await hover('train.toml', 'seed = 1\r\nmixed_pre|cision = "fp16"\r\n');
    expect(found?.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 15 } });
    expect(found?.contents).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(found?.contents)).toContain('**mixed_precision**');
    const value = await hover('train.toml', 'seed = 1\r\nmixed_precision = "fp|16"\r\n');
    expect(value?.range).toEqual({ start: { line: 1, character: 18 }, end: { line: 1, character: 24 } });
    expect(JSON.stringify(await hover('prompts.txt', 'alice --s 50|00'))).toContain('= 1000');
    expect(JSON.stringify(await hover('preset.json', '{"LoRA_type": "Standard", "ep|och": 8}'))).toContain(
      'arithmetic of the window',
    );
    expect(
      JSON.stringify(await hover('lora-dataset.toml', '[training.options]\nlr_warmup|_steps = 0')),
    ).toContain('There is no warmup');
    expect(await hover('lora-dataset.toml', '# noth|ing')).toBeNull();
    expect(await hover('pyproject.toml', '[proj|ect]')).toBeNull();
  });
});

describe('options of an installed version', () => {
  it('are offered, others are not', async () => {
    const folder = folderOf({
      'train.toml': '',
      [`${CONFIG}/trainers.toml`]: 'sd-scripts = "SCRIPTS"\n',
      'sd/train_network.py': SCRIPT,
      'sd/library/train_util.py':
        'def add_training_arguments(parser):\n    parser.add_argument("--output_name", type=str)\n',
    });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(folder.at(CONFIG, 'trainers.toml'), `sd-scripts = ${JSON.stringify(folder.at('sd'))}\n`);
    const client = await TestClient.start(folder.path, { pulls: true });
    const text = 'output_name = "a"\nnetwork_dim = 4\n\n';
    await client.open(folder.at('train.toml'), text, 'toml');
    const textDocument = { uri: uriOf(folder.at('train.toml')) };
    const { items } = await client.request<CompletionList>('textDocument/completion', {
      textDocument,
      position: { line: 2, character: 0 },
    });
    expect(items.map(({ label }) => label)).toEqual(['network_module', 'brand_new']);
    expect(items[1]).toMatchObject({
      detail: '"soft", "hard", soft by default',
      documentation: { value: 'Makes it new.\nKnown from the installed version only.' },
    });
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});
