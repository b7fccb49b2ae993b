// Attaching to runs, stopping them, queueing them.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ended,
  isAlive,
  kill,
  posix,
  record,
  untilFile,
  untilGone,
  untilOver,
  untilRecord,
  untilText,
  Workshop,
} from './training.ts';

describe.runIf(posix)('lora attach', () => {
  it('shows a run from where it stands, and leaves it running with Ctrl+C', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const run = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const looker = workshop.spawn('attach', run);
    await untilText(looker, '4/12');
    kill(looker.pid ?? 0, 'SIGINT');
    expect(await ended(looker)).toBe(0);
    expect(looker.text()).toContain('The training goes on.');
    workshop.trainer.open(4);
    await untilOver(run);
    const { code, stdout } = await workshop.lora('attach', run);
    expect(code).toBe(0);
    expect(stdout).toContain('alice is trained');
  });

  it('says that the trainer starts, as long as that prints nothing', async () => {
    const workshop = new Workshop({ behaviour: { startup: 60_000 } }).settle();
    const looker = workshop.spawn('attach', await workshop.start());
    await untilText(looker, 'The trainer is starting: it has printed nothing yet.');
    kill(looker.pid ?? 0, 'SIGINT');
    expect(await ended(looker)).toBe(0);
    await workshop.lora('stop', workshop.runs()[0] ?? '');
    await untilOver(workshop.runs()[0] ?? '');
  });

  it('shows log lines without what they are padded with', async () => {
    const workshop = new Workshop().settle();
    const { stdout } = await workshop.lora('train');
    expect(stdout).toMatch(/INFO {5}model saved\.\n/);
    expect(stdout).not.toMatch(/ {20,}\S+\.py:\d+/);
    const log = fs.readFileSync(path.join(workshop.runs()[0] ?? '', 'train.log'), 'utf8');
    expect(log).toMatch(/model saved\. {20,}train_network\.py:\d+/);
  });

  it('goes when nobody reads it any more', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4, 8] } }).settle();
    const run = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const looker = workshop.spawn('attach', run);
    await untilText(looker, '4/12');
    looker.stdout?.destroy();
    workshop.trainer.open(4);
    expect(await ended(looker)).toBe(0);
    expect(record(run)?.state).toBe('running');
    workshop.trainer.open(8);
    await untilOver(run);
  });

  it('says of a run on another machine what is known, and where to go', async () => {
    const workshop = new Workshop().settle();
    await workshop.lora('train', '--dry-run');
    const [run = ''] = workshop.runs();
    const there = { ...record(run), state: 'running', host: 'gone-container' };
    fs.writeFileSync(path.join(run, 'run.json'), JSON.stringify(there));
    const looker = workshop.spawn('attach', run);
    await untilText(looker, 'It runs on gone-container');
    kill(looker.pid ?? 0, 'SIGINT');
    await ended(looker);
    expect(looker.text()).toContain('Whether it goes on, only gone-container knows.');
    const { stderr } = await workshop.lora('run', run);
    expect(stderr).toContain('this run belongs to gone-container');
  });

  it('says when the run is removed, in a sentence', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const run = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const looker = workshop.spawn('attach', run);
    await untilText(looker, '4/12');
    const { supervisor, process: trainer } = record(run) ?? {};
    fs.rmSync(run, { recursive: true, force: true });
    expect(await ended(looker)).toBe(2);
    expect(looker.text()).toMatch(/lora: \S+ is gone, or its run\.json can not be read\.\n$/);
    kill(supervisor?.pid ?? 0, 'SIGKILL');
    kill(-(trainer?.pid ?? 0), 'SIGKILL');
  });

  it('starts nothing that was not started', async () => {
    const workshop = new Workshop().settle();
    await workshop.lora('train', '--dry-run');
    const [run = ''] = workshop.runs();
    const { code, stderr } = await workshop.lora('attach', run);
    expect([code, stderr]).toEqual([2, expect.stringContaining('lora run --background starts it')]);
    // A folder that somebody sent may say anything.
    fs.writeFileSync(path.join(run, 'run.json'), JSON.stringify({ ...record(run), state: 'queued' }));
    expect((await workshop.lora('attach', run)).code).toBe(2);
    expect((await workshop.lora('run', '--take-over', run)).code).toBe(2);
    expect(fs.existsSync(path.join(run, 'train.log'))).toBe(false);
  });
});

describe.runIf(posix)('lora stop', () => {
  it('ends the training at once, and leaves nothing behind', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [10] } }).settle();
    const run = await workshop.start();
    await untilFile(workshop.trainer.holding(10));
    const { process: trainer, supervisor } = record(run) ?? {};
    const { code, stdout } = await workshop.lora('stop', run);
    expect([code, stdout]).toEqual([0, 'alice is stopped.\n']);
    expect(record(run)).toMatchObject({ state: 'stopped', signal: 'SIGTERM' });
    expect(isAlive(-(trainer?.pid ?? 0))).toBe(false);
    await untilGone(supervisor?.pid ?? 0);
    const { stdout: again } = await workshop.lora('stop', run);
    expect(again).toContain('does not run: it is stopped');
  });

  it('ends one that lost its supervisor, too', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const run = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const { supervisor, process: trainer } = await untilRecord(run, (now) => now.process !== null, 'it runs');
    kill(supervisor?.pid ?? 0, 'SIGKILL');
    await untilGone(supervisor?.pid ?? 0);
    expect((await workshop.lora('stop', run)).stdout).toBe('alice is stopped.\n');
    expect(isAlive(-(trainer?.pid ?? 0))).toBe(false);
  });

  it('--after-checkpoint lets it train on until the next one is whole', async () => {
    const behaviour = { holdAt: [4, 8], slowCheckpoint: true };
    const workshop = new Workshop({ behaviour }).settle();
    const run = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const { stdout } = await workshop.lora('stop', '--after-checkpoint', run);
    expect(stdout).toBe('alice stops when its next checkpoint is saved.\n');
    workshop.trainer.open(4);
    await untilFile(workshop.trainer.holding('checkpoint'));
    expect(record(run)?.state).toBe('running');
    workshop.trainer.open('checkpoint');
    const over = await untilOver(run);
    expect(over).toMatchObject({ state: 'stopped' });
    const output = fs.readdirSync(path.join(run, 'output')).filter((name) => name.endsWith('.safetensors'));
    expect(output).toEqual(['alice-000001.safetensors']);
  });

  it('takes a run that waits out of the queue', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const first = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const second = await workshop.start('--name', 'second');
    expect(record(second)?.state).toBe('queued');
    expect((await workshop.lora('stop', second)).stdout).toBe('second is stopped.\n');
    expect(fs.existsSync(path.join(second, 'train.log'))).toBe(false);
    expect(record(first)?.state).toBe('running');
  });
});

describe.runIf(posix)('the queue of a GPU', () => {
  it('has one run at a time, and the next one when that is over', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const first = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const second = await workshop.start('--name', 'second');
    const looker = workshop.spawn('attach', second);
    await untilText(looker, 'It waits for its turn at the GPU.');
    // The second one has no gate of its own: it runs through.
    workshop.trainer.behave({});
    workshop.trainer.open(4);
    const [one, two] = [await untilOver(first), await untilOver(second)];
    expect([one.state, two.state]).toEqual(['succeeded', 'succeeded']);
    expect(Date.parse(two.started ?? '')).toBeGreaterThanOrEqual(Date.parse(one.ended ?? ''));
  });

  it('is passed by where another GPU has no run', async () => {
    const gpu = { name: 'NVIDIA GeForce RTX 3060', total: 12288, used: 450 };
    const workshop = new Workshop({ behaviour: { holdAt: [4] }, gpus: [gpu, gpu] }).settle();
    const runs = [await workshop.start(), await workshop.start('--name', 'second')];
    const both = await Promise.all(
      runs.map((run) => untilRecord(run, (now) => now.process !== null, 'it runs')),
    );
    expect(both.map((one) => one.gpu?.index)).toEqual([0, 1]);
    for (const run of runs) await workshop.lora('stop', run);
    for (const run of runs) await untilOver(run);
  });

  it('is held by a training whose supervisor is gone', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const first = await workshop.start();
    await untilFile(workshop.trainer.holding(4));
    const { supervisor, process: trainer } = await untilRecord(
      first,
      (now) => now.process !== null,
      'it runs',
    );
    kill(supervisor?.pid ?? 0, 'SIGKILL');
    const second = await workshop.start('--name', 'second');
    const looker = workshop.spawn('attach', second);
    await untilText(looker, 'It waits for its turn at the GPU.');
    expect(record(second)?.state).toBe('queued');
    kill(-(trainer?.pid ?? 0), 'SIGKILL');
    workshop.trainer.behave({});
    expect((await untilOver(second)).state).toBe('succeeded');
  });
});
