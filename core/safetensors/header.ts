import * as z from 'zod';

/** The most that a header may have (bytes); the reference implementation has the same limit. */
export const LARGEST_HEADER = 100_000_000;
/** The bytes in front of the header: its length. */
export const LENGTH_BYTES = 8;

const tensor = z.object({
  dtype: z.string(),
  shape: z.array(z.int().min(0)),
  data_offsets: z.tuple([z.int().min(0), z.int().min(0)]),
});
const schema = z.record(z.string(), z.unknown());

export interface Tensor {
  /** `F16`, `BF16`, `F32` …; what the file says, known or not. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Where its bytes are, from the end of the header on: the first, and the first after them. */
  readonly place: readonly [start: number, end: number];
}

/** What the header of a `.safetensors` file says. */
export interface SafetensorsHeader {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** How long the whole file is, by its header (bytes). */
  readonly size: number;
}

/** The length of the header in bytes, from the first eight of a file; undefined where they can't be a length. */
export function headerLength(start: Uint8Array): number | undefined {
  if (start.length < LENGTH_BYTES) return undefined;
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  return length >= 2n && length <= BigInt(LARGEST_HEADER) ? Number(length) : undefined;
}

/** Reads a header. @param json its text, without the length in front @returns undefined where it is none */
export function parseHeader(json: string, length: number): SafetensorsHeader | undefined {
  const entries = schema.safeParse(parsed(json)).data;
  if (!entries) return undefined;
  const tensors = new Map<string, Tensor>();
  let end = 0;
  for (const [name, value] of Object.entries(entries)) {
    if (name === '__metadata__') continue;
    const { data } = tensor.safeParse(value);
    if (!data) return undefined;
    tensors.set(name, { dtype: data.dtype, shape: data.shape, place: data.data_offsets });
    end = Math.max(end, data.data_offsets[1]);
  }
  const metadata = schema.safeParse(entries['__metadata__']).data ?? {};
  return { tensors, metadata, size: LENGTH_BYTES + length + end };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
