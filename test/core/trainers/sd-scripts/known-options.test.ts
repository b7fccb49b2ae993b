import { describe, expect, it } from 'vitest';
import { fitsOption } from '../../../../core/trainers/sd-scripts/known-options.ts';

describe('a value fits', () => {
  it.each([
    ['flag', true],
    ['int', 3],
    ['float', 3],
    ['float', 0.5],
    ['number', 0.1],
    ['text', ''],
    ['texts', ['a=1']],
    ['floats', [1, 0.5]],
    ['floats', 1],
    [['no', 'fp16'], 'fp16'],
  ] as const)('%j: %j', (kind, value) => expect(fitsOption(kind, value)).toBe(true));

  it.each([
    ['flag', 'true'],
    ['flag', 1],
    ['int', 0.5],
    ['int', '3'],
    ['float', '1e-4'],
    ['float', Number.NaN],
    ['text', 3],
    ['texts', 'a=1'],
    ['floats', ['1']],
    [['no', 'fp16'], 'fp8'],
  ] as const)('not %j: %j', (kind, value) => expect(fitsOption(kind, value)).toBe(false));
});
