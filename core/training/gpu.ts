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
  /** How many runs have it or wait for it; left out where nobody looked. */
  readonly runs?: number;
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

/** A desktop takes some hundred MiB; what takes more is another program with a model in it. */
const DESKTOP = 1500;
const SHARE = 0.2;

/** Whether other programs hold so much of a card's memory that a training would feel it. */
export function isBusy({ memory, used }: Gpu): boolean {
  return memory !== undefined && used !== undefined && used >= DESKTOP && used >= memory * SHARE;
}

/** Who says which GPU is trained on. */
export type GpuWish =
  /** The number of one. */
  | { readonly by: 'user'; readonly index: number }
  /** CUDA_VISIBLE_DEVICES of the environment, which whoever shares a machine sets: it is left as it is. */
  | { readonly by: 'environment'; readonly visible: string }
  | { readonly by: 'nobody' };

/** What is wished for. @param visible CUDA_VISIBLE_DEVICES, undefined where it isn't set */
export function wishFor(index: number | undefined, visible: string | undefined): GpuWish {
  if (index !== undefined) return { by: 'user', index };
  return visible === undefined ? { by: 'nobody' } : { by: 'environment', visible };
}

/** Whether the environment hides all GPUs, which is how one trains on the processor. */
export function hidesAll(wish: GpuWish): boolean {
  return wish.by === 'environment' && ['', '-1'].includes(firstOf(wish.visible));
}

function firstOf(visible: string): string {
  return visible.split(',')[0]?.trim() ?? '';
}

/** The GPUs that a program would see here: all, or those that the environment names, in its order. */
export function visibleGpus(gpus: readonly Gpu[], wish: GpuWish): readonly Gpu[] {
  if (wish.by !== 'environment') return gpus;
  return hidesAll(wish)
    ? []
    : wish.visible.split(',').flatMap((name) => gpus.filter((gpu) => isCalled(gpu, name.trim())));
}

/** So many GPUs to train on together, as far as there are: those that the environment names first, or that are free. */
export function chooseGpus(gpus: readonly Gpu[], wish: GpuWish, count: number): readonly Gpu[] {
  const visible = visibleGpus(gpus, wish);
  if (wish.by === 'environment') return visible.slice(0, count);
  return freeFirst(visible)
    .slice(0, count)
    .sort((a, b) => a.index - b.index);
}

/** Those that nobody has; behind them those with the fewest runs, by their numbers. */
function freeFirst(gpus: readonly Gpu[]): readonly Gpu[] {
  const isFree = (gpu: Gpu) => !isBusy(gpu) && !gpu.runs;
  const others = gpus.filter((gpu) => !isFree(gpu));
  return [...gpus.filter(isFree), ...others.sort((a, b) => (a.runs ?? 0) - (b.runs ?? 0))];
}

function isCalled({ index, uuid }: Gpu, name: string): boolean {
  return String(index) === name || (name.length > 4 && uuid.startsWith(name));
}

/**
 * The GPU to train on. Where nobody says which, the first that no run and no other program has, else the one with the
 * fewest runs.
 * @returns undefined where there is none, or not the one that is wished for
 */
export function chooseGpu(gpus: readonly Gpu[], wish: GpuWish): Gpu | undefined {
  if (wish.by === 'user') return gpus.find(({ index }) => index === wish.index);
  if (wish.by === 'nobody') return freeFirst(gpus)[0];
  if (hidesAll(wish)) return undefined;
  const name = firstOf(wish.visible);
  // A part of a card (MIG) has a name that isn't among theirs.
  if (/^MIG-/.test(name)) return gpus[0];
  return gpus.find((gpu) => isCalled(gpu, name));
}
