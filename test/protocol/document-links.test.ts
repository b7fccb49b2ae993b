import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DocumentLink } from 'vscode-languageserver';
import { uriOf } from './client.ts';
import { markRanges } from './marked.ts';
import { stage } from './navigation.ts';

describe('document links', () => {
  const on = stage();

  it('lead from a configuration to the files and folders that are there', async () => {
    const config = on.folder.at('lora-dataset.toml');
    fs.writeFileSync(on.folder.at('vae.pt'), '');
    const text = [
      '[dataset]\r\nimages = "10_alice woman"',
      "[training]\r\nmodel = './no/such/model.safetensors'",
      '[training.options]\r\nvae = "./vae.pt"\r\noptimizer_type = "AdamW"\r\n',
    ].join('\r\n');
    await on.client.open(config, text, 'toml');
    const links = await on.client.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: uriOf(config) },
    });
    expect(links.map(({ target }) => target)).toEqual([
      uriOf(on.folder.at('10_alice woman')),
      uriOf(on.folder.at('vae.pt')),
    ]);
    const ranges = links.map(({ range }) => range);
    expect(markRanges(text, ranges)).toBe(text.replace('10_alice woman', '«$&»').replace('./vae.pt', '«$&»'));
  });

  it('are none in captions', async () => {
    expect(await on.askAll('documentLink', '<lora:alice:1>, a.png, ./a.png')).toEqual([]);
  });
});
