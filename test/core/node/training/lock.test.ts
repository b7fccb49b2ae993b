import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalDisk } from '../../../../core/node/disk/journal-disk.ts';
import { type Lock, type LockResult, takeLock } from '../../../../core/node/training/lock.ts';
import { type MemoryFile, memoryJournalDisk, systemError } from '../../../support/edit-disk.ts';

const FOLDER = '/run';

/** A folder with locks, and who of those who took one are alive. */
function start() {
  const files = new Map<string, MemoryFile>();
  const disk = memoryJournalDisk(files);
  const alive = new Set<string>();
  const take = (who: string, on: JournalDisk = disk) => {
    alive.add(who);
    return takeLock(on, FOLDER, 'supervisor', who, async (words) => alive.has(words));
  };
  const names = () => disk.names(FOLDER).toSorted();
  return { files, disk, alive, take, names };
}

function lockOf(result: LockResult): Lock {
  if (!('lock' in result)) throw new Error(`${result.holder} has it`);
  return result.lock;
}

describe('a lock', () => {
  it('is had by one of two', async () => {
    const { take } = start();
    const results = await Promise.all([take('a'), take('b')]);
    expect(results.filter((result) => 'lock' in result)).toHaveLength(1);
  });

  it('tells who has it', async () => {
    const { take } = start();
    await take('a');
    expect(await take('b')).toEqual({ holder: 'a' });
  });

  it('is free again when it was given back, as often as one likes', async () => {
    const { take, names } = start();
    for (const who of ['a', 'b', 'a']) lockOf(await take(who)).release();
    lockOf(await take('c'));
    expect(await take('a')).toEqual({ holder: 'c' });
    expect(names()).toEqual(['supervisor.4.lock']);
  });

  it('of somebody who is gone is taken over', async () => {
    const { take, alive, names } = start();
    await take('a');
    alive.delete('a');
    lockOf(await take('b'));
    expect(await take('c')).toEqual({ holder: 'b' });
    expect(names()).toEqual(['supervisor.2.lock']);
  });

  it('does no harm where its late holder gives it back after another one took it', async () => {
    const { take, alive } = start();
    const late = lockOf(await take('a'));
    alive.delete('a');
    await take('b');
    late.release();
    expect(await take('c')).toEqual({ holder: 'b' });
  });

  it('has its words from the first moment on, and leaves nothing half made', async () => {
    const { files, take, names } = start();
    const seen: string[] = [];
    const disk = memoryJournalDisk(files, { place: () => seen.push(...names()) });
    lockOf(await take('a', disk)).release();
    expect(seen).toEqual([expect.stringMatching(/^\.lora-\w+\.tmp$/)]);
    expect(names()).toEqual(['supervisor.1.lock']);
  });

  it('is not mixed up with others in its folder', async () => {
    const { take, disk } = start();
    await take('a');
    for (const name of ['super', 'supervisor.1', 'supervisor.1.lock'])
      lockOf(await takeLock(disk, FOLDER, name, 'b', async () => true));
    for (const name of ['supervisor.99.lock~', 'supervisor.99999999999999999999.lock'])
      disk.create(`${FOLDER}/${name}`, Buffer.from('c'));
    expect(await take('b')).toEqual({ holder: 'a' });
  });

  it('is taken where what the last one left can not be found any more', async () => {
    const { take, files, disk } = start();
    const dangling = { ...disk, names: (folder: string) => [...disk.names(folder), 'supervisor.7.lock'] };
    lockOf(await take('a', dangling));
    expect([...files.keys()]).toEqual([`${FOLDER}/supervisor.8.lock`]);
  });

  it.each(['create', 'place'] as const)('is not had where it can not be written (%s)', async (method) => {
    const { files, take, names } = start();
    const full = () => {
      throw Object.assign(systemError('ENOSPC'), { syscall: 'open', path: `${FOLDER}/.lora-12ab.tmp` });
    };
    const refused = expect(take('a', memoryJournalDisk(files, { [method]: full }))).rejects;
    // Of the name that it has for a moment nobody knows.
    await refused.toMatchObject({ code: 'ENOSPC', path: `${FOLDER}/supervisor.1.lock` });
    expect(names()).toEqual([]);
  });

  it('is free for others where it can not be given back, once its holder is gone', async () => {
    const { files, alive, take } = start();
    let isFull = false;
    const disk = memoryJournalDisk(files, {
      create: () => {
        if (isFull) throw systemError('ENOSPC');
      },
    });
    const lock = lockOf(await take('a', disk));
    isFull = true;
    lock.release();
    isFull = false;
    expect(await take('b')).toEqual({ holder: 'a' });
    alive.delete('a');
    lockOf(await take('b'));
  });
});

describe('who looked earlier', () => {
  /** A disk whose first look at the folder was some time ago. */
  function earlier(disk: JournalDisk): JournalDisk {
    let first: readonly string[] | undefined = disk.names(FOLDER);
    return {
      ...disk,
      names(folder) {
        const names = first ?? disk.names(folder);
        first = undefined;
        return names;
      },
    };
  }

  it.each([0, 1, 2, 3])('gets no second lock, when it changed hands %i times since', async (times) => {
    const { take, alive, disk, names } = start();
    lockOf(await take('old')).release();
    const late = earlier(disk);
    for (let i = 0; i < times; i++) {
      await take(`${i}`);
      alive.delete(`${i}`);
    }
    lockOf(await take('now'));
    expect(await take('late', late)).toEqual({ holder: 'now' });
    expect(names()).toEqual([`supervisor.${times + 2}.lock`]);
  });

  it('may have it when nobody has it by now', async () => {
    const { take, disk, names } = start();
    const late = earlier(disk);
    for (const who of ['a', 'b']) lockOf(await take(who)).release();
    lockOf(await take('late', late));
    expect(names()).toEqual(['supervisor.3.lock']);
  });
});

describe('whatever happens at the same time', () => {
  const scenario = {
    scheduler: fc.scheduler(),
    /** How often each of the takers tries again. */
    takers: fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 5 }),
    /** How many changes ago it was what they see of the folder. */
    ages: fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 20 }),
  };

  it('never has two holders, nor leaves anything half made', async () => {
    const property = fc.asyncProperty(fc.record(scenario), async ({ scheduler, takers, ages }) => {
      const { disk, alive, names } = start();
      const history = [names()];
      let looks = 0;
      let holder: string | undefined;
      const turn = (what: string) => scheduler.schedule(Promise.resolve(), what);

      /** Tries to take it, each time as another one, who then gives it back or dies with it. */
      async function live(tries: number, index: number): Promise<void> {
        for (let life = 0; life <= tries; life++) {
          const who = `${index}.${life}`;
          alive.add(who);
          const result = await takeLock(late(), FOLDER, 'gpu', who, async (words) => {
            const isHeld = alive.has(words);
            await turn(`${who} asks for ${words}`);
            return isHeld;
          });
          if ('lock' in result) {
            expect(holder).toBeUndefined();
            holder = who;
            await turn(`${who} has it`);
            holder = undefined;
            if (life % 2 === 0) result.lock.release();
          }
          alive.delete(who);
        }
      }

      /** The disk as one sees it who is late: of what others do, not of what they did themselves. */
      function late(): JournalDisk {
        let seen = 0;
        const write =
          (method: 'place' | 'rename') =>
          (from: string, to: string): void => {
            seen = history.length - 1;
            disk[method](from, to);
            seen = history.push(names()) - 1;
          };
        const remove = (path: string): void => {
          disk.remove(path);
          seen = history.push(names()) - 1;
        };
        const look = (): readonly string[] => {
          seen = Math.max(seen, history.length - 1 - (ages[looks++ % ages.length] ?? 0));
          return history[seen] ?? [];
        };
        return { ...disk, place: write('place'), rename: write('rename'), remove, names: look };
      }

      await scheduler.waitFor(Promise.all(takers.map(live)));
      expect(names()).toEqual([expect.stringMatching(/^gpu\.\d+\.lock$/)]);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
