// Runs over the wire: the built server, the stand-in trainer, and an editor that asks and hears.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
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
import { uriOf } from './client.ts';
import { folderOf, open } from './trainings.ts';

describe.runIf(posix)('a run', () => {
  it('is told from the first line to the end', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const editor = await open(workshop);
    const folder = folderOf(await editor.start());
    const there = await editor.told(({ progress }) => progress.step === 4 && progress.loss !== null);
    expect(there).toMatchObject({
      ...{
        name: 'alice',
        state: 'running',
        watch: 'supervised',
        stop: null,
        gpus: ['NVIDIA GeForce RTX 3060'],
        gpuIndexes: [0],
      },
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

  it('is known to whoever asks, as soon as its editor is there', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const editor = await open(workshop);
    const folder = folderOf(await editor.start());
    await untilFile(workshop.trainer.holding(4));
    const other = await open(workshop);
    expect((await other.all()).runs.map(({ run }) => run)).toEqual([uriOf(folder)]);
  });

  it('that fails is told with its reason, the way out and the file', async () => {
    const config =
      '[dataset]\ntrigger = "alice"\n[training.options]\nresolution = "768,768"\nmax_train_epochs = 2\n';
    const workshop = new Workshop({
      ...{ behaviour: { holdAt: [0] }, files: { 'lora-dataset.toml': config } },
    }).settle();
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
    const start = config.indexOf('"768,768"');
    expect(failed).toMatchObject({
      file: uriOf(path.join(workshop.dataset, 'lora-dataset.toml')),
      ...{ span: { start, end: start + 9 }, cause: 'torch.OutOfMemoryError: CUDA out of memory.' },
    });
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
    const heard = await second.told(() => true);
    expect(heard).toMatchObject({ state: 'running', progress: { phase: 'training', step: 4 } });
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

  it('nothing is asked or started', async () => {
    const workshop = new Workshop().settle();
    const editor = await open(workshop, { isTrusted: false });
    await expect(editor.prepare()).rejects.toThrow(refusal);
    await expect(editor.start()).rejects.toThrow(refusal);
    await expect(editor.start({}, true)).rejects.toThrow(refusal);
    expect(workshop.runs()).toEqual([]);
  });

  it('a run that somebody looks after is stopped all the same: that starts nothing', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const folder = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const editor = await open(workshop, { isTrusted: false });
    expect(await editor.stop(uriOf(folder), 'now')).toEqual({ reason: null });
    expect((await untilOver(folder)).state).toBe('stopped');
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
    await expect(editor.stop(uriOf(folder), 'now')).rejects.toThrow(refusal);
    await editor.client.connection.sendNotification('lora/trusted');
    await editor.told(({ watch }) => watch === 'supervised');
    workshop.trainer.open(4);
    await editor.told(({ state }) => state === 'succeeded');
  });
});
