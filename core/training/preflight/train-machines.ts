import { message } from '../../message.ts';
import { acceleratePath } from '../launch.ts';
import type { Check, Problem } from '../problem.ts';

/** Machines that train together have to find each other, and to share the work evenly. */
export const trainMachines: Check = function* ({ plan: { launch }, machine }) {
  if (!launch) return;
  const { machines, rank, address, processes } = launch;
  const problem = (
    key: Parameters<typeof acceleratePath>[0],
    problem: Pick<Problem, 'message' | 'wayOut'>,
  ): Problem => ({
    code: 'train-machines',
    severity: 'error',
    setting: acceleratePath(key),
    ...problem,
  });
  // A job is told by its machine where the first one is.
  if (machines > 1 && address === undefined && !machine.isElsewhere) {
    yield problem('main_process_ip', {
      message: message('{0} machines are to train together, and main_process_ip is not set.', machines),
      wayOut: message('It says where the first one is: all of them have to know.'),
    });
  }
  if (rank >= machines) {
    yield problem('machine_rank', {
      message: message('machine_rank is {0}, and num_machines is {1}.', rank, machines),
      wayOut: message('Machines are counted from 0.'),
    });
  }
  if (processes % machines !== 0) {
    yield problem('num_processes', {
      message: message('{0} processes can not be shared by {1} machines.', processes, machines),
      wayOut: message('num_processes counts the GPUs of all machines, of which each has as many.'),
    });
  }
};
