import { describe, expect, it } from 'vitest';
import { bytesOf, decodeNumbers } from '../../../core/safetensors/dtypes.ts';

const read = (dtype: string, ...bytes: number[]) => [...(decodeNumbers(dtype, Uint8Array.from(bytes)) ?? [])];

describe('numbers', () => {
  it('of 16 bits are IEEE 754 halves', () => {
    expect(read('F16', 0, 0x3c, 0, 0xc0, 0xff, 0x7b, 1, 0, 0, 0x7c, 0, 0xfe)).toEqual([
      1,
      -2,
      65504,
      2 ** -24,
      Number.POSITIVE_INFINITY,
      Number.NaN,
    ]);
  });

  it('of bfloat16 are the upper halves of floats', () => {
    expect(read('BF16', 0x80, 0x3f, 0x20, 0xc1)).toEqual([1, -10]);
  });

  it('of 32 and 64 bits are little endian', () => {
    const bytes = new Uint8Array(new Float64Array([0.5, -3]).buffer);
    expect(read('F64', ...bytes)).toEqual([0.5, -3]);
    expect(read('F32', ...new Uint8Array(new Float32Array([0.25]).buffer))).toEqual([0.25]);
  });

  it('of 8 bits are of two kinds', () => {
    // Largest, smallest, one, none.
    expect(read('F8_E4M3', 0x7e, 0x01, 0x38, 0x7f)).toEqual([448, 2 ** -9, 1, Number.NaN]);
    expect(read('F8_E5M2', 0x7b, 0x01, 0x3c, 0x7c)).toEqual([57344, 2 ** -16, 1, Number.POSITIVE_INFINITY]);
  });

  it('are read where they lie in a larger buffer', () => {
    const all = Uint8Array.from([9, 9, 0, 0x3c]);
    expect([...(decodeNumbers('F16', all.subarray(2)) ?? [])]).toEqual([1]);
  });

  it('of another kind are not read, whatever it is called', () => {
    for (const dtype of ['I64', 'toString', ''])
      expect(decodeNumbers(dtype, new Uint8Array(8))).toBeUndefined();
  });

  it('take what their shape says', () => {
    expect(bytesOf({ dtype: 'F16', shape: [2, 3] })).toBe(12);
    expect(bytesOf({ dtype: 'F4', shape: [4] })).toBe(2);
    expect(bytesOf({ dtype: 'F32', shape: [] })).toBe(4);
    expect(bytesOf({ dtype: 'constructor', shape: [] })).toBeUndefined();
  });
});
