import { maskedCrc32c } from '../../core/training/events/crc32c.ts';

/** Writes event files as TensorBoard's writers do, for tests: protocol buffers by hand. */

export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

export function float(value: number): number[] {
  return [...new Uint8Array(new Float32Array([value]).buffer)];
}

export function double(value: number): number[] {
  return [...new Uint8Array(new Float64Array([value]).buffer)];
}

/** A field of bytes: a text, or a message. */
export function field(number: number, content: string | readonly number[]): number[] {
  const bytes = typeof content === 'string' ? [...new TextEncoder().encode(content)] : content;
  return [...varint((number << 3) | 2), ...varint(bytes.length), ...bytes];
}

export interface WrittenEvent {
  readonly time?: number;
  readonly step?: number;
  readonly version?: string;
  /** Whether training begins again here. */
  readonly isStart?: boolean;
  /** By tag; bytes are a tensor. */
  readonly values?: Readonly<Record<string, number | readonly number[]>>;
}

export function event({ time = 0, step = 0, version, isStart, values = {} }: WrittenEvent): number[] {
  const summary = Object.entries(values).flatMap(([tag, value]) =>
    field(1, [
      ...field(1, tag),
      ...(typeof value === 'number' ? [(2 << 3) | 5, ...float(value)] : field(8, value)),
    ]),
  );
  return [
    ...[(1 << 3) | 1, ...double(time)],
    ...(step === 0 ? [] : [2 << 3, ...varint(step)]),
    ...(version === undefined ? [] : field(3, version)),
    ...(summary.length > 0 ? field(5, summary) : []),
    ...(isStart ? field(7, [1 << 3, 1]) : []),
  ];
}

export function record(data: readonly number[] | Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, maskedCrc32c(bytes, 0, 8), true);
  bytes.set(data, 12);
  view.setUint32(12 + data.length, maskedCrc32c(bytes, 12, 12 + data.length), true);
  return bytes;
}

export function eventFile(events: readonly WrittenEvent[]): Uint8Array {
  return Buffer.concat(events.map((one) => record(event(one))));
}
