// What an editor asks about trainings of other programs.
import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportPresetResult, ImportTrainingResult } from '../../protocol/presets.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

const CONFIG = '# mine\r\n[dataset]\r\ntrigger = "alice"\r\n';

describe('trainings of other programs', () => {
  let folder: Folder;
  let client: TestClient;

  beforeEach(async () => {
    folder = folderOf({
      'lora-dataset.toml': CONFIG,
      '10_alice woman/a.png': undefined,
      '10_alice woman/a.txt': 'alice',
    });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const taken = (name: string, text: string) =>
    client.request<ImportTrainingResult>('lora/importTraining', { uri: uriOf(folder.path), name, text });

  it('are taken over into what the dataset says, with what is to be said of it', async () => {
    const preset = {
      network_dim: '48',
      max_train_steps: 700,
      learning_rate: 0,
      caption_extension: '.caption',
    };
    const result = await taken('a ü.json', JSON.stringify(preset));
    expect(result).toMatchObject({
      kind: 'taken',
      config: uriOf(folder.at('lora-dataset.toml')),
      before: CONFIG,
    });
    if (result?.kind !== 'taken') return;
    expect(result.after.startsWith(`${CONFIG}\r\n[training.options]\r\n`)).toBe(true);
    expect(result.after).toContain('\r\nnetwork_dim = 48\r\n');
    expect(result.after).not.toContain('caption_extension');
    expect(result.remarks).toContainEqual({
      severity: 'warning',
      message: 'learning_rate is 0, which kohya_ss drops: the trainer takes 0.000002.',
    });
    expect(result.remarks).toContainEqual({
      severity: 'info',
      message: 'The captions stay .txt; the file has .caption.',
    });
  });

  it('are taken over into what an editor has open and unsaved', async () => {
    await client.open(folder.at('lora-dataset.toml'), '[training.options]\nnetwork_dim = 8 # mine\n', 'toml');
    const result = await taken('train.toml', '\ufeff[network]\nnetwork_dim = 16\n');
    expect(result?.kind === 'taken' && result.after).toContain('network_dim = 16 # mine\n');
  });

  it.each([
    ['a.json', '{', 'It can not be read: close brace expected.'],
    ['a.json', '', 'It can not be read: value expected.'],
    ['a.json', '{"nodes": []}', 'It has no key of a preset of kohya_ss.'],
    ['a.toml', '', 'It says no option of the trainer.'],
    ['a.toml', '[[datasets]]\n', 'It is a dataset config: it says pictures, and no training.'],
    ['a.yaml', 'x: 1', 'A preset of kohya_ss is .json, a training config of sd-scripts .toml.'],
  ])('are refused: %s %j', async (name, text, reason) => {
    expect(await taken(name, text)).toEqual({ kind: 'refused', reason });
  });

  it('come back as they went', async () => {
    const preset = { network_dim: 48, max_train_steps: 700, optimizer: 'Lion', lr_scheduler: 'cosine' };
    const first = await taken('a.json', JSON.stringify(preset));
    if (first?.kind !== 'taken') throw new Error('it is not taken');
    const config = folder.at('lora-dataset.toml');
    await client.open(config, first.after, 'toml');
    fs.writeFileSync(config, first.after);
    const textDocument = { uri: uriOf(config) };
    await client.connection.sendNotification('textDocument/didSave', { textDocument });
    const exported = await client.request<ExportPresetResult>('lora/exportPreset', {
      uri: uriOf(folder.path),
    });
    expect(JSON.parse(exported?.text ?? '')).toMatchObject({ ...preset, model_list: 'custom' });
    const second = await taken('b.json', exported?.text ?? '');
    expect(second?.kind === 'taken' && second.after.startsWith(first.after)).toBe(true);
  });
});
