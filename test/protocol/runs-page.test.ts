import {
  appendFileSync,
  cpSync,
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
import { FIRST_RUN, layOutResumed, removeState, SECOND_RUN } from '../support/resumed-runs.mjs';
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
      expect.stringMatching(/^events\.out.* up to byte \d+ only: .* is missing\.$/),
    ]);
    for (const wrong of ['', 'null', '["run","x","y","z"]', '["run","http://a","http://b",""]'])
      expect(await ask('look', { id: wrong, revision: null })).toEqual({ gone: true });
  });

  it('shows a resumed run behind what it goes on from: one curve, all epochs up to the state and its own', async () => {
    const { first, second } = layOutResumed(folder);
    const { runs } = await ask('list', { folders: [uriOf(second)] });
    const id = runs[0]?.id ?? '';
    const shown = await look(id);
    expect(shown.epochs.map(({ key, at, from, begins, step }) => [key, at, from, begins, step])).toEqual([
      ['1~epoch-0', 0, FIRST_RUN, 'new', 0],
      ...[1, 2, 3, 4].map((epoch) => [`1~epoch-${epoch}`, epoch, FIRST_RUN, null, 420 * epoch]),
      ['epoch-0', 4, null, 'resume', 1680],
      ['epoch-5', 5, null, null, 2100],
      ['epoch-6', 6, null, null, 2520],
    ]);
    expect(shown.seams).toEqual([1680]);
    expect(shown.origin).toContain(`goes on from ${FIRST_RUN} at step 1680`);
    expect(shown.epochs.filter(({ marks }) => marks.length > 0).map(({ key }) => key)).toEqual([
      'epoch-5',
      'epoch-6',
    ]);
    const asked = { runs: [id], columns: 5000, smoothing: 0, window: null };
    const { curves } = await ask('curves', { ...asked, kinds: ['loss', 'epoch'] });
    const [loss, epochs] = curves;
    expect([loss?.range, loss?.steps.length]).toEqual([[1, 2520], 2520]);
    expect(loss?.values[1680]).toBe(0.25);
    expect(epochs?.steps).toEqual([420, 840, 1260, 1680, 2100, 2520]);
    // What one thinks of an epoch is kept where it was trained; its checkpoint and samples are those of that run.
    await ask('rate', { id, key: '1~epoch-3', change: { stars: 4 } });
    expect(JSON.parse(readFileSync(path.join(first, 'epochs.json'), 'utf8')).epochs).toHaveProperty(
      'epoch-3',
    );
    expect((await look(id)).epochs[3]?.stars).toBe(4);
    expect((await ask('prompt', { id, key: '1~epoch-3', prompt: 0 })).text).toContain(
      `<lora:${ARTICLE_NAME}-000003:0.8>`,
    );
    // States are thrown away first.
    removeState(first);
    await expect.poll(async () => (await look(id)).seams).toEqual([1680]);
    // Without the run that it goes on from, it is known at least where it begins.
    rmSync(first, { recursive: true });
    const alone = await look(id);
    expect(alone.epochs.map(({ key }) => key)).toEqual(['epoch-0', 'epoch-5', 'epoch-6']);
    expect([alone.seams, alone.epochs[1]?.step]).toEqual([[1680], 2100]);
    expect(alone.origin).toContain('is not known here');
  });

  it('says before a deletion what is kept, and which runs begin with what is deleted', async () => {
    const { first } = layOutResumed(path.join(folder, 'runs'));
    const warm = path.join(folder, 'runs/warm-20261124-210000');
    const file = (epoch: number) => path.join(first, `output/${ARTICLE_NAME}-00000${epoch}.safetensors`);
    cpSync(path.join(folder, `runs/${SECOND_RUN}`), warm, { recursive: true });
    writeFileSync(path.join(warm, 'config.toml'), `network_weights = '${file(3)}'\n`);
    const began = await look((await ask('list', { folders: [uriOf(warm)] })).runs[0]?.id ?? '');
    expect([began.epochs[0]?.begins, began.seams]).toEqual(['warm-start', []]);
    expect(began.origin).toBe(
      `It began with the weights of ${ARTICLE_NAME}-000003.safetensors: a warm start.`,
    );
    const id = (await ask('list', { folders: [uriOf(first)] })).runs[0]?.id;
    await ask('rate', { id: id ?? '', key: 'epoch-2', change: { keep: true } });
    const files = [2, 3, 4].map((epoch) => uriOf(file(epoch)));
    expect(await ask('deletion', { id: id ?? '', files })).toEqual({
      files: files.slice(1),
      notes: [
        `warm-20261124-210000 begins with the weights of ${ARTICLE_NAME}-000003.safetensors.`,
        `${SECOND_RUN} goes on from the state that was saved with ${ARTICLE_NAME}-000004.safetensors; that state stays.`,
      ],
    });
  });

  it('shows with a resumed run only samples of prompts that it has, too', async () => {
    const { first, second } = layOutResumed(folder);
    const lines = readFileSync(path.join(first, 'prompts.txt'), 'utf8').split('\n');
    const painted = lines.find((line) => line !== '' && !line.startsWith('#'));
    writeFileSync(path.join(second, 'prompts.txt'), ['another', painted, ''].join('\n'));
    const { runs } = await ask('list', { folders: [uriOf(second)] });
    const shown = await look(runs[0]?.id ?? '');
    const numbers = (key: string) =>
      shown.epochs.find((one) => one.key === key)?.samples.map(({ prompt }) => prompt);
    expect([numbers('1~epoch-3'), numbers('epoch-5')]).toEqual([[1], [0, 1, 2]]);
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
