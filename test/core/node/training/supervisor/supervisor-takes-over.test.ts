import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readRecord, writeRecord } from '../../../../../core/node/training/run-folder.ts';
import { readRunStatus } from '../../../../../core/node/training/run-status.ts';
import { supervise } from '../../../../../core/node/training/supervisor/supervise.ts';
import { anotherRun, aRun, endOf, fill, locksOf, traceback, trains } from '../a-run.ts';
import { bar, FakeMachine, FakeTrainer, type Script } from '../fake-machine.ts';
import { recordOf } from '../records.ts';

/** A run whose supervisor was killed, at a machine where its trainer goes on. */
function orphan(script: Script = trains, noted: 'launcher' | 'nothing' = 'launcher') {
  const { machine, folder, record, stop } = aRun();
  const trainer = new FakeTrainer(machine, folder, script);
  const process = noted === 'launcher' ? trainer.identity : null;
  const supervisor = { pid: 4, start: 'long ago' };
  const began = { queued: '2026-11-24T18:40:00.000Z', started: '2026-11-24T18:41:00.000Z' };
  writeRecord(machine.disk, folder, recordOf(folder, { state: 'running', process, supervisor, ...began }));
  return { machine, folder, record, stop, trainer };
}

describe('a training whose supervisor was killed', () => {
  it.each(['launcher', 'nothing'] as const)(
    'is followed to its end by another one (%s was noted)',
    async (noted) => {
      const { machine, folder, record, trainer } = orphan(trains, noted);
      const world = machine.world();
      const before = machine.seenIn(1000, record);
      const end = await endOf(supervise(world, folder, false));
      expect(end).toMatchObject({
        state: 'succeeded',
        started: '2026-11-24T18:41:00.000Z',
        ended: expect.stringMatching(/^2026-11-24T18:49:1[2-6]/),
        exitCode: null,
        supervisor: null,
      });
      expect(await before).toMatchObject({ supervisor: world.me, process: trainer.identity });
      expect(machine.awake).toEqual([trainer.identity.pid]);
    },
  );

  it('is followed also where its launcher is gone', async () => {
    const { machine, folder, trainer } = orphan();
    trainer.loseLauncher(143);
    expect((await endOf(supervise(machine.world(), folder, false))).state).toBe('succeeded');
  });

  it('can be stopped', async () => {
    const { machine, folder, stop } = orphan();
    machine.in(3000, () => stop('now'));
    expect((await endOf(supervise(machine.world(), folder, false))).state).toBe('stopped');
    expect(machine.told).toHaveLength(1);
  });

  it('can be stopped after its next checkpoint, which is none that it saved before', async () => {
    const { machine, folder, stop, trainer } = orphan(() => undefined);
    const saves = (name: string) => {
      trainer.print(`\nsaving checkpoint: ${folder}/output/${name}\n`);
      trainer.save(name);
    };
    saves('alice-000001.safetensors');
    trainer.print(bar(6) + bar(7));
    stop('after-checkpoint');
    trainer.in(5000, () => saves('alice-000002.safetensors'));
    trainer.in(6000, () => trainer.print(bar(8)));
    const before = machine.seenIn(5900, () => [...machine.told]);
    const end = await endOf(supervise(machine.world(), folder, false));
    expect(end).toMatchObject({ state: 'stopped', ended: expect.stringMatching(/:0[67]\./) });
    expect(await before).toEqual([]);
  });

  it.each([
    ['is lost', '', { state: 'lost' }],
    [
      'failed where its launcher says of what',
      "Traceback (most recent call last):\n  File 'launch.py'\nsubprocess.CalledProcessError: Command '['python']' died with <Signals.SIGKILL: 9>.\n",
      { state: 'failed', outcome: { cause: 'SIGKILL' } },
    ],
  ])('and that was killed meanwhile %s, though somebody asked it to stop since', async (_, log, end) => {
    const { machine, folder, stop, trainer } = orphan(() => undefined);
    trainer.print(bar(3) + log);
    trainer.end(1);
    stop('now');
    expect(await endOf(supervise(machine.world(), folder, false))).toMatchObject(end);
  });

  it('in the middle of ending it was stopped', async () => {
    const { machine, folder, record, trainer } = orphan(() => undefined);
    writeRecord(machine.disk, folder, {
      ...recordOf(folder),
      ...record(),
      stopping: '2026-11-24T18:48:00.000Z',
    });
    trainer.end(1);
    expect((await endOf(supervise(machine.world(), folder, false))).state).toBe('stopped');
  });

  it('and that ended meanwhile succeeded, if its log and its file say so', async () => {
    const { machine, folder, trainer } = orphan(() => undefined);
    trainer.print('model saved.\n');
    trainer.save('alice.safetensors');
    trainer.end(0);
    expect((await endOf(supervise(machine.world(), folder, false))).state).toBe('succeeded');
  });

  it('and that failed meanwhile failed, though somebody asked it to stop since', async () => {
    const { machine, folder, stop, trainer } = orphan(() => undefined);
    trainer.print(traceback);
    trainer.end(1);
    stop('now');
    expect(await endOf(supervise(machine.world(), folder, false))).toMatchObject({
      state: 'failed',
      outcome: { cause: 'ValueError: no' },
    });
  });

  it('and that left no sign is lost; another process of its number is let be', async () => {
    const { machine, folder, trainer } = orphan(() => undefined);
    trainer.end(0);
    const { pid } = machine.start({ pid: trainer.identity.pid });
    expect(await endOf(supervise(machine.world(), folder, true))).toMatchObject({
      state: 'lost',
      exitCode: null,
    });
    expect(machine.told).toEqual([]);
    expect(machine.processes.has(pid)).toBe(true);
  });

  it('is believed to go on where the system does not tell', async () => {
    const { machine, folder, record } = orphan();
    const world = machine.world();
    machine.in(3000, () => {
      machine.isMute = true;
      machine.in(37_000, () => {
        machine.isMute = false;
      });
    });
    const before = machine.seenIn(39_000, record);
    expect((await endOf(supervise(world, folder, false))).state).toBe('succeeded');
    expect((await before)?.state).toBe('running');
    expect(world.complaints).toHaveLength(1);
  });
});

describe('a run in the queue whose supervisor was killed', () => {
  const queued = { state: 'queued', supervisor: { pid: 4, start: 'long ago' } } as const;

  it('is not started by who may not', async () => {
    const { machine, folder, record } = aRun({ ...queued, queued: '2026-11-24T18:40:00.000Z' });
    const before = record();
    expect(await supervise(machine.world(trains), folder, false)).toEqual({ kind: 'not-started' });
    expect(record()).toEqual(before);
    expect(locksOf(machine)).toEqual([]);
  });

  it('keeps its place', async () => {
    const { machine, folder, record } = aRun({ ...queued, queued: '2026-11-24T18:40:00.000Z' });
    expect((await endOf(supervise(machine.world(trains), folder, true))).state).toBe('succeeded');
    expect(record()?.queued).toBe('2026-11-24T18:40:00.000Z');
  });

  it('is stopped when somebody asked for that', async () => {
    const { machine, folder, stop } = aRun(queued);
    stop('now');
    expect((await endOf(supervise(machine.world(), folder, false))).state).toBe('stopped');
  });
});

describe('of two supervisors', () => {
  it('one looks after the run', async () => {
    const { machine, folder } = aRun();
    const first = endOf(supervise(machine.world(trains), folder, true));
    const second = machine.seenIn(2000, () => supervise(machine.world(trains), folder, true));
    expect([await second, (await first).state]).toEqual([{ kind: 'busy' }, 'succeeded']);
    expect(await supervise(machine.world(trains), folder, true)).toMatchObject({ kind: 'over' });
  });

  it('none takes the other one for dead where the system does not tell', async () => {
    const { machine, folder } = aRun();
    const first = endOf(supervise(machine.world(trains), folder, true));
    const second = machine.seenIn(2000, () => {
      machine.isMute = true;
      machine.in(500, () => {
        machine.isMute = false;
      });
      return supervise(machine.world(trains), folder, true);
    });
    await expect(second).rejects.toThrow('does not tell');
    expect((await first).state).toBe('succeeded');
  });

  it.each([
    ['on macOS, where a time has blanks', 'Tue Nov 24 18:49:00 2026'],
    ['on Linux', '7c1d0e0a:1234'],
  ])('each knows the other one %s', async (_, start) => {
    const { machine, folder } = aRun();
    const world = machine.world(trains);
    const { pid } = world.me;
    machine.start({ pid, start });
    const first = endOf(supervise({ ...world, me: { pid, start } }, folder, true));
    const second = machine.seenIn(2000, () => supervise(machine.world(), folder, false));
    expect([await second, (await first).state]).toEqual([{ kind: 'busy' }, 'succeeded']);
  });

  it('the one on another machine is left alone, whose processes are not seen here', async () => {
    const { machine, folder, record } = aRun();
    const elsewhere = new FakeMachine();
    const there = elsewhere.world(undefined, { disk: machine.disk, host: 'there' });
    const first = endOf(supervise(machine.world(trains), folder, true));
    const second = machine.seenIn(2000, () => supervise(there, folder, true));
    expect([await second, (await first).state]).toEqual([{ kind: 'busy' }, 'succeeded']);
    expect(record()).toMatchObject({ state: 'succeeded', host: 'here' });
  });

  it('none brings a run to its end whose processes are on another machine', async () => {
    const { machine, folder, record } = aRun({ state: 'running', host: 'there' });
    const before = record();
    for (const mayStart of [true, false])
      expect(await supervise(machine.world(trains), folder, mayStart)).toEqual({ kind: 'busy' });
    expect(record()).toEqual(before);
  });

  it('the one that is late for a run that another machine just took leaves it', async () => {
    const { machine, folder } = aRun();
    machine.disk.create(`${folder}/supervisor.1.lock`, Buffer.from('{"pid":9,"start":"1","host":"there"}'));
    expect(await supervise(machine.world(trains), folder, true)).toEqual({ kind: 'busy' });
  });

  it('none minds a lock that it can not read', async () => {
    const { machine, folder } = aRun();
    machine.disk.create(`${folder}/supervisor.1.lock`, Buffer.from('null'));
    expect((await endOf(supervise(machine.world(trains), folder, true))).state).toBe('succeeded');
  });
});

describe('a supervisor', () => {
  it.each([1, 50])('writes nothing any more once it gave up its lock (%i pictures)', async (length) => {
    const { machine, folder } = aRun();
    // Their digests are not known yet when it ends.
    const pictures = Array.from({ length }, (_, i) => `${folder}/3_alice/${i}.png`);
    for (const file of pictures) machine.files.set(file, { bytes: new Uint8Array() });
    const data = { folders: [`${folder}/3_alice`], captionExtension: '.txt' };
    writeRecord(machine.disk, folder, recordOf(folder, { dataset: folder, data }));
    const written: string[] = [];
    await supervise(
      machine.world((trainer) => trainer.end(1)),
      folder,
      true,
    );
    machine.events = { create: (file) => written.push(file), rename: (file) => written.push(file) };
    expect(await machine.seenIn(600_000, () => written)).toEqual([]);
  });

  it('has nothing to do for what is no run', async () => {
    const { machine, folder } = aRun();
    expect(await supervise(machine.world(trains), `${folder}/output`, true)).toEqual({ kind: 'no-run' });
  });

  it('leaves its lock to nobody when it is gone before it could give it back', async () => {
    const { machine, folder, record } = aRun();
    const world = machine.world((trainer) => {
      trains(trainer);
      trainer.in(12_400, () => fill(machine));
    });
    await supervise(world, folder, true);
    machine.events = {};
    machine.processes.delete(world.me.pid);
    await supervise(machine.world(), folder, false);
    expect([record()?.state, locksOf(machine).filter((file) => file.startsWith(folder))]).toEqual([
      'succeeded',
      [],
    ]);
  });
});

describe('a run as others see it', () => {
  it('is supervised, was, or is elsewhere', async () => {
    const machine = new FakeMachine();
    const { pid, start } = machine.start();
    const watch = async (host: string, supervisor: { pid: number; start: string } | null) => {
      const folder = anotherRun(machine, { state: 'running', host, supervisor });
      return (await readRunStatus(machine.disk, machine.platform, folder))?.watch;
    };
    const here = hostname();
    expect(await watch(here, { pid, start })).toBe('supervised');
    expect(await watch(here, { pid, start: 'another' })).toBe('unsupervised');
    expect(await watch(here, null)).toBe('unsupervised');
    expect(await watch(`not ${here}`, { pid, start })).toBe('elsewhere');
    machine.isMute = true;
    expect(await watch(here, { pid, start })).toBe('supervised');
  });

  it('needs nobody when it is over, and is none without its file', async () => {
    const { machine, folder } = aRun({ state: 'failed', host: 'gone' });
    expect(await readRunStatus(machine.disk, machine.platform, folder)).toMatchObject({
      watch: 'supervised',
    });
    expect(await readRunStatus(machine.disk, machine.platform, '/none')).toBeUndefined();
    expect(readRecord(machine.disk, '/none')).toBeUndefined();
  });
});
