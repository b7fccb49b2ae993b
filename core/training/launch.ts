import type { Config } from '../config/schema.ts';
import type { Path } from '../config/toml.ts';
import { message } from '../message.ts';
import { chooseGpus, type Gpu, type GpuWish, visibleGpus } from './gpu.ts';
import type { Difference } from './recipe.ts';

/** `[training.accelerate]` as written. */
export type LaunchSettings = NonNullable<NonNullable<Config['training']>['accelerate']>;

/** How many processes train, one for each GPU, and where: in the words of accelerate. */
export interface Launch {
  /** Those of all machines together. */
  readonly processes: number;
  readonly machines: number;
  /** Which of the machines this is, from 0. */
  readonly rank: number;
  /** Where the first machine is. */
  readonly address: string | undefined;
  /** By which the processes find each other; undefined for one alone. */
  readonly port: number | undefined;
  /** The numbers of this machine's GPUs, as `nvidia-smi` counts; undefined where nobody chooses: those that are visible. */
  readonly gpus: readonly number[] | undefined;
  /** Threads of the processor that each process may use. */
  readonly threads: number;
  readonly dynamo: string;
}

/** Where the dataset's configuration says a setting of accelerate's. */
export function acceleratePath(key: keyof LaunchSettings): Path {
  return ['training', 'accelerate', key];
}

/** One process on one GPU. */
export const oneProcess: Launch = {
  ...{ processes: 1, machines: 1, rank: 0, address: undefined, port: undefined, gpus: undefined },
  ...{ threads: 2, dynamo: 'no' },
};

/** Where machines find each other if nobody says otherwise: they all have to know it. */
const PORT = 29500;

/** What somebody wishes: the dataset's configuration, and numbers of GPUs that outweigh it. */
export interface LaunchWish {
  readonly settings: LaunchSettings | undefined;
  readonly gpus: readonly number[] | undefined;
}

/** What there is to train on. */
export interface LaunchPlace {
  readonly gpus: readonly Gpu[];
  readonly gpuWish: GpuWish;
  readonly gpu: Gpu | undefined;
  readonly isElsewhere?: boolean;
}

/** The GPU that is asked for first; undefined where that is left to us. */
export function firstGpu({ settings, gpus }: LaunchWish): number | undefined {
  return gpus?.[0] ?? (Array.isArray(settings?.gpu_ids) ? settings.gpu_ids[0] : undefined);
}

/**
 * How a training is started, and on which GPUs of this machine.
 * @param place with the GPU that `firstGpu` asks for
 */
export function launchOf(
  wish: LaunchWish,
  place: LaunchPlace,
): { readonly launch: Launch; readonly chosen: readonly Gpu[] } {
  const { settings = {} } = wish;
  const machines = settings.num_machines ?? 1;
  const listed = listedGpus(wish, place);
  // GPUs that are named for this once are so many processes, whatever the configuration counts.
  const said = wish.gpus === undefined ? settings.num_processes : undefined;
  const processes = said ?? Math.max(listed?.length ?? countOfAll(wish, place) ?? 1, 1) * machines;
  const here = Math.ceil(processes / machines);
  const chosen = choose(listed, here, place);
  // What the environment says is passed on with it.
  const isLeft = place.gpuWish.by === 'environment' || chosen.length < here;
  const own = isLeft ? undefined : chosen.map(({ index }) => index);
  const launch: Launch = {
    ...{ processes, machines, rank: settings.machine_rank ?? 0, address: settings.main_process_ip },
    port: processes > 1 ? (settings.main_process_port ?? portOf(machines, chosen)) : undefined,
    gpus: processes > 1 || (listed?.length ?? 0) > 1 ? (listed ?? own) : undefined,
    threads: settings.num_cpu_threads_per_process ?? oneProcess.threads,
    dynamo: settings.dynamo_backend ?? oneProcess.dynamo,
  };
  return { launch, chosen };
}

function listedGpus({ settings, gpus }: LaunchWish, place: LaunchPlace): readonly number[] | undefined {
  const wished = gpus ?? settings?.gpu_ids;
  if (wished !== 'all') return wished;
  // Which those are, of a machine that shows some of its GPUs only, says its environment.
  if (place.isElsewhere || place.gpuWish.by === 'environment') return undefined;
  return place.gpus.map(({ index }) => index);
}

/** How many GPUs `all` is; undefined where numbers are named, or none. */
function countOfAll({ settings, gpus }: LaunchWish, place: LaunchPlace): number | undefined {
  if (gpus !== undefined || settings?.gpu_ids !== 'all' || place.isElsewhere) return undefined;
  return visibleGpus(place.gpus, place.gpuWish).length;
}

function choose(
  listed: readonly number[] | undefined,
  count: number,
  { gpus, gpuWish, gpu }: LaunchPlace,
): readonly Gpu[] {
  if (listed && listed.length > 1)
    return [...new Set(listed)].flatMap((index) => gpus.filter((one) => one.index === index));
  if (count > 1) return chooseGpus(gpus, gpuWish, count);
  return gpu ? [gpu] : [];
}

/** Two trainings of one machine never have a GPU in common, and so no port either. */
function portOf(machines: number, chosen: readonly Gpu[]): number {
  return machines > 1 || chosen.length === 0
    ? PORT
    : PORT + 1 + Math.min(...chosen.map(({ index }) => index));
}

/** How many GPUs of a machine train together. */
export function gpusEach({ processes, machines }: Pick<Launch, 'processes' | 'machines'>): number {
  return Math.floor(processes / machines);
}

/** What several processes make otherwise. @param batch of each, accumulation included */
export function launchDifferences({ processes }: Launch, batch: number): readonly Difference[] {
  if (processes === 1) return [];
  return [
    {
      option: 'train_batch_size',
      message: message('A step learns from {0} times as many pictures: {1}.', processes, processes * batch),
      why: message(
        'Each of {0} GPUs has a batch of its own. An epoch has 1 / {0} of the steps; the learning rate stays.',
        processes,
      ),
    },
  ];
}
