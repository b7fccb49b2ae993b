import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FileEvent } from 'vscode-languageserver';
import { MissedChanges } from '../../server/session/missed-changes.ts';

const event = (name: string, type: 1 | 2 | 3 = 2): FileEvent => ({ uri: `file:///d/${name}`, type });

describe('a change that our own watch sees', () => {
  const missed: FileEvent[] = [];
  let changes: MissedChanges;
  beforeEach(() => {
    vi.useFakeTimers();
    missed.length = 0;
    changes = new MissedChanges((events) => void missed.push(...events));
  });
  afterEach(() => {
    changes.dispose();
    vi.useRealTimers();
  });

  it('is told when the editor does not', () => {
    changes.saw([event('a.txt'), event('b.txt', 3)]);
    vi.advanceTimersByTime(500);
    expect(missed).toEqual([]);
    vi.advanceTimersByTime(1500);
    expect(missed).toEqual([event('a.txt'), event('b.txt', 3)]);
  });

  it('is not told when the editor tells of it, a bit before or after', () => {
    changes.told([event('a.txt')]);
    vi.advanceTimersByTime(900);
    changes.saw([event('a.txt'), event('b.txt')]);
    vi.advanceTimersByTime(900);
    changes.told([event('b.txt')]);
    vi.advanceTimersByTime(5000);
    expect(missed).toEqual([]);
  });

  it('is told when the file is gone, and the editor told only that it is there', () => {
    changes.told([event('a.txt', 1)]);
    vi.advanceTimersByTime(100);
    changes.saw([event('a.txt', 3)]);
    vi.advanceTimersByTime(2000);
    expect(missed).toEqual([event('a.txt', 3)]);
  });

  it('is told though the editor told of it long ago', () => {
    changes.told([event('a.txt')]);
    vi.advanceTimersByTime(2000);
    changes.saw([event('a.txt')]);
    vi.advanceTimersByTime(2000);
    expect(missed).toEqual([event('a.txt')]);
  });

  it('is told while others go on, as it was last', () => {
    changes.saw([event('a.txt', 1)]);
    for (let time = 0; time < 3000; time += 100) {
      changes.saw([event('b.txt')]);
      if (time === 200) changes.saw([event('a.txt', 3)]);
      vi.advanceTimersByTime(100);
    }
    expect(missed.filter(({ uri }) => uri.endsWith('a.txt'))).toEqual([event('a.txt', 3)]);
    expect(missed.filter(({ uri }) => uri.endsWith('b.txt'))).toHaveLength(3);
  });

  it('leaves nothing waiting when it was told', () => {
    changes.saw([event('a.txt')]);
    changes.told([event('b.txt')]);
    vi.advanceTimersByTime(5000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
