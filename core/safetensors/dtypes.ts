/** Bits of one number. Source: the format's own list (`Dtype` of the reference implementation). */
const bits: Readonly<Record<string, number>> = {
  BOOL: 8,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  F64: 64,
  I64: 64,
  U64: 64,
  C64: 64,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
};

/** How many bytes a tensor takes; undefined for a kind of number that we don't know. */
export function bytesOf({ dtype, shape }: { dtype: string; shape: readonly number[] }): number | undefined {
  const each = Object.hasOwn(bits, dtype) ? bits[dtype] : undefined;
  return each === undefined ? undefined : (each * countOf(shape)) / 8;
}

/** How many numbers a tensor has; one without sides is a single number. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}

type Decode = (view: DataView, count: number) => Float32Array;

const decoders: Readonly<Record<string, Decode>> = {
  F64: (view, count) => Float32Array.from({ length: count }, (_, at) => view.getFloat64(8 * at, true)),
  F32: (view, count) => Float32Array.from({ length: count }, (_, at) => view.getFloat32(4 * at, true)),
  F16: (view, count) => looked(halves(), count, (at) => view.getUint16(2 * at, true)),
  // The upper half of a number of 32 bits.
  BF16: (view, count) => {
    const words = new Uint32Array(count);
    for (let at = 0; at < count; at++) words[at] = view.getUint16(2 * at, true) << 16;
    return new Float32Array(words.buffer);
  },
  F8_E4M3: (view, count) => looked(smallFloats(4, 3), count, (at) => view.getUint8(at)),
  F8_E5M2: (view, count) => looked(smallFloats(5, 2), count, (at) => view.getUint8(at)),
};

/** Whether the numbers of a kind can be read. */
export function isReadable(dtype: string): boolean {
  return Object.hasOwn(decoders, dtype);
}

/** Reads the numbers of a tensor. @param bytes all of its bytes @returns undefined for a kind that can't be read */
export function decodeNumbers(dtype: string, bytes: Uint8Array): Float32Array | undefined {
  const decode = Object.hasOwn(decoders, dtype) ? decoders[dtype] : undefined;
  const each = (bits[dtype] ?? 0) / 8;
  return decode?.(
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    Math.floor(bytes.length / each),
  );
}

function looked(table: Float32Array, count: number, codeAt: (at: number) => number): Float32Array {
  const numbers = new Float32Array(count);
  for (let at = 0; at < count; at++) numbers[at] = table[codeAt(at)] ?? Number.NaN;
  return numbers;
}

let halfTable: Float32Array | undefined;

function halves(): Float32Array {
  halfTable ??= Float32Array.from({ length: 1 << 16 }, (_, code) => floatOf(code, 5, 10, true));
  return halfTable;
}

function smallFloats(exponents: number, digits: number): Float32Array {
  // E4M3 has no infinity, and one number that is none: all bits set.
  const hasInfinity = exponents === 5;
  return Float32Array.from({ length: 1 << 8 }, (_, code) =>
    !hasInfinity && (code & 0x7f) === 0x7f ? Number.NaN : floatOf(code, exponents, digits, hasInfinity),
  );
}

/** A number from its code: one bit of sign, then the exponent, then the digits, as IEEE 754 has them. */
function floatOf(code: number, exponentBits: number, digitBits: number, hasInfinity: boolean): number {
  const sign = code >> (exponentBits + digitBits) === 0 ? 1 : -1;
  const exponent = (code >> digitBits) & ((1 << exponentBits) - 1);
  const digits = (code & ((1 << digitBits) - 1)) / (1 << digitBits);
  const bias = (1 << (exponentBits - 1)) - 1;
  if (exponent === 0) return sign * digits * 2 ** (1 - bias);
  if (hasInfinity && exponent === (1 << exponentBits) - 1)
    return digits === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + digits) * 2 ** (exponent - bias);
}
