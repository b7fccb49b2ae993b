import { describe, expect, it } from 'vitest';
import { message } from '../../../../core/message.ts';
import { Journal, type JournalFile } from '../../../../core/node/edits/journal.ts';
import { type MemoryFile, memoryJournalDisk, systemError } from '../../../support/edit-disk.ts';

const made = (file: string): JournalFile => ({
  original: null,
  undo: { kind: 'remove', file, digest: 'of what was written' },
});
const entry = (root: string, name = 'a') => ({
  root,
  title: message('Write base caption'),
  files: [made(`${root}/${name}.txt`)],
});
const bulk = (root: string, name: string) => ({
  ...entry(root, name),
  files: [made(`${root}/${name}.txt`), made(`${root}/${name}-too.txt`)],
});
const start = () => {
  const files = new Map<string, MemoryFile>();
  return { files, journal: new Journal(memoryJournalDisk(files), '/state/journal') };
};

describe('the journal', () => {
  it('gives the last entry of a dataset back, to another life of the program too', () => {
    const { files, journal } = start();
    journal.add(entry('/one', 'a'));
    journal.add(entry('/one', 'b'));
    journal.add(entry('/two'));
    const later = new Journal(memoryJournalDisk(files), '/state/journal');
    expect(later.last('/one')).toMatchObject(entry('/one', 'b'));
    expect(later.last(() => true)).toMatchObject(entry('/two'));
    expect(later.last((root) => root === '/one')).toMatchObject(entry('/one', 'b'));
    expect(later.last('/three')).toBeUndefined();
  });

  it('keeps the last 20 of each dataset, and knows which it gave up', () => {
    const { files, journal } = start();
    const added = Array.from({ length: 25 }, (_, i) => journal.add(bulk('/one', `n${i}`)));
    journal.add(entry('/two'));
    expect(files.size).toBe(21);
    expect(journal.last('/one')).toMatchObject(bulk('/one', 'n24'));
    expect(added.map(({ id }) => journal.isTooOld(id))).toEqual(added.map((_, i) => i < 5));
  });

  it('keeps the last 100 of a single file beside them, which push none of them out', () => {
    const { files, journal } = start();
    const { path } = journal.add(bulk('/one', 'many'));
    for (let i = 0; i < 105; i++) journal.add(entry('/one', `n${i}`));
    expect(files.size).toBe(101);
    expect(files.has(path)).toBe(true);
    for (let one = journal.last('/one'); one?.files.length === 1; one = journal.last('/one'))
      journal.settle(one, [], []);
    expect(journal.last('/one')).toMatchObject(bulk('/one', 'many'));
  });

  it('is done with an entry that was taken back whole', () => {
    const { files, journal } = start();
    journal.settle(journal.add(entry('/one')), [], []);
    expect(files.size).toBe(0);
    expect(journal.last('/one')).toBeUndefined();
  });

  it('keeps what can be tried again, and apart from it what was changed since', () => {
    const { files, journal } = start();
    const again = made('/one/again.txt');
    const lost = made('/one/lost.txt');
    journal.add(entry('/one', 'before'));
    journal.settle(journal.add({ ...entry('/one'), files: [again, lost] }), [again], [lost]);
    expect(journal.last('/one')?.files).toEqual([again]);
    const last = journal.last('/one');
    if (last) journal.settle(last, [], []);
    expect(journal.last('/one')).toMatchObject(entry('/one', 'before'));
    expect([...files.keys()].filter((name) => name.endsWith('.left-over.json'))).toHaveLength(1);
  });

  it('leaves a damaged entry and one of a later version alone, and takes the one before', () => {
    const { files, journal } = start();
    journal.add(entry('/one', 'good'));
    for (const bytes of ['{"version":1,"ro', '{"version":2}']) {
      const { path } = journal.add(entry('/one'));
      files.set(path, { bytes: Buffer.from(bytes) });
    }
    expect(journal.last('/one')).toMatchObject(entry('/one', 'good'));
    expect(files.size).toBe(3);
  });

  it.each(['create', 'rename'] as const)(
    'tells when it can not be written (%s), and leaves nothing',
    (method) => {
      const files = new Map<string, MemoryFile>();
      const full = () => {
        throw systemError('ENOSPC');
      };
      const journal = new Journal(memoryJournalDisk(files, { [method]: full }), '/state/journal');
      expect(() => journal.add(entry('/one'))).toThrow('ENOSPC');
      expect(files.size).toBe(0);
    },
  );
});
