import * as fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GenerationParametersResult, generationParametersRequest } from '../../protocol/generation.ts';
import { a1111Text, pngWith, tEXt } from '../support/generated-pictures.ts';
import { TestClient, uriOf } from './client.ts';
import { type Folder, folderOf } from './dataset-on-disk.ts';

describe('generation parameters', () => {
  let folder: Folder;
  let client: TestClient;

  beforeEach(async () => {
    folder = folderOf({ 'plain.png': undefined });
    client = await TestClient.start(folder.path, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    folder.dispose();
  });

  const asked = (uri: string) =>
    client.request<GenerationParametersResult>(generationParametersRequest, { uri });

  it('are told of a picture', async () => {
    fs.writeFileSync(folder.at('made.png'), pngWith(tEXt('parameters', a1111Text)));
    const result = await asked(uriOf(folder.at('made.png')));
    if (result.kind !== 'read') throw new Error(result.reason);
    expect(result.prompt).toMatch(/^\(masterpiece:1\.2\), .*\nfrom behind$/);
    expect(result.negative).toBe('bad hands, (blurry:1.3)\nwatermark');
    expect(result.text).toContain('Negative prompt\n  bad hands');
  });

  it('are none, and why', async () => {
    expect(await asked(uriOf(folder.at('gone.png')))).toEqual({
      kind: 'refused',
      reason: 'There is no such file.',
    });
    expect(await asked('https://example.org/a.png')).toMatchObject({ kind: 'refused' });
    expect(await asked(uriOf(folder.at('plain.png')))).toMatchObject({ kind: 'refused' });
  });
});
