import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  headerLength,
  LARGEST_HEADER,
  parseHeader,
  type SafetensorsHeader,
} from '../../../core/safetensors/header.ts';

function bytesOf(length: bigint, more = 0): Uint8Array {
  const bytes = new Uint8Array(8 + more);
  new DataView(bytes.buffer).setBigUint64(0, length, true);
  return bytes;
}

const tensor = (shape: readonly number[], end: number) => ({
  dtype: 'F16',
  shape,
  data_offsets: [0, end],
});

function parse(header: unknown): SafetensorsHeader | undefined {
  const json = JSON.stringify(header);
  return parseHeader(json, json.length);
}

describe('the length of a header', () => {
  it.each([
    [2n, 2],
    [113752n, 113752],
    [BigInt(LARGEST_HEADER), LARGEST_HEADER],
  ])('of %s is %s', (length, expected) => {
    expect(headerLength(bytesOf(length, 8))).toBe(expected);
  });

  it.each([0n, 1n, BigInt(LARGEST_HEADER) + 1n, 0xffff_ffff_ffff_ffffn])('is not %s', (length) => {
    expect(headerLength(bytesOf(length))).toBeUndefined();
  });

  it('is not known from less than eight bytes, and found where they begin in a larger buffer', () => {
    expect(headerLength(bytesOf(100n).subarray(0, 7))).toBeUndefined();
    const all = new Uint8Array([9, 9, 9, ...bytesOf(100n)]);
    expect(headerLength(all.subarray(3))).toBe(100);
  });
});

describe('a header', () => {
  it('tells tensors, metadata and how long the file is', () => {
    const json = JSON.stringify({
      __metadata__: { ss_network_dim: '96' },
      a: tensor([2, 3], 12),
      b: { dtype: 'F32', shape: [], data_offsets: [12, 16] },
    });
    const header = parseHeader(json, json.length);
    expect(header?.size).toBe(8 + json.length + 16);
    expect(header?.metadata).toEqual({ ss_network_dim: '96' });
    expect([...(header?.tensors ?? [])]).toEqual([
      ['a', { dtype: 'F16', shape: [2, 3], place: [0, 12] }],
      ['b', { dtype: 'F32', shape: [], place: [12, 16] }],
    ]);
  });

  it('may be padded with blanks, and may have no tensor', () => {
    expect(parseHeader('{}      ', 8)).toEqual({ tensors: new Map(), metadata: {}, size: 16 });
  });

  it.each([
    ['text', 'hello'],
    ['a list', []],
    ['null', null],
    ['a tensor that is none', { a: 1 }],
    ['a tensor without a place', { a: { dtype: 'F16', shape: [1] } }],
    ['a negative size', { a: tensor([-1], 2) }],
    ['half a place', { a: { dtype: 'F16', shape: [1], data_offsets: [0, 1.5] } }],
  ])('is none: %s', (_, header) => expect(parse(header)).toBeUndefined());

  it('never throws, whatever the bytes are', () => {
    const shaped = fc.dictionary(
      fc.oneof(fc.string(), fc.constant('__metadata__'), fc.constant('__proto__')),
      fc.oneof(fc.jsonValue(), fc.record({ dtype: fc.string(), shape: fc.array(fc.double()) })),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        void headerLength(bytes);
        expect(() => parseHeader(new TextDecoder().decode(bytes), bytes.length)).not.toThrow();
      }),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          shaped.map((value) => JSON.stringify(value)),
        ),
        (json) => {
          const header = parseHeader(json, json.length);
          if (header) expect(header.size).toBeGreaterThanOrEqual(8 + json.length);
        },
      ),
    );
  });
});
