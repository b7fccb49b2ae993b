/** A tensor of a made file: numbers of 32 bits, row by row. */
export interface MadeTensor {
  readonly shape: readonly number[];
  readonly numbers: readonly number[];
}

/** The bytes of a `.safetensors` file. */
export function safetensorsFile(
  tensors: Readonly<Record<string, MadeTensor>>,
  metadata?: Readonly<Record<string, string>>,
): Uint8Array {
  const header: Record<string, unknown> = metadata ? { __metadata__: metadata } : {};
  const numbers: number[] = [];
  for (const [name, tensor] of Object.entries(tensors)) {
    const start = 4 * numbers.length;
    numbers.push(...tensor.numbers);
    header[name] = { dtype: 'F32', shape: tensor.shape, data_offsets: [start, 4 * numbers.length] };
  }
  return withHeader(JSON.stringify(header), Buffer.from(Float32Array.from(numbers).buffer));
}

/** The bytes of a file with a header as it is given. */
export function withHeader(json: string, data: Uint8Array = new Uint8Array()): Uint8Array {
  const text = Buffer.from(json, 'utf8');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, data]);
}
