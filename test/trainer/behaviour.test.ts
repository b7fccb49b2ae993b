// What tests can make the stand-in do.
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeJob } from './job.ts';
import { posix, untilFile } from './process.ts';

describe.skipIf(!posix)('gates', () => {
  it('hold the trainer where they stand', async () => {
    const job = makeJob({ behaviour: { holdAt: [0, 4] } });
    const running = job.start();
    await running.until('\rsteps:   0%');
    await untilFile(job.trainer.holding(0));
    expect(running.stdout()).not.toContain('epoch 1/2');
    job.trainer.open(0);
    await running.until(' 4/12 ');
    await untilFile(job.trainer.holding(4));
    expect(running.stderr()).not.toContain(' 5/12 ');
    job.trainer.open(4);
    expect(await running.closed).toEqual({ code: 0, signal: null });
  });

  it('let other wishes in', async () => {
    const job = makeJob({ behaviour: { holdAt: [2] } });
    const running = job.start();
    await untilFile(job.trainer.holding(2));
    job.trainer.behave({ nanFrom: 3, exitCode: 5 });
    await running.closed;
    expect(running.stderr()).toContain(' 3/12 [00:01<00:03,  2.58it/s, avr_loss=1.13]\rsteps:');
    expect(running.stderr()).toContain(' 3/12 [00:01<00:03,  2.58it/s, avr_loss=nan] ');
    expect(running.stderr()).toContain('model saved.');
    expect(running.stderr()).toContain('returned non-zero exit status 5.\n');
  });

  it('show a checkpoint that is half written', async () => {
    const job = makeJob({ behaviour: { slowCheckpoint: true } });
    const running = job.start();
    const file = path.join(job.output, 'alice-000001.safetensors');
    await untilFile(job.trainer.holding('checkpoint'));
    const half = fs.statSync(file).size;
    job.trainer.open('checkpoint');
    await running.closed;
    expect(fs.statSync(file).size).toBe(half + 64);
  });
});

describe.skipIf(!posix)('ends', () => {
  it('by an exception', async () => {
    const exception = 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 20.00 MiB.';
    const job = makeJob({ behaviour: { failAt: { step: 8, exception } } });
    const running = job.start();
    expect(await running.closed).toEqual({ code: 1, signal: null });
    expect(running.stderr()).not.toContain(' 8/12 ');
    expect(running.stderr()).toContain(`${exception}\n\rsteps:  58%|█████▊    | 7/12 [`);
    expect(fs.readdirSync(job.output)).toEqual(['alice-000001.safetensors']);
  });

  it('by a signal', async () => {
    const job = makeJob({ behaviour: { failAt: { step: 2, exception: '', exitCode: -9 } } });
    const running = job.start();
    await running.closed;
    expect(running.stderr()).toContain('died with <Signals.SIGKILL: 9>.\n');
  });

  it('without the file that it speaks of', async () => {
    const job = makeJob({ behaviour: { noFinalFile: true } });
    const running = job.start();
    expect(await running.closed).toEqual({ code: 0, signal: null });
    expect(running.stdout()).toContain(`saving checkpoint: ${job.output}/alice.safetensors\n`);
    expect(fs.readdirSync(job.output)).toEqual(['alice-000001.safetensors']);
  });

  it.each(['bucket-side-zero.log', 'interrupted.log', 'no-images-exit-0.log'])(
    'as recorded: %s',
    async (name) => {
      const job = makeJob({ behaviour: { replay: `failures/${name}` } });
      const running = job.start();
      const { code } = await running.closed;
      const recorded = fs.readFileSync(`test/fixtures/trainer-run/failures/${name}`, 'utf8');
      const own =
        recorded.split(
          'Traceback (most recent call last):\n  File "/home/artist/train/venv/bin/accelerate"',
        )[0] ?? '';
      expect(running.stderr().startsWith(own)).toBe(true);
      expect(code).toBe(name === 'no-images-exit-0.log' ? 0 : 1);
    },
  );
});

describe.skipIf(!posix)('signals', () => {
  it('SIGTERM to the launcher leaves the trainer at work', async () => {
    const job = makeJob({ behaviour: { holdAt: [3] } });
    const running = job.start();
    await untilFile(job.trainer.holding(3));
    running.signal('SIGTERM', 'launcher');
    expect(await running.exited).toEqual({ code: null, signal: 'SIGTERM' });
    job.trainer.open(3);
    await running.closed;
    expect(running.stderr()).toContain('model saved.');
    expect(running.stderr()).not.toContain('Traceback');
  });

  it('SIGTERM to the group ends both in silence', async () => {
    const job = makeJob({ behaviour: { holdAt: [3] } });
    const running = job.start();
    await untilFile(job.trainer.holding(3));
    running.signal('SIGTERM', 'group');
    expect(await running.closed).toEqual({ code: null, signal: 'SIGTERM' });
    expect(running.stderr()).not.toContain('Traceback');
  });

  it('SIGINT to the group ends both with tracebacks', async () => {
    const job = makeJob({ behaviour: { holdAt: [3] } });
    const running = job.start();
    await untilFile(job.trainer.holding(3));
    running.signal('SIGINT', 'group');
    expect(await running.closed).toEqual({ code: null, signal: 'SIGINT' });
    expect(running.stderr().match(/^KeyboardInterrupt$/gm)?.length).toBe(2);
    expect(running.stderr()).toContain(`File "${job.trainer.scripts}/library/original_unet.py"`);
    expect(running.stderr()).toMatch(/\rsteps: {2}25%\|██▌ {7}\| 3\/12 \[[^\]]*\]\n/);
  });

  it('may be ignored, until SIGKILL', async () => {
    const job = makeJob({ behaviour: { ignoreTerm: true, holdAt: [3] } });
    const running = job.start();
    await untilFile(job.trainer.holding(3));
    for (const name of ['SIGINT', 'SIGTERM'] as const) running.signal(name, 'group');
    await running.exited;
    job.trainer.behave({ ignoreTerm: true, holdAt: [6] });
    await untilFile(job.trainer.holding(6));
    running.signal('SIGKILL', 'group');
    await running.closed;
    expect(running.stderr()).not.toContain(' 7/12 ');
  });
});

describe.skipIf(!posix)('the speed', () => {
  it('is as wanted, and told', async () => {
    const job = makeJob({ behaviour: { speed: 40 } });
    const running = job.start();
    await running.until('| 0/12 [');
    const start = performance.now();
    await running.until('| 12/12 [');
    expect(performance.now() - start).toBeGreaterThan(200);
    await running.closed;
    expect(running.stderr()).toContain(' 12/12 [00:00<00:00, 40.00it/s, avr_loss=1.15]');
  });
});

describe.skipIf(!posix)('the environment', () => {
  it('is shown', async () => {
    const job = makeJob({ behaviour: { echoEnvironment: true, startup: 1 } });
    await job.start(['--seed', '7'], { LORA_TEST: 'yes' }).closed;
    const text = fs.readFileSync(path.join(path.dirname(job.output), 'environment.json'), 'utf8');
    const { env, argv, cwd } = JSON.parse(text);
    expect(env).toMatchObject({ LORA_TEST: 'yes', COLUMNS: '400', ACCELERATE_MIXED_PRECISION: 'no' });
    expect(argv.slice(0, 2)).toEqual([job.trainer.python, 'train_network.py']);
    expect(argv.slice(-2)).toEqual(['--seed', '7']);
    expect(cwd).toBe(job.trainer.scripts);
  });
});
