import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ScalarLog } from '../../../../core/training/events/scalar-log.ts';
import { ScalarSeries } from '../../../../core/training/events/scalar-series.ts';
import { smooth } from '../../../../core/training/events/smooth.ts';
import { thin } from '../../../../core/training/events/thin.ts';

describe('a series', () => {
  it('keeps more points than it has room for at first, and drops those from a step on', () => {
    const series = new ScalarSeries();
    for (let step = 0; step < 1000; step++) series.add(step, step / 10, step);
    expect([series.length, series.values[999], series.times[500]]).toEqual([1000, 99.9, 500]);
    series.dropFrom(300);
    expect([series.length, series.steps.at(-1)]).toEqual([300, 299]);
  });
});

describe('restarts', () => {
  it('drop what was written before, of their step and later ones, in each series', () => {
    const log = new ScalarLog();
    for (let step = 1; step <= 4; step++) {
      log.scalar('a', step, step, 0);
      log.scalar('b', step, step, 0);
    }
    log.restart(4);
    log.scalar('a', 4, 40, 0);
    log.restart(3);
    log.restart(5);
    log.scalar('a', 3, 30, 0);
    expect([...(log.series.get('a')?.values ?? [])]).toEqual([1, 2, 30]);
    expect([...(log.series.get('b')?.values ?? [])]).toEqual([1, 2]);
  });

  it('agree with dropping at once, whatever comes in whatever order', () => {
    const steps = fc.nat(6);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'restart'), steps)), (events) => {
        const log = new ScalarLog();
        const expected: Record<string, number[]> = {};
        for (const [kind, step] of events) {
          if (kind === 'restart') {
            log.restart(step);
            for (const tag of Object.keys(expected))
              expected[tag] = (expected[tag] ?? []).filter((one) => one < step);
          } else {
            log.scalar(kind, step, 0, 0);
            expected[kind] = [...(expected[kind] ?? []), step];
          }
        }
        for (const [tag, wanted] of Object.entries(expected))
          expect([...(log.series.get(tag)?.steps ?? [])]).toEqual(wanted);
      }),
    );
  });

  it('of a file that is full of them take no time, nor do as many series', () => {
    const log = new ScalarLog();
    const began = performance.now();
    for (let step = 0; step < 100_000; step++) log.scalar('a', step, step, 0);
    for (let tag = 0; tag < 20_000; tag++) log.scalar(`tag ${tag}`, 1, 1, 0);
    for (let step = 200_000; step > 100_000; step--) {
      log.scalar('a', step, step, 0);
      log.restart(step);
    }
    expect(log.series.get('a')?.length).toBe(100_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('smoothing', () => {
  it('is an exponential average that does not begin at zero', () => {
    const values = Float64Array.from([1, 2, 4]);
    // By hand: (0.5·1)/0.5, (0.25·1 + 0.5·2)/0.75, (0.125·1 + 0.25·2 + 0.5·4)/0.875
    expect([...smooth(values, 0.5)]).toEqual([1, 1.25 / 0.75, 2.625 / 0.875]);
    expect([...smooth(values, 0)]).toEqual([1, 2, 4]);
  });

  it('passes over what is no number, and leaves what never changes', () => {
    const gap = smooth(Float64Array.from([1, Number.NaN, 2]), 0.5);
    expect([...gap]).toEqual([1, Number.NaN, 1.25 / 0.75]);
    expect([...smooth(Float64Array.from([0.1, 0.1, 0.1]), 0.9)]).toEqual([0.1, 0.1, 0.1]);
  });
});

describe('thinning', () => {
  it('keeps the lowest, the highest and what is no number, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noDefaultInfinity: true }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 10 }),
        (list, columns) => {
          const values = Float64Array.from(list);
          const steps = Float64Array.from(list, (_, index) => index);
          const kept = thin(steps, values, { from: 0, to: list.length - 1, columns });
          const numbers = list.filter((value) => Number.isFinite(value));
          const keptNumbers = kept
            .map((index) => values[index] ?? 0)
            .filter((value) => Number.isFinite(value));
          expect(kept).toEqual([...kept].sort((a, b) => a - b));
          expect([kept[0], kept.at(-1)]).toEqual([0, list.length - 1]);
          expect(Math.min(...keptNumbers)).toBe(Math.min(...numbers));
          expect(Math.max(...keptNumbers)).toBe(Math.max(...numbers));
          if (numbers.length < list.length) expect(keptNumbers.length).toBeLessThan(kept.length);
          expect(kept.length).toBeLessThanOrEqual(5 * (columns + 2));
        },
      ),
    );
  });

  it('takes the part that is seen, and one point beyond it', () => {
    const steps = Float64Array.from({ length: 100 }, (_, index) => index);
    expect(thin(steps, steps, { from: 10, to: 12, columns: 100 })).toEqual([9, 10, 11, 12, 13]);
    expect(thin(steps, steps, { from: 98.5, to: 200, columns: 100 })).toEqual([98, 99]);
    expect(thin(new Float64Array(), new Float64Array(), { from: 0, to: 1, columns: 10 })).toEqual([]);
  });
});
