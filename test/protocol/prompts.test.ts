import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CompletionList, Diagnostic, Hover } from 'vscode-languageserver';
import { type CopyMetadataResult, copyMetadataRequest } from '../../protocol/lora-file.ts';
import { safetensorsFile } from '../support/safetensors-file.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const output = path.resolve('test/fixtures/trainer-run/article/output');
const checkpoint = path.join(output, 'CharacterAI-1-A.safetensors');
const runs = ['alice-20260101-120000', 'alice-20260201-120000'];

describe('a prompt', () => {
  let folder: Folder;
  let client: TestClient;
  let version = 1;
  const prompt = () => folder.at('my.prompt');

  async function begin(pulls: boolean, more: Readonly<Record<string, string>> = {}): Promise<void> {
    folder = folderOf({
      ...more,
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': 'alice, hat',
      'beside.safetensors': 'no LoRA',
    });
    for (const run of runs) fs.mkdirSync(folder.at('runs', run, 'output'), { recursive: true });
    fs.copyFileSync(checkpoint, folder.at('runs', runs[0] ?? '', 'output', 'alice-000001.safetensors'));
    fs.copyFileSync(checkpoint, folder.at('runs', runs[1] ?? '', 'output', 'alice-000001.safetensors'));
    client = await TestClient.start(folder.path, { pulls });
    version = 1;
    const copied = await client.request<CopyMetadataResult>(copyMetadataRequest, {
      uri: uriOf(checkpoint),
      copy: uriOf(folder.at('runs', runs[1] ?? '', 'output', 'alice.safetensors')),
      changes: { 'modelspec.trigger_phrase': 'CharacterAI woman' },
    });
    expect(copied).toEqual({ kind: 'written' });
    await client.open(prompt(), 'a');
  }
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  /** Writes a text with a mark in it, and tells where that is. */
  async function write(marked: string) {
    const before = marked.slice(0, marked.indexOf('¦')).split('\n');
    await client.change(prompt(), ++version, marked.replace('¦', ''));
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return { textDocument: { uri: uriOf(prompt()) }, position };
  }
  const complete = async (marked: string) =>
    client.request<CompletionList | null>('textDocument/completion', await write(marked));
  const hover = async (marked: string) => {
    const found = await client.request<Hover | null>('textDocument/hover', await write(marked));
    return found && (found.contents as { value: string }).value;
  };

  const report = async () => {
    const params = { textDocument: { uri: uriOf(prompt()) } };
    return (await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', params)).items;
  };

  describe('in an editor that asks', () => {
    beforeEach(() => begin(true));

    it('is completed by the LoRAs of the runs, and those beside it, with what triggers them', async () => {
      const list = await complete('hat, <lora:a¦');
      expect(list?.items.map(({ label, detail, documentation }) => [label, detail, documentation])).toEqual([
        ['beside', undefined, 'Beside this file'],
        ['alice', 'CharacterAI woman', `Of the run ${runs[1]}`],
        // Nobody declared it: the folder has this name, and all captions.
        ['alice-000001', 'CharacterAI', `Of the run ${runs[1]}`],
      ]);
      expect(list?.items[1]).toMatchObject({
        filterText: '<lora:alice',
        textEdit: {
          newText: '<lora:alice:1> CharacterAI woman',
          range: { start: { line: 0, character: 5 }, end: { line: 0, character: 12 } },
        },
      });
    });

    it('is not given a trigger twice, nor a weight where one is', async () => {
      const newText = async (marked: string) => (await complete(marked))?.items[1]?.textEdit?.newText;
      expect(await newText('characterai woman, <lora:¦')).toBe('<lora:alice:1>');
      expect(await newText('hat, <lora:b¦:0.8>')).toBe('<lora:alice');
    });

    it('knows a LoRA by the name that it gives itself, too, unless others have it', async () => {
      const title = 'CharacterAI-1-A';
      const labels = async () => (await complete('<lora:¦'))?.items.map(({ label }) => label);
      expect(await labels()).not.toContain(title);
      for (const run of runs) fs.rmSync(folder.at('runs', run), { recursive: true });
      await come('renamed.safetensors');
      expect(await labels()).toEqual(['beside', 'renamed', title]);
      const told = await hover(`<lora:${title.slice(0, 4)}¦${title.slice(4)}:1>`);
      expect(told).toContain('In the file renamed.safetensors');
      expect(await report()).toEqual([]);
    });

    it('is completed by nothing that is known to be no LoRA', async () => {
      const model = { 'model.diffusion_model.a.weight': { shape: [1], numbers: [0] } };
      fs.writeFileSync(folder.at('model.safetensors'), safetensorsFile(model));
      await come('new.safetensors');
      const labels = (await complete('<lora:¦'))?.items.map(({ label }) => label);
      expect(labels).toContain('new');
      expect(labels).not.toContain('model');
    });

    it('tells a name that several give themselves', async () => {
      await write('<lora:CharacterAI-1-A:1>¦');
      expect((await report()).map(({ severity, message }) => [severity, message])).toEqual([
        [3, expect.stringContaining('Several files call themselves CharacterAI-1-A')],
      ]);
    });

    it('is judged by the rule "prompt"', async () => {
      await write('(a¦');
      expect(await report()).toMatchObject([
        {
          severity: 2,
          code: 'prompt',
          codeDescription: { href: expect.stringContaining('rules/prompt.md') },
        },
      ]);
    });

    it('has nothing to complete elsewhere', async () => {
      expect(await complete('hat, ¦')).toBeNull();
      const caption = folder.at('10_alice woman', 'a.txt');
      await client.open(caption, '<');
      const place = { textDocument: { uri: uriOf(caption) }, position: { line: 0, character: 1 } };
      const context = { triggerKind: 2, triggerCharacter: '<' };
      expect(await client.request('textDocument/completion', { ...place, context })).toBeNull();
    });

    it('tells what words count, and what is in a LoRA', async () => {
      expect(await hover('a, ((red h¦at):1.2)')).toBe('**red hat**\n\nWeight 1.32 = 1.2 × 1.1');
      const told = await hover('<lora:al¦ice:0.8>');
      expect(told).toContain('Weight 0.8\n\nOf the run alice-20260201-120000\n\n');
      expect(told).toContain('Rank: 8');
      expect(told).toContain('Trigger: CharacterAI woman');
      expect(told).toContain('Base model: v1-5-tiny.safetensors · sd_v1\n');
      expect(await hover('<lora:no¦body:0.8>')).toContain('No file of this name is known here.');
      expect(await hover('<lora:be¦side:0.8>')).toContain('Its beginning is no header');
      expect(await hover('a,¦ ')).toBeNull();
    });

    it('tells what is read otherwise than it looks', async () => {
      await write('(a, <lora:alice:1>, <lora:bob:1>, (b:)¦');
      expect((await report()).map(({ severity, range }) => [severity, range.start.character])).toEqual([
        [2, 0],
        [3, 26],
        [2, 36],
      ]);
    });
  });

  /** A LoRA comes. */
  async function come(name: string): Promise<void> {
    fs.copyFileSync(checkpoint, folder.at(name));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(folder.at(name)), type: 1 }],
    });
  }

  it('is judged as loud as its dataset has it', async () => {
    await begin(true, { 'lora-dataset.toml': '[rules]\nprompt = "hint"\n' });
    await write('(a¦');
    expect((await report()).map(({ severity }) => severity)).toEqual([4]);
  });

  it('is looked at again when a LoRA comes', async () => {
    await begin(true);
    await write('<lora:new:1>¦');
    expect(await report()).toHaveLength(1);
    const before = client.pullsAsked;
    await come('new.safetensors');
    await client.until(() => client.pullsAsked > before || undefined);
    expect(await report()).toEqual([]);
  });

  it('is told of to an editor that does not ask', async () => {
    await begin(false);
    await write('(a¦');
    const [found] = await client.pushed(prompt(), (all) => all.length === 1);
    expect(found?.message).toContain('is never closed');
    await write('(a), <lora:new:1>¦');
    await client.pushed(prompt(), ([one]) => String(one?.message).includes('new.safetensors'));
    await come('new.safetensors');
    await client.pushed(prompt(), (all) => all.length === 0);
  });
});
