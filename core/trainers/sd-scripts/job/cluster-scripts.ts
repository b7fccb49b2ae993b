import { gpusEach } from '../../../training/launch.ts';
import { comment } from './run-scripts.ts';
import type { TrainedBy } from './trained-by.ts';

/** How many machines a job is for, and GPUs of each. */
type JobSize = Pick<TrainedBy, 'processes' | 'machines'>;

/** `job.slurm`: the same for a cluster with Slurm; on several nodes if it is given them. */
export function slurmScript(name: string, size: JobSize): string {
  const each = gpusEach(size);
  return `#!/usr/bin/env bash
# ${comment(name)}: sbatch job.slurm
#SBATCH --job-name=${jobName(name)}
#SBATCH --nodes=${size.machines}
#SBATCH --ntasks-per-node=1
#SBATCH --gpus-per-node=${each}
#SBATCH --cpus-per-task=${8 * each}
#SBATCH --mem=${32 * each}G
#SBATCH --time=12:00:00
#SBATCH --output=slurm-%j.log
# What your cluster asks for beside, without the first #:
##SBATCH --partition=gpu
##SBATCH --account=me
set -euo pipefail
cd -- "\${SLURM_SUBMIT_DIR:-.}"

GPUS="\${SLURM_GPUS_ON_NODE:-${each}}"
export NUM_MACHINES="\${SLURM_JOB_NUM_NODES:-${size.machines}}"
export NUM_PROCESSES="$((NUM_MACHINES * GPUS))"
if [ "$NUM_MACHINES" -gt 1 ]; then
  MAIN_PROCESS_IP="$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1)"
  export MAIN_PROCESS_IP
fi
# Two jobs on one node need two ports.
export MAIN_PROCESS_PORT="$((20000 + \${SLURM_JOB_ID:-0} % 20000))"
# A step does not get the processors of its job by itself.
srun --ntasks="$NUM_MACHINES" --ntasks-per-node=1 --cpus-per-task="\${SLURM_CPUS_PER_TASK:-${8 * each}}" \\
  bash -c 'MACHINE_RANK="\${SLURM_NODEID:-0}" exec bash run.sh'
`;
}

/** `sky.yaml`: the same for SkyPilot, which rents a machine. */
export function skyTask(name: string, size: JobSize): string {
  const each = gpusEach(size);
  const id = skyName(name);
  return `# ${comment(name)}: sky launch -c ${id} sky.yaml
name: ${id}

resources:
  # Any one of these. What fits says the recipe.
  accelerators: {L4: ${each}, A10G: ${each}, RTX4090: ${each}}
  disk_size: 100

num_nodes: ${size.machines}

# Is copied to the machine, with the base model if it lies in models/ itself: a link does not go along.
workdir: .

setup: |
  bash setup.sh

run: |
  export NUM_MACHINES="$SKYPILOT_NUM_NODES"
  export NUM_PROCESSES="$((SKYPILOT_NUM_NODES * SKYPILOT_NUM_GPUS_PER_NODE))"
  export MACHINE_RANK="$SKYPILOT_NODE_RANK"
  export MAIN_PROCESS_IP="$(echo "$SKYPILOT_NODE_IPS" | head -n 1)"
  bash run.sh
`;
}

/** A name that SkyPilot takes for a task and for its machine. */
export function skyName(name: string): string {
  const id = jobName(name)
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return id || 'lora';
}

/** A name that a batch system takes. */
function jobName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'lora' : plain;
}
