// What happens to a run when something around it dies: it goes on, or its end is told truly.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  ended,
  isAlive,
  kill,
  parentOf,
  posix,
  record,
  untilFile,
  untilGone,
  untilOver,
  untilRecord,
  untilText,
  Workshop,
} from './training.ts';

/** A training that stands at step 4 of 12 until it is let go. */
async function held(options: ConstructorParameters<typeof Workshop>[0] = {}) {
  const workshop = new Workshop({ behaviour: { holdAt: [4] }, ...options }).settle();
  const run = await workshop.start();
  await untilFile(workshop.trainer.holding(4));
  const { supervisor, process: trainer } = await untilRecord(run, (now) => now.process !== null, 'it runs');
  if (!supervisor || !trainer) throw new Error('it has no processes');
  return { workshop, run, supervisor: supervisor.pid, trainer: trainer.pid };
}

describe.runIf(posix)('a run goes on', () => {
  it('when its terminal is closed, or whoever looks on is killed', async () => {
    const { workshop, run } = await held();
    for (const signal of ['SIGHUP', 'SIGKILL'] as const) {
      const looker = workshop.spawn('attach', run);
      await untilText(looker, '4/12');
      kill(-(looker.pid ?? 0), signal);
      await ended(looker);
    }
    workshop.trainer.open(4);
    expect(await untilOver(run)).toMatchObject({ state: 'succeeded', exitCode: 0 });
  });

  it('when whoever started it is killed, with all that it started', async () => {
    const workshop = new Workshop({ behaviour: { holdAt: [4] } }).settle();
    const starter = workshop.spawn('train');
    await untilFile(workshop.trainer.holding(4));
    const [run = ''] = workshop.runs();
    const { supervisor } = await untilRecord(run, (now) => now.process !== null, 'it runs');
    // Editors end their children's children by asking who started whom.
    expect(parentOf(supervisor?.pid ?? 0)).not.toBe(starter.pid);
    kill(-(starter.pid ?? 0), 'SIGKILL');
    await ended(starter);
    workshop.trainer.open(4);
    expect(await untilOver(run)).toMatchObject({ state: 'succeeded', exitCode: 0 });
  });

  it('when its supervisor is killed, and another one takes over with the next look', async () => {
    const { workshop, run, supervisor, trainer } = await held();
    kill(supervisor, 'SIGKILL');
    await untilGone(supervisor);
    expect(isAlive(trainer)).toBe(true);
    const looker = workshop.spawn('attach', run);
    await untilRecord(
      run,
      (now) => now.supervisor !== null && now.supervisor.pid !== supervisor,
      'it is taken over',
    );
    workshop.trainer.open(4);
    // Nobody was told the exit code; the file and what was printed tell.
    expect(await untilOver(run)).toMatchObject({ state: 'succeeded', exitCode: null });
    expect(await ended(looker)).toBe(0);
    expect(looker.text()).toContain('alice is trained');
  });

  it('when its launcher is ended alone: the trainer trains on, and is waited for', async () => {
    const { workshop, run, trainer } = await held();
    kill(trainer, 'SIGTERM');
    await untilGone(trainer);
    expect(record(run)?.state).toBe('running');
    workshop.trainer.open(4);
    expect(await untilOver(run)).toMatchObject({ state: 'succeeded', signal: 'SIGTERM' });
  });

  it('when its supervisor and its launcher are gone: what is left is found and waited for', async () => {
    const { workshop, run, supervisor, trainer } = await held();
    kill(supervisor, 'SIGKILL');
    kill(trainer, 'SIGTERM');
    await untilGone(trainer);
    const looker = workshop.spawn('attach', run);
    await untilRecord(
      run,
      (now) => now.supervisor !== null && now.supervisor.pid !== supervisor,
      'it is taken over',
    );
    workshop.trainer.open(4);
    expect(await untilOver(run)).toMatchObject({ state: 'succeeded' });
    expect(await ended(looker)).toBe(0);
  });
});

describe.runIf(posix)('the end of a run is told truly', () => {
  it('when it ended well after its supervisor was killed', async () => {
    const { workshop, run, supervisor, trainer } = await held();
    kill(supervisor, 'SIGKILL');
    workshop.trainer.open(4);
    await untilGone(-trainer);
    expect(record(run)?.state).toBe('running');
    expect((await workshop.lora('attach', run)).code).toBe(0);
    expect(record(run)).toMatchObject({ state: 'succeeded', exitCode: null });
  });

  it('when all of it was ended, as by a power cut', async () => {
    const { workshop, run, supervisor, trainer } = await held();
    kill(supervisor, 'SIGKILL');
    kill(-trainer, 'SIGKILL');
    await untilGone(-trainer);
    const { code, stdout } = await workshop.lora('attach', run);
    expect(code).toBe(1);
    expect(stdout).toContain('alice ended while nobody watched at step 4 of 12');
    expect(record(run)?.state).toBe('lost');
  });

  it('when the trainer is killed: it failed, and by what', async () => {
    const { run, trainer } = await held();
    kill(-trainer, 'SIGKILL');
    const over = await untilOver(run);
    expect(over).toMatchObject({ state: 'failed', signal: 'SIGKILL' });
    expect(over.outcome?.explanation?.args).toContain('SIGKILL');
  });

  it('when its process number is another process by now, which is left alone', async () => {
    const { workshop, run, supervisor, trainer } = await held();
    kill(supervisor, 'SIGKILL');
    kill(-trainer, 'SIGKILL');
    await untilGone(-trainer);
    const other = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    onTestFinished(() => void other.kill('SIGKILL'));
    const now = record(run);
    const reused = { ...now, process: { pid: other.pid, start: now?.process?.start } };
    fs.writeFileSync(path.join(run, 'run.json'), JSON.stringify(reused));
    const { stdout } = await workshop.lora('stop', run);
    expect(stdout).toContain('alice is lost');
    expect(isAlive(other.pid ?? 0)).toBe(true);
  });

  it('when it runs on another machine: nothing is concluded, nobody is ended', async () => {
    const { workshop, run, supervisor, trainer } = await held();
    const now = record(run);
    kill(supervisor, 'SIGKILL');
    await untilGone(supervisor);
    fs.writeFileSync(path.join(run, 'run.json'), JSON.stringify({ ...now, host: 'elsewhere' }));
    const looker = workshop.spawn('attach', run);
    await untilText(looker, '4/12');
    expect(record(run)).toMatchObject({ state: 'running', host: 'elsewhere', supervisor: now?.supervisor });
    expect(isAlive(trainer)).toBe(true);
  });
});
