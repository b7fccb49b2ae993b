import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { faultsOf } from '../../../core/safetensors/faults.ts';
import { parseHeader } from '../../../core/safetensors/header.ts';

const f16 = (shape: readonly number[], ...data_offsets: number[]) => ({ dtype: 'F16', shape, data_offsets });

function faults(tensors: Readonly<Record<string, unknown>> | string, more = 0): readonly string[] {
  const json = typeof tensors === 'string' ? tensors : JSON.stringify(tensors);
  const header = parseHeader(json, json.length);
  if (!header) throw new Error('no header');
  return faultsOf(header, header.size + more, json).map(formatMessage);
}

describe('a file', () => {
  it('is sound when each tensor begins where another one ends', () => {
    expect(faults({ b: f16([2], 8, 12), a: f16([4], 0, 8), none: f16([0], 12, 12) })).toEqual([]);
    expect(faults({})).toEqual([]);
  });

  it.each([
    [
      'with a hole',
      { a: f16([1], 0, 2), b: f16([1], 4, 6) },
      'the tensor "b" begins at byte 4, the one before it ends at 2',
    ],
    [
      'with one over the other',
      { a: f16([2], 0, 4), b: f16([2], 2, 6) },
      'the tensor "b" begins at byte 2, the one before it ends at 4',
    ],
    ['with too few bytes', { a: f16([3], 0, 4) }, 'the tensor "a" has 4 bytes, its shape needs 6'],
    ['with an end before the beginning', { a: f16([1], 6, 4) }, 'the tensor "a" ends before it begins'],
  ])('%s is not', (_, tensors, fault) => {
    expect(faults(tensors)).toEqual([fault]);
  });

  it('is not when it is cut off, or goes on', () => {
    expect(faults({ a: f16([4], 0, 8) }, -3)[0]).toMatch(/^it is cut off: \d+ of its \d+ bytes are there$/);
    expect(faults({ a: f16([4], 0, 8) }, 5)).toEqual(['5 bytes after its last tensor belong to nothing']);
  });

  it.each([
    ['{"a":A,"a":A}', 'a'],
    ['{"__metadata__":{"k":"1","k":"2"},"a":A}', 'k'],
    ['{"__metadata__":{"k":"1"},"a":A,"__metadata__":{"k":"2"}}', '__metadata__'],
    ['{"\\u0061":A,"a":A}', 'a'],
  ])('is not when its header %s has a key twice', (json, key) => {
    const tensor = '{"dtype":"F16","shape":[1],"data_offsets":[0,2]}';
    expect(faults(json.replaceAll('A', tensor))).toEqual([`its header has "${key}" twice`]);
  });

  it('may have a key again elsewhere', () => {
    const tensor = '{"dtype":"F16","shape":[1],"data_offsets":[0,2]}';
    const json = `{"__metadata__":{"a":"\\"a\\",{[","shape":"a"},"a":${tensor}}`;
    expect(faults(json)).toEqual([]);
  });

  it('is not when its metadata have something else than text', () => {
    expect(faults({ __metadata__: { steps: 5 }, a: f16([1], 0, 2) })).toEqual([
      'the value of "steps" in its metadata is no text',
    ]);
  });
});
