import { describe, expect, it } from 'vitest';
import { timeLimit } from '../../../core/node/time-limit.ts';

describe('a time limit', () => {
  it.each(['^(a+)+$', '(?=(a+a+)+c)', '(.*)*c'])('ends the search of %s', (pattern) => {
    const text = `${'a'.repeat(40)}b`;
    expect(timeLimit(20).run(() => text.replace(new RegExp(pattern, 'gu'), ''))).toBeUndefined();
  });

  it('gives what is done in time, also after it ended something', () => {
    // Enough for what takes no time, on a busy machine as well.
    const limit = timeLimit(300);
    limit.run(() => {
      for (;;);
    });
    expect(limit.run(() => [1])).toEqual({ result: [1] });
    expect(limit.run(() => undefined)).toEqual({ result: undefined });
  });

  it('lets errors through', () => {
    const fail = () => {
      throw new RangeError('no such place');
    };
    expect(() => timeLimit(20).run(fail)).toThrow(RangeError);
  });
});
