import { message } from '../../message.ts';
import { acceleratePath, gpusEach, type Launch } from '../launch.ts';
import type { Machine } from '../machine.ts';
import type { StepCount } from '../plan.ts';
import type { Check, Problem } from '../problem.ts';

/** GPUs that train together: a process for each of them, and no GPU for two. */
export const trainGpus: Check = function* ({ plan: { launch }, machine, steps }) {
  if (!launch || (launch.processes === 1 && launch.gpus === undefined)) return;
  const mistake =
    launch.processes % launch.machines !== 0
      ? undefined
      : launch.gpus
        ? inNumbers(launch, launch.gpus, machine)
        : inCount(launch, machine);
  if (mistake) {
    const setting = acceleratePath(launch.gpus ? 'gpu_ids' : 'num_processes');
    yield { code: 'train-gpus', severity: 'error', setting, ...mistake };
  }
  if (machine.system === 'windows') {
    yield {
      code: 'train-gpus',
      severity: 'warning',
      message: message('On Windows there is no NCCL: the GPUs exchange by gloo.'),
      wayOut: message('The trainer does that by itself, and each step takes longer. WSL has NCCL.'),
    };
  }
  const batches = steps ? batchesOf(steps) : launch.processes;
  if (batches >= launch.processes) return;
  yield {
    code: 'train-gpus',
    severity: 'warning',
    message: message('An epoch has {0} batches for {1} GPUs.', batches, launch.processes),
    wayOut: message('The others get one of these a second time: fewer GPUs learn the same.'),
  };
};

type Mistake = Pick<Problem, 'message' | 'wayOut'>;

/** What is wrong with the numbers of GPUs that are named. */
function inNumbers(launch: Launch, named: readonly number[], machine: Machine): Mistake | undefined {
  const twice = named.find((index, place) => named.indexOf(index) !== place);
  if (twice !== undefined) {
    return {
      message: message('GPU {0} is named twice.', twice),
      wayOut: message('Each process needs a GPU of its own.'),
    };
  }
  const missing = named.find((index) => !machine.gpus.some((gpu) => gpu.index === index));
  if (missing !== undefined && machine.gpus.length > 0) {
    return {
      message: message('There is no GPU {0} here.', missing),
      wayOut: message(
        'nvidia-smi names: {0}.',
        machine.gpus.map(({ index, name }) => `${index} (${name})`).join(', '),
      ),
    };
  }
  const each = gpusEach(launch);
  if (named.length === each) return undefined;
  return {
    message:
      each === 1
        ? message('One process is to train on this machine, and {0} GPUs are named.', named.length)
        : message('{0} processes are to train on this machine, and {1} GPUs are named.', each, named.length),
    wayOut: message('Name as many as there are processes, or leave num_processes out.'),
  };
}

/** What is wrong with a number of GPUs that are left to us. */
function inCount(launch: Launch, { gpus, together = [], python, isElsewhere }: Machine): Mistake | undefined {
  const each = gpusEach(launch);
  // A PyTorch for AMD's cards, which nvidia-smi doesn't name.
  const isOther =
    gpus.length === 0 && python && 'packages' in python && python.packages['torch']?.includes('+rocm');
  if (together.length >= each || isElsewhere || isOther) return undefined;
  return {
    message: message('{0} GPUs are to train together, and {1} can be used here.', each, together.length),
    wayOut: message('num_processes counts those of all machines: it may be no more than there are.'),
  };
}

function batchesOf({ buckets, batch }: StepCount): number {
  return buckets.reduce((sum, { count }) => sum + Math.ceil(count / batch), 0);
}
