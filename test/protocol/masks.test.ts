import * as fs from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { MaskResult } from '../../protocol/pairs.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

describe('the mask of a picture, asked', () => {
  let folder: Folder;
  let client: TestClient;

  const start = async (files: Record<string, string | undefined>, prepare: () => void = () => {}) => {
    folder = folderOf({ '10_alice woman/a.png': undefined, '10_alice woman/a.txt': 'alice', ...files });
    prepare();
    client = await TestClient.start(folder.path, { pulls: true });
    await client.until(() => {
      const status = client.status as { state?: string; datasets?: unknown[] } | undefined;
      return status?.state === 'ready' && status.datasets?.length ? true : undefined;
    });
  };
  const mask = async (image: string) => {
    const params = { dataset: uriOf(folder.path), image: uriOf(image) };
    return (await client.request<MaskResult>('lora/mask', params)).mask;
  };
  const ofA = () => mask(folder.at('10_alice woman', 'a.png'));

  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  it('lies beside it', async () => {
    await start({ '10_alice woman/a-masklabel.png': undefined });
    expect(await ofA()).toBe(uriOf(folder.at('10_alice woman', 'a-masklabel.png')));
  });

  it('lies where the configuration of a training says', async () => {
    const subset = 'image_dir = "10_alice woman"\nconditioning_data_dir = "conditions"\n';
    await start({
      'lora-dataset.toml': '[dataset]\ntrigger = "alice"\n',
      'dataset.toml': `[[datasets]]\nresolution = 512\n[[datasets.subsets]]\n${subset}`,
      'conditions/a.png': undefined,
    });
    expect(await ofA()).toBe(uriOf(folder.at('conditions', 'a.png')));
  });

  it('lies where the dataset says', async () => {
    await start({
      'lora-dataset.toml': '[training.options]\nconditioning_data_dir = "my conditions"\n',
      'my conditions/a.png': undefined,
      '10_alice woman/a_mask.png': undefined,
    });
    expect(await ofA()).toBe(uriOf(folder.at('my conditions', 'a.png')));
  });

  it('is none that lies outside, or to which a link leads out; and none of what is no picture of a dataset', async () => {
    const elsewhere = folderOf({ 'a.png': undefined });
    await start({}, () => {
      fs.mkdirSync(folder.at('masks'));
      fs.symlinkSync(elsewhere.at('a.png'), folder.at('masks', 'a.png'));
    });
    expect(await ofA()).toBeNull();
    expect(await mask(elsewhere.at('a.png'))).toBeNull();
    expect(await mask(folder.at('10_alice woman', 'b.png'))).toBeNull();
    elsewhere.dispose();
  });
});
