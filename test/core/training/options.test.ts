import { describe, expect, it } from 'vitest';
import { mergeOptions, numberOption } from '../../../core/training/options.ts';

describe('options put together', () => {
  it('have what is said last, also where that is false, 0 or empty', () => {
    const merged = mergeOptions({ a: 1, b: true, c: 'x', d: 4 }, undefined, { a: 0, b: false, c: '' });
    expect(merged).toEqual({ a: 0, b: false, c: '', d: 4 });
  });

  it('leave their layers as they are', () => {
    const recipe = Object.freeze({ a: 1 });
    expect(mergeOptions(recipe, { a: 2 })).toEqual({ a: 2 });
    expect(recipe).toEqual({ a: 1 });
  });
});

describe('an option that is a number', () => {
  it.each([
    [3, 3],
    [0, 0],
    [-1, -1],
    [undefined, 7],
    ['3', 7],
    [true, 7],
    [null, 7],
    [Number.NaN, 7],
    [Number.POSITIVE_INFINITY, 7],
  ])('%j is %j', (value, number) => expect(numberOption({ value }, 'value', 7)).toBe(number));
});
