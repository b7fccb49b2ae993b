import { describe, expect, it } from 'vitest';
import {
  readRecord,
  readStopRequest,
  writeRecord,
  writeStopRequest,
} from '../../../../core/node/training/run-folder.ts';
import { stopRun } from '../../../../core/node/training/stop-run.ts';
import { type Events, type MemoryFile, memoryJournalDisk, systemError } from '../../../support/edit-disk.ts';
import { FakeMachine } from './fake-machine.ts';
import { recordOf } from './records.ts';

function start(events: Events = {}) {
  const files = new Map<string, MemoryFile>();
  const write = (name: string, text: string) => files.set(`/run/${name}`, { bytes: Buffer.from(text) });
  return { files, write, disk: memoryJournalDisk(files, events) };
}

const failing = (code: string) => () => {
  throw systemError(code);
};

describe('a run’s record', () => {
  it('is read as it was written, as lines for people', () => {
    const { disk, files } = start();
    const record = recordOf('/run', { state: 'queued', queued: '2026-11-24T18:49:00.000Z' });
    writeRecord(disk, '/run', record);
    expect(readRecord(disk, '/run')).toEqual(record);
    expect(Buffer.from(files.get('/run/run.json')?.bytes ?? []).toString()).toMatch(
      /^\{\n {2}"version": 1,\n.*\n\}\n$/s,
    );
  });

  it.each([
    ['is empty', ''],
    ['is cut off', '{"version":1,"na'],
    ['is of a later version', JSON.stringify({ ...recordOf('/run'), version: 2 })],
    ['lacks something', JSON.stringify({ ...recordOf('/run'), commands: undefined })],
    ['names no process', JSON.stringify({ ...recordOf('/run'), process: { pid: -1, start: '' } })],
    ['is null', 'null'],
  ])('is none when it %s', (_, text) => {
    const { disk, write } = start();
    write('run.json', text);
    expect(readRecord(disk, '/run')).toBeUndefined();
  });

  it.each(['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EBUSY', 'ESTALE'])(
    'is none that can be read at this moment: %s',
    (code) => {
      const { disk, write } = start({ read: failing(code) });
      write('run.json', JSON.stringify(recordOf('/run')));
      expect(readRecord(disk, '/run')).toBeUndefined();
    },
  );

  it('that a broken disk has is not said to be none', () => {
    const { disk } = start({ read: failing('EIO') });
    expect(() => readRecord(disk, '/run')).toThrow('EIO');
  });
});

describe('a wish to stop', () => {
  it('is the last one', () => {
    const { disk } = start();
    expect(readStopRequest(disk, '/run')).toBeUndefined();
    writeStopRequest(disk, '/run', { when: 'after-checkpoint', asked: 'a' });
    writeStopRequest(disk, '/run', { when: 'now', asked: 'b' });
    expect(readStopRequest(disk, '/run')).toEqual({ when: 'now', asked: 'b' });
  });

  it.each(['', '{"when":"n', '{"when":"never","asked":"a"}'])(
    'is none that can not be understood: %j',
    (text) => {
      const { disk, write } = start();
      write('stop.json', text);
      expect(readStopRequest(disk, '/run')).toBeUndefined();
    },
  );

  it.each(['prepared', 'failed'] as const)(
    'is not written for a run that is %s, nor for what is no run',
    async (state) => {
      const { disk, platform, files } = new FakeMachine();
      writeRecord(disk, '/run', recordOf('/run', { state }));
      await stopRun(disk, platform, '/cli.js', '/run', 'now');
      await stopRun(disk, platform, '/cli.js', '/none', 'now');
      expect([...files.keys()]).toEqual(['/run/run.json']);
    },
  );

  it('is left to the supervisor of a run on another machine', async () => {
    const { disk, platform } = new FakeMachine();
    writeRecord(disk, '/run', recordOf('/run', { state: 'running', host: 'elsewhere' }));
    await stopRun(disk, platform, '/cli.js', '/run', 'now');
    expect(readStopRequest(disk, '/run')).toMatchObject({ when: 'now', asked: expect.stringMatching(/Z$/) });
  });

  it.each([
    ['at once', 'now', 'now', 61, 'lost'],
    ['at once, but a moment ago', 'now', 'now', 59, 'running'],
    ['after a checkpoint', 'after-checkpoint', 'now', 600, 'running'],
    ['at once, and may now go on to its checkpoint', 'now', 'after-checkpoint', 600, 'running'],
  ] as const)(
    'of a run on another machine that was asked before: %s',
    async (_, first, second, later, state) => {
      const { disk, platform } = new FakeMachine();
      writeRecord(disk, '/run', recordOf('/run', { state: 'running', host: 'elsewhere' }));
      const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 18, 49, seconds));
      await stopRun(disk, platform, '/cli.js', '/run', first, at(0));
      await stopRun(disk, platform, '/cli.js', '/run', second, at(later));
      const { state: now, outcome } = readRecord(disk, '/run') ?? {};
      expect(now).toBe(state);
      if (state === 'lost') expect(outcome?.explanation?.args).toEqual(['elsewhere']);
    },
  );

  it('at once is not younger for being asked again', async () => {
    const { disk, platform } = new FakeMachine();
    writeRecord(disk, '/run', recordOf('/run', { state: 'running', host: 'elsewhere' }));
    for (const seconds of [0, 40, 80])
      await stopRun(disk, platform, '/cli.js', '/run', 'now', new Date(seconds * 1000));
    expect(readRecord(disk, '/run')?.state).toBe('lost');
  });
});
