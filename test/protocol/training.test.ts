// Trainings over the wire: the built server, the stand-in trainer, and an editor that asks and hears.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { InitializationOptions } from '../../protocol/lsp.ts';
import type {
  KeepResult,
  PreparedTraining,
  RunsStatus,
  RunView,
  StartTrainingResult,
  TrainingChoices,
} from '../../protocol/training.ts';
import {
  kill,
  posix,
  record,
  untilFile,
  untilGone,
  untilOver,
  untilRecord,
  Workshop,
} from '../cli/training.ts';
import { TestClient, uriOf } from './client.ts';

/** An editor that hears of runs, open on a workshop's dataset. */
async function open(workshop: Workshop, options: InitializationOptions = {}) {
  const env = Object.entries(workshop.env).map(([name, value]) => `${name}=${value}`);
  const server = [process.execPath, path.resolve('dist/server.js'), '--stdio'];
  const client = await TestClient.start(workshop.dataset, { pulls: true, options }, [
    'env',
    ...env,
    ...server,
  ]);
  onTestFinished(() => void client.process.kill('SIGKILL'));
  let heard: RunsStatus = { runs: [] };
  const listeners = new Set<() => void>();
  client.connection.onNotification('lora/runs', (status: RunsStatus) => {
    heard = status;
    for (const listener of listeners) listener();
  });
  const uri = uriOf(workshop.dataset);
  return {
    client,
    prepare: (wish = {}) => client.request<PreparedTraining>('lora/prepareTraining', { uri, wish }),
    start: (wish = {}, isDryRun = false) =>
      client.request<StartTrainingResult>('lora/startTraining', { uri, wish, isDryRun }),
    choices: () => client.request<TrainingChoices>('lora/trainingChoices', { uri, wish: {} }),
    keep: (method: string, params: unknown) => client.request<KeepResult>(method, params),
    stop: (run: string, when: string) => client.request<KeepResult>('lora/stopRun', { run, when }),
    /** Waits until the editor was told of a run as it is wanted. */
    told: (accept: (run: RunView) => boolean): Promise<RunView> =>
      new Promise((resolve) => {
        const look = () => {
          const run = heard.runs.find(accept);
          if (!run) return;
          listeners.delete(look);
          resolve(run);
        };
        listeners.add(look);
        look();
      }),
  };
}

const folderOf = (result: StartTrainingResult) => {
  if (!('run' in result)) throw new Error(JSON.stringify(result));
  return decodeURIComponent(new URL(result.run).pathname);
};

describe.runIf(posix)('a training that is prepared', () => {
  it('lacks what nobody said, and keeps what is said for all editors', async () => {
    const workshop = new Workshop();
    const editor = await open(workshop);
    expect((await editor.prepare()).lacks).toEqual(['trainer', 'model']);
    const wrong = await editor.keep('lora/keepTrainer', { path: workshop.dataset });
    expect(wrong.reason).toContain('neither sd-scripts nor kohya_ss');
    expect(await editor.keep('lora/keepTrainer', { path: workshop.trainer.root })).toEqual({ reason: null });
    expect(await editor.keep('lora/keepModel', { name: 'sd15', path: workshop.model })).toEqual({
      reason: null,
    });
    expect(await editor.prepare()).toMatchObject({
      ...{ name: 'alice', lacks: [], problems: [], steps: 12, gpu: 0 },
      formula: '2 pictures × 3 repeats × 2 epochs / batch 1 = 12 steps',
      model: { name: 'sd15', place: workshop.model, isKnown: true },
      trainer: { root: workshop.trainer.root, kind: 'sd-scripts', version: '48d368fa5577' },
    });
    // The command line reads the same.
    expect((await workshop.lora('train', '--dry-run')).code).toBe(0);
  });

  it('finds the trainers that lie around the dataset', async () => {
    const workshop = new Workshop();
    const editor = await open(workshop);
    const { trainers } = await editor.choices();
    expect(trainers).toContainEqual({ path: workshop.trainer.root, kind: 'sd-scripts', hasPython: true });
  });

  it('names what stands against it, with its file, and does not start then', async () => {
    const workshop = new Workshop({ files: { '3_alice woman/b.txt': '' } }).settle();
    const editor = await open(workshop);
    const { problems } = await editor.prepare();
    const uri = uriOf(path.join(workshop.dataset, '3_alice woman/b.txt'));
    expect(problems).toMatchObject([{ code: 'train-dataset-errors', severity: 'error', uri }]);
    expect(await editor.start()).toMatchObject({ kind: 'refused', problems: [{ uri }] });
    expect(workshop.runs()).toEqual([]);
  });

  it('takes what an editor says over what is kept', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const training = await editor.prepare({ name: 'alice_v2', model: '/nowhere.safetensors' });
    expect(training).toMatchObject({ name: 'alice_v2', lacks: ['model'] });
    expect(training.problems.map(({ code }) => code)).toEqual(['train-model']);
  });

  it('is written without being started when only the folder is wanted', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop);
    const folder = folderOf(await editor.start({}, true));
    expect(record(folder)?.state).toBe('prepared');
    expect(fs.existsSync(path.join(folder, 'train.log'))).toBe(false);
  });
});

describe.runIf(posix)('a run', () => {
  it('is told from the first line to the end', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const editor = await open(workshop);
    const folder = folderOf(await editor.start());
    const there = await editor.told(({ progress }) => progress.step === 4 && progress.loss !== null);
    expect(there).toMatchObject({
      ...{ name: 'alice', state: 'running', watch: 'supervised', stop: null, gpu: 'NVIDIA GeForce RTX 3060' },
      progress: {
        phase: 'training',
        step: 4,
        steps: 12,
        epoch: 1,
        epochs: 2,
        isSampling: false,
        checkpoints: [],
      },
    });
    expect(there.progress.speed).toBeGreaterThan(0);
    workshop.trainer.open(4);
    const over = await editor.told(({ state }) => state === 'succeeded');
    expect(over).toMatchObject({
      run: uriOf(folder),
      outcome: [],
      progress: { step: 12, checkpoints: ['alice-000001.safetensors', 'alice.safetensors'] },
    });
    expect(over.duration).toBeGreaterThanOrEqual(0);
  });

  it('that fails is told with its reason, the way out and the file', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [0] } }).settle();
    const editor = await open(workshop);
    await editor.start();
    await untilFile(workshop.trainer.holding(0));
    workshop.trainer.behave({
      failAt: { step: 2, exception: 'torch.OutOfMemoryError: CUDA out of memory.' },
    });
    workshop.trainer.open(0);
    const failed = await editor.told(({ state }) => state === 'failed');
    expect(failed.outcome.join(' ')).toMatch(/memory/);
    expect(failed.outcome).toHaveLength(2);
  });

  it('with a loss that is no number is told as such', async () => {
    const workshop = new Workshop({ behaviour: { nanFrom: 3, holdAt: [6] } }).settle();
    const editor = await open(workshop);
    await editor.start();
    const run = await editor.told(({ progress }) => progress.isLossBroken);
    expect(run.progress.loss).toBeNull();
  });

  it('goes on when the server is killed, and the next server finds it', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const first = await open(workshop);
    const folder = folderOf(await first.start());
    await untilFile(workshop.trainer.holding(4));
    first.client.process.kill('SIGKILL');
    await first.client.exited;
    const second = await open(workshop);
    await second.told(({ state, progress }) => state === 'running' && progress.step === 4);
    workshop.trainer.open(4);
    await second.told(({ run, state }) => run === uriOf(folder) && state === 'succeeded');
  });

  it('that lost its supervisor gets another', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const editor = await open(workshop);
    const folder = folderOf(await editor.start());
    await untilFile(workshop.trainer.holding(4));
    const { supervisor } = await untilRecord(folder, (now) => now.process !== null, 'it runs');
    kill(supervisor?.pid ?? 0, 'SIGKILL');
    await untilGone(supervisor?.pid ?? 0);
    await untilRecord(
      folder,
      (now) => now.supervisor !== null && now.supervisor.pid !== supervisor?.pid,
      'taken over',
    );
    workshop.trainer.open(4);
    await editor.told(({ state }) => state === 'succeeded');
  });

  it('that the command line starts is seen, and is stopped', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const editor = await open(workshop);
    const folder = await workshop.start();
    await editor.client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(path.join(folder, 'run.json')), type: 1 }],
    });
    await editor.told(({ progress }) => progress.step === 4);
    expect(await editor.stop(uriOf(folder), 'after-checkpoint')).toEqual({ reason: null });
    await editor.told(({ stop }) => stop === 'after-checkpoint');
    expect(await editor.stop(uriOf(folder), 'now')).toEqual({ reason: null });
    await editor.told(({ state }) => state === 'stopped');
    expect((await untilOver(folder)).state).toBe('stopped');
  });

  it('is not started because its folder says that it waits', async () => {
    const workshop = new Workshop().settle();
    const first = await open(workshop);
    const folder = folderOf(await first.start({}, true));
    fs.writeFileSync(
      path.join(folder, 'run.json'),
      JSON.stringify({ ...record(folder), state: 'queued', queued: new Date().toISOString() }),
    );
    const second = await open(workshop);
    await second.told(({ state, watch }) => state === 'queued' && watch === 'unsupervised');
    // Three looks later it is still so.
    await second.prepare();
    expect(fs.existsSync(path.join(folder, 'train.log'))).toBe(false);
    expect(await second.stop(uriOf(folder), 'now')).toEqual({ reason: null });
    await second.told(({ state }) => state === 'stopped');
  });
});

describe.runIf(posix)('in a folder that is not trusted', () => {
  const refusal = 'Nothing is trained in a folder that is not trusted.';

  it('nothing is asked, started or stopped', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop, { isTrusted: false });
    await expect(editor.prepare()).rejects.toThrow(refusal);
    await expect(editor.start()).rejects.toThrow(refusal);
    await expect(editor.start({}, true)).rejects.toThrow(refusal);
    await expect(editor.stop(uriOf(workshop.dataset), 'now')).rejects.toThrow(refusal);
    expect(workshop.runs()).toEqual([]);
  });

  it('a run is shown, and is given no supervisor until it is', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const folder = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const { supervisor } = await untilRecord(folder, (now) => now.process !== null, 'it runs');
    kill(supervisor?.pid ?? 0, 'SIGKILL');
    await untilGone(supervisor?.pid ?? 0);
    const editor = await open(workshop, { isTrusted: false });
    await editor.told(({ watch, progress }) => watch === 'unsupervised' && progress.step === 4);
    expect(record(folder)?.supervisor).toEqual(supervisor);
    await editor.client.connection.sendNotification('lora/trusted');
    await editor.told(({ watch }) => watch === 'supervised');
    workshop.trainer.open(4);
    await editor.told(({ state }) => state === 'succeeded');
  });
});
