import { describe, expect, it } from 'vitest';
import { supervise } from '../../../../../core/node/training/supervisor/supervise.ts';
import type { Exit } from '../../../../../core/node/training/supervisor/trainer-process.ts';
import { systemError } from '../../../../support/edit-disk.ts';
import { anotherRun, aRun, endOf, locksOf, stopRun, traceback, trains } from '../a-run.ts';

describe('a run that is to stop', () => {
  it('at once is asked to end, with all that belongs to it', async () => {
    const { machine, folder, stop } = aRun();
    machine.in(3000, () => stop('now'));
    const end = await endOf(supervise(machine.world(trains), folder, true));
    expect(end).toMatchObject({ state: 'stopped', outcome: {}, ended: expect.stringMatching(/:03\.[2-9]/) });
    expect(machine.told).toEqual([expect.stringMatching(/^ask \d+ \d+$/)]);
    expect(locksOf(machine)).toEqual([]);
  });

  it('and does not listen is ended after ten seconds', async () => {
    const { machine, folder, stop } = aRun();
    machine.isStubborn = true;
    machine.in(1000, () => stop('now'));
    const end = await endOf(
      supervise(
        machine.world(() => undefined),
        folder,
        true,
      ),
    );
    expect(machine.told.map((line) => line.split(' ')[0])).toEqual(['ask', 'force']);
    expect(end).toMatchObject({ state: 'stopped', ended: expect.stringMatching(/:1[12]\./) });
  });

  it('is stopped too where only its launcher is gone', async () => {
    const { machine, folder, stop } = aRun();
    machine.in(3000, () => stop('now'));
    const world = machine.world((trainer) => void trainer.in(1000, () => trainer.loseLauncher(143)));
    expect((await endOf(supervise(world, folder, true))).state).toBe('stopped');
    expect(machine.told).toEqual([expect.stringMatching(/^ask \d+$/)]);
  });

  it('after the next checkpoint is not asked before the trainer is done with that', async () => {
    const { machine, folder, stop } = aRun();
    machine.in(3000, () => stop('after-checkpoint'));
    const before = machine.seenIn(6590, () => [...machine.told]);
    const end = await endOf(supervise(machine.world(trains), folder, true));
    expect(end).toMatchObject({ state: 'stopped', ended: expect.stringMatching(/:0[67]\./) });
    expect(await before).toEqual([]);
    expect(machine.told).toHaveLength(1);
  });

  it('after the next checkpoint, when there is none any more, succeeds', async () => {
    const { machine, folder, stop } = aRun();
    machine.in(8000, () => stop('after-checkpoint'));
    expect((await endOf(supervise(machine.world(trains), folder, true))).state).toBe('succeeded');
  });

  it('after the next checkpoint, and is killed before, failed', async () => {
    const { machine, folder, stop } = aRun();
    machine.in(1000, () => stop('after-checkpoint'));
    const world = machine.world((trainer) => void trainer.in(2000, () => trainer.end(undefined, 'SIGKILL')));
    expect(await endOf(supervise(world, folder, true))).toMatchObject({ state: 'failed', signal: 'SIGKILL' });
  });

  it('and fails at that moment by itself, failed', async () => {
    const { machine, folder, stop } = aRun();
    const world = machine.world((trainer) => {
      trainer.in(900, () => {
        trainer.print(traceback);
        trainer.end(1);
        stop('now');
      });
    });
    expect(await endOf(supervise(world, folder, true))).toMatchObject({ state: 'failed', exitCode: 1 });
    expect(machine.told).toEqual([]);
  });

  it('and failed already, but hangs, failed', async () => {
    const { machine, folder, stop } = aRun();
    machine.in(3000, () => stop('now'));
    const world = machine.world((trainer) => void trainer.in(1000, () => trainer.print(traceback)));
    expect(await endOf(supervise(world, folder, true))).toMatchObject({
      state: 'failed',
      outcome: { cause: 'ValueError: no' },
    });
    expect(machine.told).toHaveLength(1);
  });

  it('while it waits for its GPU is stopped, and nothing of it is started', async () => {
    const { machine, folder } = aRun();
    const other = anotherRun(machine);
    const first = endOf(supervise(machine.world(trains), folder, true));
    const second = endOf(supervise(machine.world(trains), other, true));
    machine.in(3000, () => stopRun(machine, other, 'after-checkpoint'));
    expect(await second).toMatchObject({ state: 'stopped', started: null, process: null });
    expect((await first).state).toBe('succeeded');
    expect(locksOf(machine)).toEqual([]);
  });

  it.each([2000, 0])('by ending its supervisor is ended with it (%i ms after its start)', async (after) => {
    const { machine, folder } = aRun();
    const until = machine.now + after;
    const world = machine.world(trains, { isInterrupted: () => machine.now >= until });
    expect((await endOf(supervise(world, folder, true))).state).toBe('stopped');
    expect(machine.told).toHaveLength(after === 0 ? 0 : 1);
  });

  it('is tried to be, where that is refused', async () => {
    const { machine, folder, stop } = aRun();
    const { endGroup } = machine.platform;
    let refused = 0;
    const platform: typeof machine.platform = {
      ...machine.platform,
      endGroup: async (...args) => {
        if (refused++ < 3) throw systemError('EPERM');
        await endGroup(...args);
      },
    };
    machine.in(1000, () => stop('now'));
    const world = machine.world(() => undefined, { platform });
    expect((await endOf(supervise(world, folder, true))).state).toBe('stopped');
    expect(world.complaints).toEqual(['EPERM: it went wrong']);
  });

  it('and of which only the remains are there is waited for: that it ended is told a moment later', async () => {
    const { machine, folder, stop } = aRun();
    let exit: Exit | undefined;
    const startTrainer = async () => {
      stop('now');
      machine.in(400, () => {
        exit = { code: 0, signal: undefined };
      });
      return { identity: { pid: 77, start: 'gone' }, exit: () => exit };
    };
    expect(await endOf(supervise(machine.world(undefined, { startTrainer }), folder, true))).toMatchObject({
      state: 'failed',
      exitCode: 0,
    });
  });
});
