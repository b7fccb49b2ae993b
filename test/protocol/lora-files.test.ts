import * as fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type CopyMetadataResult,
  copyMetadataRequest,
  type LoraFileResult,
  type LoraWeightsResult,
  loraFileRequest,
  loraWeightsRequest,
} from '../../protocol/lora-file.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const output = path.resolve('test/fixtures/trainer-run/article/output');
const last = path.join(output, 'CharacterAI-1-A.safetensors');
const first = path.join(output, 'CharacterAI-1-A-000001.safetensors');

describe('a LoRA file', () => {
  let folder: Folder;
  let client: TestClient;

  beforeEach(async () => {
    folder = folderOf({
      '10_CharacterAI woman/a.png': undefined,
      '10_CharacterAI woman/a.txt': '1girl, CharacterAI, hat',
    });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const described = async (file: string, other?: string) => {
    const params = { uri: uriOf(file), ...(other === undefined ? {} : { other: uriOf(other) }) };
    const result = await client.request<LoraFileResult>(loraFileRequest, params);
    if (result.kind !== 'described') throw new Error(result.reason);
    return result.file;
  };

  it('is described, beside the dataset that it was trained on', async () => {
    const file = await described(last);
    expect(file).toMatchObject({ isLora: true, size: 758864, faults: [], changes: null, run: null });
    expect(file.prompt).toBe('<lora:CharacterAI-1-A:0.8> CharacterAI');
    expect(file.facts).toContainEqual({ label: 'Epoch', value: '8 of 8' });
    expect(file.dataset).toBe(path.basename(folder.path));
    const [{ tags = [] } = {}] = file.tags;
    expect(tags).toContainEqual({ tag: 'hat', before: 0, after: 1 });
    expect(tags).toContainEqual({ tag: 'earrings', before: 40, after: 0 });
  });

  it('counts captions as they are in the editor', async () => {
    const at = folder.at('10_CharacterAI woman', 'a.txt');
    await client.open(at, fs.readFileSync(at, 'utf8'));
    await client.change(at, 2, 'CharacterAI, scarf');
    const [{ tags = [] } = {}] = (await described(last)).tags;
    expect(tags).toContainEqual({ tag: 'scarf', before: 0, after: 1 });
  });

  it('is compared with another one', async () => {
    const { changes } = await described(last, first);
    expect(changes).toContainEqual({ name: 'ss_epoch', before: '8', after: '1' });
    const uris = { uri: uriOf(last), other: uriOf(first) };
    const weights = await client.request<LoraWeightsResult>(loraWeightsRequest, uris);
    if (weights.kind !== 'measured') throw new Error(weights.reason);
    expect(weights.blocks[0]).toMatchObject({ part: 'text encoder', label: 'TE00', modules: 6 });
    expect(weights.blocks.at(-1)?.label).toBe('OUT11');
    expect(weights.total.cosine).toBeGreaterThan(0.2);
  });

  it('is compared with none that can not be read, and it is told which that is', async () => {
    fs.writeFileSync(folder.at('empty.safetensors'), '');
    const params = { uri: uriOf(last), other: uriOf(folder.at('empty.safetensors')) };
    expect(await client.request<LoraFileResult>(loraFileRequest, params)).toEqual({
      kind: 'refused',
      reason: 'empty.safetensors: The file is empty.',
    });
  });

  it('is copied with other metadata, over nothing', async () => {
    const copy = folder.at('copy.safetensors');
    const params = {
      uri: uriOf(last),
      copy: uriOf(copy),
      changes: { 'modelspec.trigger_phrase': 'CharacterAI' },
    };
    expect(await client.request<CopyMetadataResult>(copyMetadataRequest, params)).toEqual({
      kind: 'written',
    });
    expect((await described(copy)).prompt).toBe('<lora:copy:0.8> CharacterAI');
    expect(await client.request<CopyMetadataResult>(copyMetadataRequest, params)).toEqual({
      kind: 'refused',
      reason: 'There is a file of that name already; nothing is replaced. Choose another name.',
    });
  });

  it.each([
    ['missing.safetensors', undefined, 'There is no such file.'],
    ['empty.safetensors', '', 'The file is empty.'],
    [
      'other.safetensors',
      'x'.repeat(20),
      'Its beginning is no header of a .safetensors file: it is damaged, or of another format.',
    ],
  ])('that is none is told so: %s', async (name, content, reason) => {
    const at = folder.at(name);
    if (content !== undefined) fs.writeFileSync(at, content);
    const params = { uri: uriOf(at) };
    expect(await client.request<LoraFileResult>(loraFileRequest, params)).toEqual({
      kind: 'refused',
      reason,
    });
    expect(await client.request<LoraWeightsResult>(loraWeightsRequest, params)).toEqual({
      kind: 'refused',
      reason,
    });
  });
});
