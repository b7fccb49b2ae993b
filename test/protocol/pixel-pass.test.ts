import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import type { ReadPixels } from '../../core/node/pixels/pixel-reader.ts';
import { MOST_PICTURES, PixelPass, type PixelPassPorts } from '../../server/pixels/pixel-pass.ts';
import { datasetOf } from '../support/memory.ts';
import { seenPixels } from '../support/pixels.ts';

const facts = { state: 'readable', width: 800, height: 800, format: 'png' } as const;

function datasetWith(pictures: number, origin: Dataset['origin'] = 'folders'): Dataset {
  const names = Array.from({ length: pictures }, (_, number) => `10_x/${number}.png`);
  const dataset = datasetOf(Object.fromEntries(names.map((name) => [name, ''])), { origin });
  const images = [...dataset.images.keys()].map((path) => [path, { path, facts: { ...facts } }] as const);
  return withFiles(dataset, { images: new Map(images) });
}

/** A pass over one dataset, whose reader notes what it is asked. */
function start(dataset: Dataset) {
  const world = { dataset, isScanning: false, setting: 'auto' as 'auto' | 'always' | 'never' };
  const asked: number[] = [];
  const taken: number[] = [];
  let cancelled = false;
  const ports: PixelPassPorts = {
    session: {
      get isScanning() {
        return world.isScanning;
      },
      get datasets() {
        return [world.dataset];
      },
      takePixels: (_root, looks) => void taken.push(looks.length),
    },
    reader: {
      async read(images: Iterable<ImageFile>, take: (read: ReadPixels) => void, signal: AbortSignal) {
        const all = [...images];
        asked.push(all.length);
        for (const [number, { path }] of all.entries()) {
          vi.advanceTimersByTime(100);
          if (signal.aborted) return;
          take([path, seenPixels(number)]);
        }
      },
    },
    setting: () => world.setting,
    startProgress: () => ({ isCancelled: () => cancelled, report: () => undefined, done: () => undefined }),
    log: (line) => expect.fail(line),
  };
  const pass = new PixelPass(ports);
  const quiet = async () => {
    pass.wake();
    await vi.runAllTimersAsync();
  };
  const cancel = () => {
    cancelled = true;
  };
  return { world, asked, taken, quiet, cancel };
}

describe('looking at pictures when it is quiet', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('takes each picture once, in a few snapshots', async () => {
    const { asked, taken, quiet } = start(datasetWith(150));
    await quiet();
    await quiet();
    expect(asked).toEqual([150]);
    expect(taken).toEqual([64, 64, 22]);
  });

  it('takes one again that changed', async () => {
    const { world, asked, quiet } = start(datasetWith(20));
    await quiet();
    const path = '/dataset/10_x/3.png';
    world.dataset = withFiles(world.dataset, { images: new Map([[path, { path, facts: { ...facts } }]]) });
    await quiet();
    expect(asked).toEqual([20, 1]);
  });

  it('waits for the end of a scan', async () => {
    const { world, asked, quiet } = start(datasetWith(20));
    world.isScanning = true;
    await quiet();
    expect(asked).toEqual([]);
    world.isScanning = false;
    await quiet();
    expect(asked).toEqual([20]);
  });

  it('leaves alone what nobody declared, and what is too large until the user says so', async () => {
    const flat = start(datasetWith(20, 'flat'));
    await flat.quiet();
    expect(flat.asked).toEqual([]);
    const large = start(datasetWith(MOST_PICTURES + 1));
    await large.quiet();
    expect(large.asked).toEqual([]);
    large.world.setting = 'always';
    await large.quiet();
    expect(large.asked).toEqual([MOST_PICTURES + 1]);
  });

  it('does nothing where the user wants none looked at, until they do', async () => {
    const { world, asked, quiet } = start(datasetWith(20));
    world.setting = 'never';
    await quiet();
    expect(asked).toEqual([]);
    world.setting = 'auto';
    await quiet();
    expect(asked).toEqual([20]);
  });

  it('ends when the user gives it up, keeps what it has, and does not begin again', async () => {
    const { asked, taken, quiet, cancel } = start(datasetWith(60));
    cancel();
    await quiet();
    await quiet();
    expect(asked).toEqual([60]);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBeLessThan(30);
    expect(taken.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(5);
  });
});
