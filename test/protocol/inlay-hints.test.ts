import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InlayHint } from 'vscode-languageserver';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const LONG = Array.from({ length: 30 }, (_, index) => `word${index % 10}`).join(', ');

describe('inlay hints', () => {
  let folder: Folder;
  let client: TestClient;
  const caption = () => folder.at('10_alice woman', 'a.txt');

  beforeEach(async () => {
    folder = folderOf({ '10_alice woman/a.png': undefined, '10_alice woman/a.txt': '1girl, alice' });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  /** The hints of a caption, in its text between « and ». */
  async function shown(text: string, lines = text.split('\n').length): Promise<string> {
    await client.open(caption(), text);
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uriOf(caption()) },
      range: { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } },
    });
    return [...hints]
      .sort((a, b) => b.position.character - a.position.character)
      .reduce((all, { position: { line, character }, label }) => {
        expect(line).toBe(0);
        return `${all.slice(0, character)}«${String(label).trim()}»${all.slice(character)}`;
      }, text);
  }

  it('tell how many tokens a caption has, of what the trainer reads', async () => {
    expect(await shown('1girl, dark_skin\nnot read')).toBe('1girl, dark_skin«6 of 75 tokens»\nnot read');
    expect(await shown('1girl, \nnot read')).toBe('1girl, «3 of 75 tokens»\nnot read');
  });

  it('are whole messages', async () => {
    await client.open(caption(), '1girl');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
    const textDocument = { uri: uriOf(caption()) };
    expect(await client.request('textDocument/inlayHint', { textDocument, range })).toEqual([
      {
        position: { line: 0, character: 5 },
        label: '\u00a02 of 75 tokens',
        tooltip: 'The text encoder reads 75 tokens of a caption.',
        paddingRight: false,
      },
    ]);
  });

  it('show where a long caption is cut, as the finding does', async () => {
    const kept = LONG.slice(0, LONG.indexOf('word5', 150));
    expect(await shown(LONG)).toBe(`${kept}«cut here»${LONG.slice(kept.length)}«89 of 75 tokens»`);
    const found = (await client.pull(caption())).filter(({ code }) => code === 'too-many-tokens');
    expect(found).toMatchObject([
      {
        tags: [1],
        range: {
          start: { line: 0, character: kept.length },
          end: { line: 0, character: LONG.length },
        },
        message: 'The model reads 75 tokens, and this caption has 89: what follows is not learned.',
      },
    ]);
  });

  it('are only in the part that is asked for, and in captions', async () => {
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    await client.open(caption(), '1girl, alice');
    await client.open(folder.at('notes.txt'), '1girl');
    for (const file of [caption(), folder.at('notes.txt')]) {
      const textDocument = { uri: uriOf(file) };
      expect(await client.request('textDocument/inlayHint', { textDocument, range })).toEqual([]);
    }
  });
});

describe('inlay hints, of a training that is configured', () => {
  it.each([
    ['[training.options]\nmax_token_length = 225', '89 of 225 tokens'],
    ['[training]\nmodel = "flux"', '89 CLIP tokens'],
    ['[training.options]\nnetwork_module = "networks.lora_flux"', '30 words, 511 T5 tokens fit'],
    ['[training.options]\nnetwork_module = "networks.lora_sd3"', '30 words, 255 T5 tokens fit'],
    ['[training.options]\nnetwork_module = "networks.lora_lumina"', '89 CLIP tokens'],
    ['[training.options]\ncaption_prefix = "photo of"', '91 of 75 tokens'],
  ])('%j: %s', async (config, label) => {
    const folder = folderOf({ 'lora-dataset.toml': config, 'img/a.png': undefined, 'img/a.txt': LONG });
    const client = await TestClient.start(folder.path, { pulls: true });
    await client.open(folder.at('img', 'a.txt'), LONG);
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uriOf(folder.at('img', 'a.txt')) },
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    });
    expect(String(hints.at(-1)?.label).trim()).toBe(label);
    await client.stop();
    folder.dispose();
  });
});

describe('inlay hints, to an editor that refuses to ask anew', () => {
  it('are given all the same, and the log tells of it', async () => {
    const folder = folderOf({ '10_alice woman/a.png': undefined, '10_alice woman/a.txt': '1girl, alice' });
    const capabilities = { workspace: { inlayHint: { refreshSupport: true } } };
    const client = await TestClient.start(folder.path, { pulls: true, capabilities });
    await client.until(() => client.log.find((line) => /workspace\/inlayHint\/refresh failed/.test(line)));
    await client.open(folder.at('10_alice woman', 'a.txt'), '1girl, alice');
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uriOf(folder.at('10_alice woman', 'a.txt')) },
      range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } },
    });
    expect(hints).toHaveLength(1);
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });
});
