import { describe, expect, it } from 'vitest';
import { valueAt } from '../../media/runs/loss/value-at.ts';
import type { RunCurve } from '../../protocol/runs-page/requests.ts';

const strings = { none: '–', smoothed: '{0} (smoothed {1})' };

function line(kind: RunCurve['kind'], steps: number[], values: (number | null)[], smooth = values) {
  const range: [number, number] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  const curve: RunCurve = { run: 'a', tag: 'x', kind, steps, values, smooth, range, broken: 0 };
  return { curve, values: smooth };
}

describe('what a line says at a step', () => {
  const loss = line('loss', [1, 5, 10], [1, 0.5, 0.25], [1, 0.75, 0.5]);

  it('is the value of the nearest step that is drawn, and the smoothed one', () => {
    expect(valueAt(strings, loss, 6)).toBe('0.5000 (smoothed 0.7500)');
    expect(valueAt(strings, loss, 1)).toBe('1.000');
    expect(valueAt(strings, loss, undefined)).toBe('0.2500 (smoothed 0.5000)');
  });

  it('is nothing behind its end, or before its beginning', () => {
    expect(valueAt(strings, loss, 11)).toBe('–');
    expect(valueAt(strings, loss, 0.4)).toBe('–');
  });

  it('is the mean of the epoch that a step is in', () => {
    const means = line('epoch', [420, 840], [1, 0.5]);
    expect(valueAt(strings, means, 421)).toBe('0.5000');
    expect(valueAt(strings, means, 420)).toBe('1.000');
    expect(valueAt(strings, means, 841)).toBe('–');
    expect(valueAt(strings, means, undefined)).toBe('0.5000');
  });

  it('is nothing where it is no number', () => {
    expect(valueAt(strings, line('average', [1], [null]), 1)).toBe('–');
  });
});
