/** A graphics card as `nvidia-smi` tells it. */
export interface Gpu {
  /** Its number in `nvidia-smi`'s order. */
  readonly index: number;
  readonly uuid: string;
  readonly name: string;
  /** MiB; undefined where it doesn't tell. */
  readonly memory: number | undefined;
  readonly used: number | undefined;
  readonly driver: string;
}

const FIELDS = ['index', 'uuid', 'name', 'memory.total', 'memory.used', 'driver_version'];

/** What `nvidia-smi` is asked. */
export const gpuQuery: readonly string[] = [
  `--query-gpu=${FIELDS.join(',')}`,
  '--format=csv,noheader,nounits',
];

/** Reads the answer of `nvidia-smi`; lines that are none of the expected form are passed over. */
export function parseGpus(csv: string): readonly Gpu[] {
  return csv.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const [index = '', uuid = '', name = '', memory = '', used = '', driver = ''] = cells;
    if (cells.length !== FIELDS.length || !/^\d+$/.test(index)) return [];
    return [{ index: Number(index), uuid, name, memory: mebibytes(memory), used: mebibytes(used), driver }];
  });
}

/** `[N/A]` and `[Not Supported]` stand for what a card doesn't tell. */
function mebibytes(cell: string): number | undefined {
  return /^\d+$/.test(cell) ? Number(cell) : undefined;
}
