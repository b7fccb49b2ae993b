import { BYTES, VARINT, type Wire } from './wire.ts';

/** TensorFlow's numbers for the kinds of values that a scalar may have. Source: `types.proto`. */
const FLOAT = 1;
const DOUBLE = 2;
const INT32 = 3;
const INT64 = 9;
const BFLOAT16 = 14;
const HALF = 19;

const scratch = new DataView(new ArrayBuffer(8));

/**
 * The one value of a tensor, as `tf.summary.scalar` and newer versions of TensorBoard write a scalar; undefined where it
 * has several, or none that is a number. The wire is at its beginning, and is left at its end. Source: `tensor.proto`.
 * @throws WireError
 */
export function readTensorScalar(wire: Wire, end: number): number | undefined {
  let [kind, value, count]: [number, number | undefined, number] = [0, undefined, 0];
  let [contentStart, contentEnd] = [0, 0];
  while (wire.at < end) {
    const key = wire.varint();
    const [field, stored] = [key >>> 3, key & 7];
    if (field === 1 && stored === VARINT) kind = wire.varint();
    else if (field === 4 && stored === BYTES) {
      contentEnd = wire.endOfBytes();
      contentStart = wire.at;
      wire.at = contentEnd;
    } else if ((field >= 5 && field <= 7) || field === 10 || field === 13) {
      // A list of numbers: packed as a whole, or each a field of its own.
      const listEnd = stored === BYTES ? wire.endOfBytes() : wire.at + 1;
      while (wire.at < listEnd) {
        value = readNumber(wire, field);
        count++;
      }
    } else wire.skip(stored);
  }
  if (contentEnd > contentStart) return fromContent(wire.bytes, contentStart, contentEnd, kind);
  if (count !== 1 || value === undefined) return undefined;
  return kind === HALF || kind === BFLOAT16 ? halfOf(value, kind) : value;
}

function readNumber(wire: Wire, field: number): number {
  if (field === 5) return wire.float();
  return field === 6 ? wire.double() : wire.varint();
}

/** The value as it lies in memory. */
function fromContent(bytes: Uint8Array, start: number, end: number, kind: number): number | undefined {
  const size = end - start;
  if (size > 8) return undefined;
  for (let index = 0; index < size; index++) scratch.setUint8(index, bytes[start + index] as number);
  if (kind === FLOAT && size === 4) return scratch.getFloat32(0, true);
  if (kind === DOUBLE && size === 8) return scratch.getFloat64(0, true);
  if (kind === INT32 && size === 4) return scratch.getInt32(0, true);
  if (kind === INT64 && size === 8) return Number(scratch.getBigInt64(0, true));
  if (size === 2 && (kind === HALF || kind === BFLOAT16)) return halfOf(scratch.getUint16(0, true), kind);
  return undefined;
}

/** A number of 16 bits: IEEE's half precision, or the upper half of a single one. */
function halfOf(bits: number, kind: number): number {
  if (kind === BFLOAT16) {
    scratch.setUint32(0, bits << 16, true);
    return scratch.getFloat32(0, true);
  }
  const sign = bits & 0x8000 ? -1 : 1;
  const [exponent, fraction] = [(bits >>> 10) & 0x1f, bits & 0x3ff];
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
