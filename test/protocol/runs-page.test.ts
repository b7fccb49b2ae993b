import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type RunPicture,
  type RunsPageAnswer,
  type RunsPageMethod,
  type RunsPageParams,
  runsPageMethod,
  runsPageRequests,
} from '../../protocol/runs-page/requests.ts';
import { ARTICLE_NAME, layOutArticle } from '../support/article-output.mjs';
import { event, record } from '../support/event-file.ts';
import { TestClient, uriOf } from './client.ts';

const LOG = 'logs/20261122210012/network_train/events.out.tfevents.1795381214.vm.9699.0';

describe('what trainings left, for the page of the runs', () => {
  let folder = '';
  let client: TestClient;

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'lora-runs-'));
    client = await TestClient.start(folder, { pulls: true });
  });
  afterEach(async () => {
    expect(await client.stop()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  /** The answer must be what the page takes. */
  async function ask<Method extends RunsPageMethod>(
    method: Method,
    params: RunsPageParams<Method>,
  ): Promise<RunsPageAnswer<Method>> {
    const answer = await client.request<unknown>(runsPageMethod(method), params);
    return runsPageRequests[method].result.parse(answer) as RunsPageAnswer<Method>;
  }
  const listed = async () => (await ask('list', { folders: [uriOf(folder)] })).runs;
  async function look(id: string): Promise<RunPicture> {
    const seen = await ask('look', { id, revision: null });
    if (!seen || 'gone' in seen) throw new Error('the run is not there');
    return seen;
  }

  it('is listed, shown, and told of only where it is another', async () => {
    layOutArticle(folder);
    const [run, ...others] = await listed();
    expect(others).toEqual([]);
    expect(run).toMatchObject({ title: ARTICLE_NAME, state: null, where: path.basename(folder) });
    const shown = await look(run?.id ?? '');
    expect(shown.epochs.map(({ at, step }) => [at, step])).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((epoch) => [epoch, 420 * epoch]),
    );
    expect(shown.epochs.at(-1)?.marks.map(({ kind }) => kind)).toEqual(['lowest', 'last']);
    expect(shown.prompts[0]).toMatchObject({ negative: expect.stringContaining('Anime'), trained: null });
    expect(await ask('look', { id: shown.id, revision: shown.revision })).toBeNull();
    const step = { time: 1795382700, step: 3361, values: { 'loss/current': 0.5 } };
    appendFileSync(path.join(folder, LOG), record(event(step)));
    expect((await look(shown.id)).revision).not.toBe(shown.revision);
    rmSync(path.join(folder, 'sample'), { recursive: true });
    for (const { checkpoint } of shown.epochs) if (checkpoint) rmSync(new URL(checkpoint.file));
    // What was found a moment ago is believed for as long.
    await expect.poll(() => ask('look', { id: shown.id, revision: null })).toEqual({ gone: true });
  });

  it('has curves, thinned and smoothed, as a whole and in part', async () => {
    layOutArticle(folder);
    const [run] = await listed();
    const asked = { runs: [run?.id ?? ''], columns: 50, smoothing: 0.9 };
    const { curves } = await ask('curves', { ...asked, kinds: ['loss', 'epoch'], window: null });
    expect(curves.map(({ tag, range, broken }) => [tag, range, broken])).toEqual([
      ['loss/current', [1, 3360], 0],
      ['loss/epoch_average', [420, 3360], 0],
    ]);
    const [loss, epochs] = curves;
    expect(loss?.steps.length).toBeLessThan(300);
    expect(Math.min(...(loss?.values ?? []).map((value) => value ?? 9))).toBe(0.21675920486450195);
    expect(loss?.smooth?.length).toBe(loss?.steps.length);
    expect([epochs?.steps, epochs?.smooth]).toEqual([[420, 840, 1260, 1680, 2100, 2520, 2940, 3360], null]);
    const part = await ask('curves', { ...asked, kinds: ['loss'], window: [100, 110] });
    expect(part.curves[0]?.steps).toEqual([99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111]);
  });

  it('keeps what one thinks of an epoch, and gives the prompt to paint with it', async () => {
    layOutArticle(folder);
    const id = (await listed())[0]?.id ?? '';
    expect(await ask('rate', { id, key: 'epoch-6', change: { stars: 5, note: 'best' } })).toEqual({
      problem: null,
    });
    expect((await look(id)).epochs[6]).toMatchObject({ stars: 5, note: 'best', keep: false });
    writeFileSync(path.join(folder, `${ARTICLE_NAME}.epochs.json`), 'not ours');
    expect((await ask('rate', { id, key: 'epoch-6', change: { stars: 1 } })).problem).toContain('left alone');
    const { text } = await ask('prompt', { id, key: 'epoch-6', prompt: 1 });
    expect(text).toBe(
      [
        `1girl, CharacterAI, kimono, temple, ink drawing, <lora:${ARTICLE_NAME}-000006:0.8>`,
        'Negative prompt: 3D render, photo',
        'Steps: 4, CFG scale: 5.5, Seed: 2, Size: 64x64',
      ].join('\n'),
    );
    expect(await ask('prompt', { id, key: 'epoch-0', prompt: 1 })).toEqual({ text: null });
    expect(await ask('texts', { id, key: 'epoch-6', prompt: 1 })).toEqual({ texts: [] });
    expect(await ask('prompt', { id, key: 'epoch-8', prompt: null })).toEqual({
      text: `<lora:${ARTICLE_NAME}:0.8>`,
    });
  });

  it('says what is wrong with its files, and takes no id that is none', async () => {
    layOutArticle(folder);
    const log = readFileSync(path.join(folder, LOG));
    log.fill(0, log.length - 4000, log.length - 3000);
    writeFileSync(path.join(folder, LOG), log);
    const id = (await listed())[0]?.id ?? '';
    expect((await look(id)).troubles).toEqual([
      'One record of the log is damaged and left out.',
      expect.stringMatching(/^events\.out.* up to byte \d+ only\.$/),
    ]);
    for (const wrong of ['', 'null', '["run","x","y","z"]', '["run","http://a","http://b",""]'])
      expect(await ask('look', { id: wrong, revision: null })).toEqual({ gone: true });
  });

  it('may be deep below the folder', async () => {
    mkdirSync(path.join(folder, 'deep'));
    layOutArticle(path.join(folder, 'deep/model'));
    renameSync(path.join(folder, 'deep/model/logs'), path.join(folder, 'deep/log'));
    const [run] = await listed();
    expect((await look(run?.id ?? '')).quantities.length).toBe(6);
    const { folder: shown } = await ask('tensorBoard', { id: run?.id ?? '' });
    expect(shown).toBe(path.join(folder, 'deep/log/20261122210012/network_train'));
  });
});
