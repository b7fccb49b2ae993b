import { describe, expect, it } from 'vitest';
import { type ReviewMark, ReviewStore } from '../../core/node/reviews/review-store.ts';
import type { FileSystem } from '../../core/ports.ts';
import type { PairChanges } from '../../server/pairs/pair-changes.ts';
import { Reviews } from '../../server/pairs/reviews.ts';
import { type MemoryFile, memoryJournalDisk, systemError } from '../support/edit-disk.ts';

/** No file is there. */
const fileSystem = {
  readText: () => ({ failure: 'missing', detail: '' }),
  times: () => undefined,
} as unknown as FileSystem;

describe('marks of many files that are renamed at once', () => {
  it('are written once, and follow a swap of names', () => {
    const marks = new Map<string, ReviewMark>(
      ['a.png', 'b.png', 'c.png'].map((name) => [name, { caption: name, modified: 1 }]),
    );
    let written = 0;
    const store = {
      read: () => new Map(marks),
      change: (_: string, changes: ReadonlyMap<string, ReviewMark | undefined>) => {
        written++;
        for (const [image, now] of changes) now ? marks.set(image, now) : marks.delete(image);
        return new Map(marks);
      },
    } as unknown as ReviewStore;
    const touched: string[] = [];
    const touch = (_: string, images: ReadonlySet<string>) => void touched.push(...images);
    const reviews = new Reviews(store, { touch } as unknown as PairChanges, fileSystem);
    const renamed = ['a b.png.aside', 'b a', 'b.png.aside b'].map((one) => {
      const [from, to] = one.split(' ').map((name) => `/set/${name.includes('.') ? name : `${name}.png`}`);
      return { from: from ?? '', to: to ?? '' };
    });
    reviews.move(['/set'], renamed);
    expect(Object.fromEntries([...marks].map(([image, { caption }]) => [image, caption]))).toEqual({
      'a.png': 'b.png',
      'b.png': 'a.png',
      'c.png': 'c.png',
    });
    expect(written).toBe(1);
    expect(touched).toContain('/set/b.png');
  });

  it('leave no temporary file where they can not be kept', () => {
    const files = new Map<string, MemoryFile>();
    const full = () => {
      throw systemError('ENOSPC');
    };
    const store = new ReviewStore(fileSystem, memoryJournalDisk(files, { rename: full }), '/state');
    expect(() => store.change('/set', new Map([['a.png', { caption: null, modified: 1 }]]))).toThrow(
      'ENOSPC',
    );
    expect(files.size).toBe(0);
  });
});
