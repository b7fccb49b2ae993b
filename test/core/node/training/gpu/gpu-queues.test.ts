import { describe, expect, it } from 'vitest';
import { devicesOf, GpuQueue } from '../../../../../core/node/training/gpu/gpu-queue.ts';
import { GpuQueues } from '../../../../../core/node/training/gpu/gpu-queues.ts';
import { FakeMachine } from '../fake-machine.ts';
import { recordOf } from '../records.ts';

/** A machine with GPUs, and runs that want some of them together, each with a supervisor of its own. */
function start() {
  const machine = new FakeMachine();
  const wanting = (run: string, ...gpus: readonly string[]) => {
    const { pid, start } = machine.start();
    const [first] = gpus.map((uuid, index) => ({ uuid, index, name: 'Tesla T4' }));
    const all = gpus.map((uuid, index) => ({ uuid, index, name: 'Tesla T4' }));
    const record = recordOf(run, { gpu: first ?? null, ...(gpus.length > 1 ? { gpus: all } : {}) });
    const queue = new GpuQueues(
      devicesOf(record, 'here')
        .toSorted()
        .map((device) => new GpuQueue(machine.disk, machine.platform, '/state', device, { pid, start, run })),
    );
    const take = async (minute: number) => await queue.take(`2026-11-24T18:${minute}:00.000Z`);
    return { queue, take, die: () => machine.processes.delete(pid) };
  };
  // A lock that is given back is empty.
  const isTaken = (gpu: string) => {
    const folder = `/state/gpus/${gpu}`;
    const files = machine.disk.names(folder).filter((name) => name.endsWith('.lock'));
    return files.some((name) => machine.disk.read(`${folder}/${name}`).length > 0);
  };
  const locks = () => ['a', 'b', 'c'].filter(isTaken);
  return { machine, wanting, locks };
}

describe('the queue for several GPUs', () => {
  it('gives all of them or none', async () => {
    const { wanting, locks } = start();
    const [one, both] = [wanting('/one', 'b'), wanting('/both', 'a', 'b')];
    const turn = await one.take(10);
    expect(await both.take(11)).toBeUndefined();
    expect(locks()).toEqual(['b']);
    turn?.release();
    const turns = await both.take(11);
    expect(locks()).toEqual(['a', 'b']);
    turns?.release();
    expect(locks()).toEqual([]);
  });

  it('lets no two runs wait for each other, in whatever order they name them', async () => {
    const { wanting, locks } = start();
    const [first, second] = [wanting('/first', 'a', 'b'), wanting('/second', 'b', 'a')];
    const [one, other] = await Promise.all([first.take(10), second.take(11)]);
    const tried = one ?? other ?? (await first.take(10));
    expect(locks()).toEqual(['a', 'b']);
    expect([one, other].filter(Boolean).length).toBeLessThan(2);
    tried?.release();
    const next = one ? second.take(11) : first.take(10);
    expect(await next).toBeDefined();
  });

  it('keeps the place of who waits for one of them', async () => {
    const { wanting } = start();
    const [holder, both, later] = [
      wanting('/holder', 'b'),
      wanting('/both', 'a', 'b'),
      wanting('/later', 'a'),
    ];
    const turn = await holder.take(10);
    expect(await both.take(11)).toBeUndefined();
    // It is free, and somebody came before who needs it too.
    expect(await later.take(12)).toBeUndefined();
    turn?.release();
    expect(await later.take(12)).toBeUndefined();
    const turns = await both.take(11);
    expect(turns).toBeDefined();
    turns?.release();
    expect(await later.take(12)).toBeDefined();
  });

  it('gives others what it leaves', async () => {
    const { wanting } = start();
    const [holder, both, later] = [
      wanting('/holder', 'b'),
      wanting('/both', 'a', 'b'),
      wanting('/later', 'a'),
    ];
    await holder.take(10);
    await both.take(11);
    both.queue.leave();
    expect(await later.take(12)).toBeDefined();
  });

  it('has them as long as the trainer lives, each of them', async () => {
    const { machine, wanting } = start();
    const [both, a, b] = [wanting('/both', 'a', 'b'), wanting('/a', 'a'), wanting('/b', 'b')];
    const turns = await both.take(10);
    const trainer = machine.start();
    turns?.isUsedBy({ pid: trainer.pid, start: trainer.start });
    both.die();
    expect([await a.take(11), await b.take(12)]).toEqual([undefined, undefined]);
    machine.processes.delete(trainer.pid);
    expect(await a.take(11)).toBeDefined();
    expect(await b.take(12)).toBeDefined();
  });

  it('leaves none taken where the system does not tell', async () => {
    const { machine, wanting, locks } = start();
    const [holder, both] = [wanting('/holder', 'b'), wanting('/both', 'a', 'b')];
    await holder.take(10);
    machine.isMute = true;
    await expect(both.take(11)).rejects.toThrow('does not tell');
    expect(locks()).toEqual(['b']);
  });
});
