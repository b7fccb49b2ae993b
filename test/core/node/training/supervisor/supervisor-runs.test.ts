import * as fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRecord, writeRecord } from '../../../../../core/node/training/run-folder.ts';
import { supervise } from '../../../../../core/node/training/supervisor/supervise.ts';
import { systemError } from '../../../../support/edit-disk.ts';
import { anotherRun, aRun, endOf, fill, locksOf, traceback, trains } from '../a-run.ts';
import { recordOf } from '../records.ts';

describe('a run', () => {
  it('is queued, runs and succeeds, and each is noted', async () => {
    const { machine, folder, record } = aRun();
    const states = new Set<string | undefined>();
    machine.events = { rename: () => states.add(record()?.state) };
    const world = machine.world(trains);
    const running = machine.seenIn(500, record);
    const end = await endOf(supervise(world, folder, true));
    expect(end).toMatchObject({
      state: 'succeeded',
      host: 'here',
      queued: '2026-11-24T18:49:00.000Z',
      started: '2026-11-24T18:49:00.000Z',
      ended: expect.stringMatching(/^2026-11-24T18:49:1[234]/),
      supervisor: null,
      process: { pid: expect.any(Number), start: expect.any(String) },
      exitCode: 0,
      signal: null,
      outcome: {},
    });
    expect(await running).toMatchObject({ state: 'running', supervisor: world.me, process: end.process });
    expect(record()).toEqual(end);
    expect([...states]).toEqual(['prepared', 'queued', 'running', 'succeeded']);
    expect(locksOf(machine)).toEqual([]);
    expect(machine.awake).toEqual([end.process?.pid]);
    expect([machine.told, world.complaints]).toEqual([[], []]);
  });

  it('fails with the reason of its trainer', async () => {
    const { machine, folder } = aRun();
    const world = machine.world((trainer) => {
      trainer.in(1000, () => trainer.print(traceback));
      trainer.in(2000, () => trainer.end(1));
    });
    const end = await endOf(supervise(world, folder, true));
    expect(end).toMatchObject({ state: 'failed', exitCode: 1, outcome: { cause: 'ValueError: no' } });
  });

  it('fails when its file is not whole, whatever the trainer says', async () => {
    const { machine, folder } = aRun();
    const world = machine.world((trainer) => {
      trainer.save('alice.safetensors', false);
      trainer.print('model saved.\n');
      trainer.in(1000, () => trainer.end(0));
    });
    expect((await endOf(supervise(world, folder, true))).state).toBe('failed');
  });

  it('fails when the folder of its trainer is gone, whatever the system says', async () => {
    const { machine, folder } = aRun({ folder: '/no/such/folder' });
    expect(await endOf(supervise(machine.world(), folder, true))).toMatchObject({
      state: 'failed',
      outcome: {
        wayOut: { template: 'Choose the trainer again.' },
        explanation: { args: [expect.anything(), '/no/such/folder'] },
      },
    });
  });

  it('is ended when its folder was removed for good, since nobody could stop it any more', async () => {
    const { machine, folder } = aRun();
    machine.in(3000, () => machine.files.delete(`${folder}/run.json`));
    // Who removes a run doesn't let it be written again.
    const write = {
      create: () => {
        throw systemError('ENOENT');
      },
    };
    machine.in(3000, () => {
      machine.events = write;
    });
    const before = machine.seenIn(30_000, () => [...machine.told]);
    await endOf(
      supervise(
        machine.world(() => undefined),
        folder,
        true,
      ),
    );
    expect(await before).toEqual([]);
    expect(machine.told).toEqual([expect.stringMatching(/^ask/)]);
  });

  it('fails when its program can not be started', async () => {
    const { machine, folder } = aRun({ folder: '/' });
    const end = await endOf(supervise(machine.world(), folder, true));
    expect(end).toMatchObject({
      state: 'failed',
      process: null,
      outcome: { cause: 'spawn /venv/bin/python ENOENT', wayOut: { args: ['/sd/venv/bin/python'] } },
    });
    expect(locksOf(machine)).toEqual([]);
  });

  it('goes on when only its launcher is gone', async () => {
    const { machine, folder } = aRun();
    const world = machine.world((trainer) => {
      trains(trainer);
      trainer.in(3000, () => trainer.loseLauncher(143));
    });
    const end = await endOf(supervise(world, folder, true));
    expect(end).toMatchObject({
      state: 'succeeded',
      exitCode: 143,
      ended: expect.stringMatching(/:1[2-5]\./),
    });
  });

  it('waits until the one before it is over', async () => {
    const { machine, folder, record } = aRun();
    const other = anotherRun(machine);
    const first = endOf(supervise(machine.world(trains), folder, true));
    const second = endOf(supervise(machine.world(trains), other, true));
    const states = machine.seenIn(6000, () => [record()?.state, readRecord(machine.disk, other)?.state]);
    const [one, two] = [await first, await second];
    expect(await states).toEqual(['running', 'queued']);
    expect([one.state, two.state]).toEqual(['succeeded', 'succeeded']);
    expect(Date.parse(two.started ?? '')).toBeGreaterThanOrEqual(Date.parse(one.ended ?? ''));
    expect(locksOf(machine)).toEqual([]);
  });
});

describe('the pictures and captions of a run', () => {
  it('are kept as they are at its start, and their digests once they are known', async () => {
    const { machine, folder } = aRun();
    const pictures = `${folder}/3_alice`;
    fs.mkdirSync(pictures);
    for (const name of ['a.png', 'a.txt', 'b.png']) {
      fs.writeFileSync(`${pictures}/${name}`, name);
      machine.files.set(`${pictures}/${name}`, { bytes: Buffer.from(name) });
    }
    const data = { folders: [pictures], captionExtension: '.txt' };
    writeRecord(machine.disk, folder, recordOf(folder, { dataset: folder, data }));
    const kept = () =>
      JSON.parse(Buffer.from(machine.files.get(`${folder}/captions.json`)?.bytes ?? []).toString());
    const atStart: unknown[] = [];
    const world = machine.world((trainer) => {
      atStart.push(kept());
      trains(trainer);
    });
    await supervise(world, folder, true);
    const pairs = [
      { image: '3_alice/a.png', caption: 'a.txt', sha256: null },
      { image: '3_alice/b.png', caption: null, sha256: null },
    ];
    expect(atStart).toMatchObject([{ version: 1, root: folder, pairs }]);
    const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(kept()).toMatchObject({
      version: 1,
      root: folder,
      pairs: pairs.map((pair) => ({ ...pair, sha256 })),
    });
  });

  it('keep no training from running where they can not be listed', async () => {
    const { machine, folder } = aRun({ data: { folders: ['/gone'], captionExtension: '.txt' } });
    const names = (at: string) => {
      if (at === '/gone') throw systemError('EACCES');
      return machine.disk.names(at);
    };
    const world = machine.world(trains, { disk: { ...machine.disk, names } });
    expect((await endOf(supervise(world, folder, true))).state).toBe('succeeded');
    expect(machine.files.has(`${folder}/captions.json`)).toBe(false);
  });
});

describe('on a full disk', () => {
  it('a training goes on, and what is true is noted when there is room', async () => {
    const { machine, folder, record } = aRun();
    const world = machine.world((trainer) => {
      const disk = fill(machine);
      trains(trainer);
      trainer.in(6000, () => disk.empty());
    });
    const launcher = () => record()?.process;
    const [before, after] = [machine.seenIn(5000, launcher), machine.seenIn(7000, launcher)];
    const end = await endOf(supervise(world, folder, true));
    expect(end.state).toBe('succeeded');
    expect([await before, await after]).toEqual([null, end.process]);
    expect(world.complaints).toEqual(['ENOSPC: it went wrong']);
  });

  it('the last word is written when there is room', async () => {
    const { machine, folder, record } = aRun();
    const world = machine.world((trainer) => {
      trains(trainer);
      trainer.in(12_100, () => {
        const disk = fill(machine);
        machine.in(30_000, disk.empty);
      });
    });
    const before = machine.seenIn(42_000, record);
    await supervise(world, folder, true);
    expect([(await before)?.state, record()?.state]).toEqual(['running', 'succeeded']);
  });

  it('that stays full, how it ended can be found out later', async () => {
    const { machine, folder, record } = aRun();
    const world = machine.world((trainer) => {
      trains(trainer);
      trainer.in(12_100, () => fill(machine));
    });
    await supervise(world, folder, true);
    expect(record()?.state).toBe('running');
    machine.events = {};
    machine.processes.delete(world.me.pid);
    expect((await endOf(supervise(machine.world(), folder, false))).state).toBe('succeeded');
  });

  it('a training that could not be found again is not begun', async () => {
    const { machine, folder, record } = aRun();
    let isStarted = false;
    const world = machine.world(() => {
      isStarted = true;
    });
    machine.events = {
      create: (file) => {
        if (record()?.state === 'queued' && !file.startsWith('/state/')) throw systemError('ENOSPC');
      },
    };
    const end = await endOf(supervise(world, folder, true));
    expect(end).toMatchObject({ state: 'failed', outcome: { cause: 'ENOSPC: it went wrong' } });
    expect(isStarted).toBe(false);
  });

  it('where a run can not be queued, it fails', async () => {
    const { machine, folder } = aRun();
    machine.events = {
      create: (file) => {
        if (file.startsWith('/state/')) throw systemError('EROFS');
      },
    };
    const end = await endOf(supervise(machine.world(trains), folder, true));
    expect(end).toMatchObject({
      state: 'failed',
      outcome: { cause: 'EROFS: it went wrong', wayOut: { args: ['/state'] } },
    });
  });
});

describe('what can not be read', () => {
  it('is no reason to leave a training alone', async () => {
    const { machine, folder } = aRun();
    machine.events = {
      read: (file) => {
        if (file.endsWith('stop.json')) throw systemError('EIO');
      },
    };
    const world = machine.world(trains);
    expect((await endOf(supervise(world, folder, true))).state).toBe('succeeded');
    expect(world.complaints).toEqual(['EIO: it went wrong']);
  });

  it.skipIf(process.platform === 'win32')('of the log is told by the rest', async () => {
    const { machine, folder } = aRun();
    const world = machine.world((trainer) => {
      fs.mkdirSync(`${folder}/train.log`);
      trainer.in(1000, () => trainer.end(undefined, 'SIGKILL'));
    });
    const end = await endOf(supervise(world, folder, true));
    expect(end).toMatchObject({ state: 'failed', signal: 'SIGKILL', outcome: { cause: 'SIGKILL' } });
  });
});
