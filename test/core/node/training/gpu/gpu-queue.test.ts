import { describe, expect, it } from 'vitest';
import { devicesOf, GpuQueue, runsOn } from '../../../../../core/node/training/gpu/gpu-queue.ts';
import { writeRecord } from '../../../../../core/node/training/run-folder.ts';
import { FakeMachine } from '../fake-machine.ts';
import { recordOf } from '../records.ts';

const FOLDER = '/state/gpus/GPU-1b2c';

/** A machine, and runs that want its GPU, each with a supervisor of its own. */
function start() {
  const machine = new FakeMachine();
  const wanting = (run: string, device = 'GPU-1b2c') => {
    const { pid, start } = machine.start();
    const queue = new GpuQueue(machine.disk, machine.platform, '/state', device, { pid, start, run });
    const take = async (minute: number) => await queue.take(`2026-11-24T18:${minute}:00.000Z`);
    return { queue, take, die: () => machine.processes.delete(pid) };
  };
  const names = () => machine.disk.names(FOLDER).toSorted();
  return { machine, wanting, names };
}

describe('the queue for a GPU', () => {
  it('gives it to one, and to the next when that is done', async () => {
    const { wanting, names } = start();
    const [a, b] = [wanting('/a'), wanting('/b')];
    const lock = await a.take(10);
    expect(lock).toBeDefined();
    expect(await b.take(11)).toBeUndefined();
    lock?.release();
    expect(await b.take(11)).toBeDefined();
    expect(names()).toEqual(['gpu.2.lock']);
  });

  it('is as long as the runs that have it or wait for it, and live', async () => {
    const { machine, wanting } = start();
    const count = () => runsOn(machine.disk, machine.platform, '/state', 'GPU-1b2c');
    expect(await count()).toBe(0);
    const [a, b, c] = [wanting('/a'), wanting('/b'), wanting('/c')];
    const lock = await a.take(10);
    await b.take(11);
    await c.take(12);
    expect(await count()).toBe(3);
    c.die();
    lock?.release();
    expect(await count()).toBe(1);
  });

  it('serves first who came first, whoever asks first', async () => {
    const { wanting } = start();
    const [holder, early, late] = [wanting('/a'), wanting('/b'), wanting('/c')];
    const lock = await holder.take(10);
    expect([await early.take(11), await late.take(12)]).toEqual([undefined, undefined]);
    lock?.release();
    expect(await late.take(12)).toBeUndefined();
    expect(await early.take(11)).toBeDefined();
    expect(await late.take(12)).toBeUndefined();
  });

  it('lets one take another’s turn that came later, but was there first', async () => {
    const { wanting } = start();
    const [holder, early, late] = [wanting('/a'), wanting('/b'), wanting('/c')];
    const lock = await holder.take(10);
    await late.take(12);
    await early.take(11);
    lock?.release();
    expect(await late.take(12)).toBeUndefined();
    expect(await early.take(11)).toBeDefined();
  });

  it('passes over those who died waiting, and forgets them', async () => {
    const { wanting, names } = start();
    const [holder, dead, gone, late] = [wanting('/a'), wanting('/b'), wanting('/c'), wanting('/d')];
    const lock = await holder.take(10);
    for (const [index, one] of [dead, gone, late].entries()) await one.take(11 + index);
    dead.die();
    gone.queue.leave();
    lock?.release();
    expect(await late.take(13)).toBeDefined();
    expect(names()).toEqual(['gpu.2.lock']);
  });

  it('passes over what is no ticket any more', async () => {
    const { machine, wanting, names } = start();
    machine.disk.create(`${FOLDER}/20260101000000000-7.waiting`, Buffer.from('{"pid":7,'));
    expect(await wanting('/a').take(10)).toBeDefined();
    expect(names()).toEqual(['gpu.1.lock']);
  });

  it('is one for each GPU', async () => {
    const { wanting } = start();
    expect(await wanting('/a').take(10)).toBeDefined();
    expect(await wanting('/b', 'GPU-other').take(11)).toBeDefined();
  });

  it('is one for the processor of each machine that shares our files', () => {
    const run = recordOf('/a');
    expect(devicesOf(run, 'here')).toEqual(['GPU-1b2c']);
    const none = { ...run, gpu: null };
    expect(devicesOf(none, 'here')).not.toEqual(devicesOf(none, 'there'));
  });

  it('takes nobody for dead where the system does not tell', async () => {
    const { machine, wanting, names } = start();
    const [holder, next] = [wanting('/a'), wanting('/b')];
    await holder.take(10);
    machine.isMute = true;
    await expect(next.take(11)).rejects.toThrow('does not tell');
    machine.isMute = false;
    expect(await next.take(11)).toBeUndefined();
    expect(names()).toEqual([expect.stringMatching(/^20261124181100000-\d+\.waiting$/), 'gpu.1.lock']);
  });
});

describe('a GPU whose supervisor died', () => {
  /** One whose training may go on, and the next one in the queue. */
  async function orphan(noted: 'launcher' | 'nothing' | 'another start') {
    const { machine, wanting } = start();
    const [holder, next] = [wanting('/a'), wanting('/b')];
    await holder.take(10);
    const { pid, start: began } = machine.start({ mark: '/a' });
    const process = { pid, start: noted === 'launcher' ? began : '1' };
    const record = recordOf('/a', { state: 'running', process: noted === 'nothing' ? null : process });
    writeRecord(machine.disk, '/a', record);
    holder.die();
    return { machine, wanting, next, pid };
  }

  it.each(['launcher', 'nothing'] as const)(
    'is had as long as its trainer lives (%s is noted)',
    async (noted) => {
      const { machine, next, pid } = await orphan(noted);
      expect(await next.take(11)).toBeUndefined();
      machine.processes.delete(pid);
      expect(await next.take(11)).toBeDefined();
    },
  );

  it('is had as long as anything of the training lives', async () => {
    const { machine, next, pid } = await orphan('launcher');
    const left = machine.start({ mark: '/a', group: pid });
    machine.processes.delete(pid);
    expect(await next.take(11)).toBeUndefined();
    machine.processes.delete(left.pid);
    expect(await next.take(11)).toBeDefined();
  });

  it('is free when another process has the trainer’s number', async () => {
    const { next } = await orphan('another start');
    expect(await next.take(11)).toBeDefined();
  });

  it('is had as long as its trainer lives, though the run is removed', async () => {
    const { machine, next, pid } = await orphan('launcher');
    machine.files.delete('/a/run.json');
    expect(await next.take(11)).toBeUndefined();
    machine.processes.delete(pid);
    expect(await next.take(11)).toBeDefined();
  });

  it('is known by what was noted in the lock, where the run is removed and processes have no mark', async () => {
    const { machine, wanting } = start();
    const [holder, next] = [wanting('/a'), wanting('/b')];
    const { pid, start: began } = machine.start();
    const turn = await holder.take(10);
    turn?.isUsedBy({ pid, start: began });
    holder.die();
    expect(await next.take(11)).toBeUndefined();
    machine.processes.delete(pid);
    expect(await next.take(11)).toBeDefined();
  });

  it('is its own run’s at once, with another supervisor', async () => {
    const { wanting } = await orphan('launcher');
    expect(await wanting('/a').take(10)).toBeDefined();
  });
});
