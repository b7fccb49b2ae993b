import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type ConnectWebUiResult,
  type ContinueGridParams,
  connectWebUiRequest,
  continueGridRequest,
  type GridChoicesParams,
  type GridChoicesResult,
  type GridResult,
  gridChoicesRequest,
  gridRequest,
  type PaintGridParams,
  type PaintGridResult,
  paintGridRequest,
} from '../../protocol/compare-epochs.ts';
import { type FakeWebUi, fakeA1111, fakeComfyUi } from '../support/webui/fake-web-ui.ts';
import { TestClient, uriOf } from './client.ts';

const NAMES = ['CharacterAI-1-A-000001', 'CharacterAI-1-A'];

describe('epochs compared, of a folder that is no run of ours', () => {
  let folder = '';
  let client: TestClient;
  let fake: FakeWebUi | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lora-compare-'));
    for (const name of [...NAMES].reverse())
      cpSync(
        `test/fixtures/trainer-run/article/output/${name}.safetensors`,
        path.join(folder, 'model', `${name}.safetensors`),
      );
    client = await TestClient.start(folder, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    await fake?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function choices(more: Partial<GridChoicesParams> = {}) {
    const params: GridChoicesParams = { run: uriOf(folder), ...more };
    const result = await client.request<GridChoicesResult>(gridChoicesRequest, params);
    if (result.kind === 'refused') throw new Error(result.reason);
    return result;
  }
  const line = { kind: 'typed', line: 'alice, smile --d 7' } as const;
  async function paint(more: Partial<PaintGridParams> = {}) {
    const { checkpoints } = await choices();
    const params: PaintGridParams = {
      ...{ run: uriOf(folder), address: fake?.address ?? '', model: '', source: line },
      checkpoints: checkpoints.map(({ uri }) => uri),
      ...{ prompts: [0], weights: [0.8], hasBaseline: true, ...more },
    };
    return client.request<PaintGridResult>(paintGridRequest, params);
  }
  const view = (uri: string) => client.request<GridResult>(gridRequest, { folder: uri });

  it('are those below it, with prompts that are typed, or of a file in any form', async () => {
    const found = await choices();
    // A copy may be written in any order.
    expect(found.checkpoints.map(({ name }) => name)).toEqual(NAMES);
    expect(found.prompts).toEqual([]);
    expect((await choices({ source: line })).prompts).toMatchObject([{ text: 'alice, smile' }]);
    const file = path.join(folder, 'mine.json');
    writeFileSync(file, '[{"prompt":"alice","negative_prompt":"blurry"},"alice, hat --d 1"]');
    expect((await choices({ source: { kind: 'file', uri: uriOf(file) } })).prompts).toMatchObject([
      { text: 'alice', negative: 'blurry' },
      { text: 'alice, hat', negative: null },
    ]);
    writeFileSync(path.join(folder, 'model', 'prompts.toml'), '[[prompt.subset]]\nprompt = "b"\n');
    expect((await choices()).prompts).toMatchObject([{ text: 'b' }]);
  });

  it('are painted beside the checkpoints, listed, and gone on with as they were begun', async () => {
    fake = await fakeA1111('/loras', { diesAt: 2 });
    fake.loras = NAMES;
    const lost = await paint();
    expect(lost).toMatchObject({ kind: 'painted', end: 'lost', painted: 1, failed: 1 });
    const [begun] = (await choices()).grids;
    expect(begun).toMatchObject({ prompts: 1, there: 1, all: 3 });
    const again = await fakeA1111('/loras');
    again.loras = NAMES;
    fake = again;
    const params: ContinueGridParams = { address: fake.address, model: '', folder: begun?.folder ?? '' };
    expect(await client.request<PaintGridResult>(continueGridRequest, params)).toMatchObject({
      ...{ kind: 'painted', end: 'done', painted: 2, folder: begun?.folder },
    });
    expect(await view(params.folder)).toMatchObject({
      isPainting: false,
      rows: [{ cells: [{ kind: 'picture' }, { kind: 'picture' }, { kind: 'picture' }] }],
    });
    again.model = 'xl.safetensors';
    expect(await client.request<PaintGridResult>(continueGridRequest, params)).toEqual({
      kind: 'refused',
      reason:
        'It was begun with AUTOMATIC1111, v1-5-pruned-emaonly.safetensors [6ce0161689]; ' +
        'there is AUTOMATIC1111, xl.safetensors [6ce0161689] now.',
    });
    // The same choice with another base model is another comparison.
    const other = await paint();
    expect(other).toMatchObject({ kind: 'painted', painted: 3 });
    expect(other.kind === 'painted' && other.folder).not.toBe(begun?.folder);
    expect(existsSync(path.join(folder, 'comparisons'))).toBe(true);
  });

  it('are not painted with other files of the same name', async () => {
    fake = await fakeA1111('/loras');
    fake.loras = NAMES;
    fake.hashes = { 'CharacterAI-1-A': 'another training' };
    const reason = 'AUTOMATIC1111 has another file that is called CharacterAI-1-A: rename one of them';
    expect(await paint()).toEqual({ kind: 'refused', reason });
    const { checkpoints } = await choices();
    const params = { address: fake.address, model: '', checkpoints: checkpoints.map(({ uri }) => uri) };
    expect(await client.request<ConnectWebUiResult>(connectWebUiRequest, params)).toEqual({
      ...{ kind: 'refused', reason },
    });
    expect(fake.painted).toEqual([]);
  });

  it('are painted with a base model that is chosen, where there are several', async () => {
    fake = await fakeComfyUi();
    fake.loras = NAMES.map((name) => `new/${name}.safetensors`);
    const params = { address: fake.address, model: '', checkpoints: [] };
    expect(await client.request<ConnectWebUiResult>(connectWebUiRequest, params)).toMatchObject({
      models: ['v1-5-pruned-emaonly.safetensors', 'sd/other.safetensors'],
    });
    const painted = await paint({ model: 'sd/other.safetensors', hasBaseline: false });
    expect(painted).toMatchObject({ kind: 'painted', painted: 2 });
    const folderOf = painted.kind === 'painted' ? painted.folder : '';
    expect(await view(folderOf)).toMatchObject({ program: 'ComfyUI', model: 'sd/other.safetensors' });
    mkdirSync(path.join(folder, 'nothing'));
    const empty = await choices({ run: uriOf(path.join(folder, 'nothing')) });
    expect(empty.checkpoints).toEqual([]);
  });
});
