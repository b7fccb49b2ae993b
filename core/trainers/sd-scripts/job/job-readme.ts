import { basename } from '../../../path.ts';
import type { JobPlace } from '../../../training/job.ts';
import { type ModelPart, modelParts } from '../../../training/model-parts.ts';
import type { RunRecord } from '../../../training/run-record.ts';
import { skyName } from './cluster-scripts.ts';
import { revisionOf, type TrainedBy } from './trained-by.ts';

/** `README.md`: what the folder is, what it needs, and how it is run in each place. */
export function jobReadme(
  record: RunRecord,
  by: TrainedBy,
  models: readonly JobPlace[],
  folder: string,
): string {
  const { name, model, steps } = record;
  const revision = revisionOf(record);
  const id = skyName(name);
  const remote =
    models.length === 0 ? `- The base model is \`${code(model.place)}\`, which the trainer downloads.\n` : '';
  const needed = models
    .map((place, index) => `- \`${code(place.to)}\`: ${whatIs(place, index === 0)}\n`)
    .join('');
  return `# ${oneLine(name)}

A training that was written by the LoRA Workbench, to be run on any machine: all paths are relative, nothing here knows
where it came from.${steps ? ` ${steps.steps} steps, ${steps.epochs} epochs, on ${by.processes === 1 ? 'one GPU' : `${by.processes} GPUs`}.` : ''}

## What it needs

${remote}${needed}- kohya's sd-scripts${revision ? ` (it was to be trained with \`${code(revision)}\`)` : ''}: \`bash setup.sh\` gets it and installs it, or
  \`SD_SCRIPTS\` names the folder where it is.
- For \`setup.sh\`: git, Python 3.10 to 3.12 with its venv and pip, and what OpenCV loads. In a bare container of Debian or
  Ubuntu that is \`apt-get install -y git python3-venv libgl1 libglib2.0-0\`.

## Running it

| where | how |
| --- | --- |
| Linux, a rented machine | \`bash setup.sh && bash run.sh\` |
| Windows, one GPU | \`$env:SD_SCRIPTS = 'C:\\path\\to\\sd-scripts'; powershell -ExecutionPolicy Bypass -File run.ps1\` |
| a cluster with Slurm | \`bash setup.sh\` once, on a node that may download; \`sbatch job.slurm\` |
| SkyPilot | \`sky launch -c ${id} sky.yaml\` |

A training ends with the terminal that it runs in: on a machine that you reach by SSH, start it in \`tmux\`, or by
\`nohup bash run.sh &\`. Ended half-way, it has the checkpoints up to there.

| variable of run.sh | what it is | otherwise |
| --- | --- | --- |
| \`SD_SCRIPTS\` | the folder of sd-scripts | \`sd-scripts\` |
| \`PYTHON\` | its Python | that of its \`venv\` or \`.venv\`, or of the kohya_ss around it |
| \`NUM_PROCESSES\` | GPUs, those of all machines together | ${by.processes} |
| \`NUM_MACHINES\`, \`MACHINE_RANK\` | how many machines, and which of them this is, from 0 | ${by.machines}, 0 |
| \`MAIN_PROCESS_IP\`, \`MAIN_PROCESS_PORT\` | where the first machine is | ${by.address ?? 'none'}, ${by.port ?? 29500} |

| variable of setup.sh | what it is |
| --- | --- |
| \`REPOSITORY\`, \`REVISION\` | where sd-scripts comes from, and which version of it |
| \`TORCH\`, \`TORCH_INDEX_URL\` | what pip installs of PyTorch, and from where: by the machine's CUDA |

With N GPUs each of them has its own batch: an epoch has a N-th of the steps, and each step learns from N times as many
pictures.

## Afterwards

\`output/\` holds the LoRA and its sample pictures, \`logs/\` the curves, \`train.log\` all that the trainer printed. Copied into
the folder \`${code(basename(folder))}\` of the dataset's \`runs\`, they are shown with it.

From a machine of SkyPilot's: \`rsync -Pavz ${id}:'~/sky_workdir/output' ${id}:'~/sky_workdir/train.log' .\`. It costs money until
\`sky down ${id}\`.
`;
}

/** What has to be put at a place: a file that was known here by another name, a part of the model, or the model. */
function whatIs({ from, to }: JobPlace, isFirst: boolean): string {
  if (basename(from) !== basename(to)) return `\`${code(basename(from))}\``;
  const [stem = ''] = basename(to).split('.');
  if (Object.hasOwn(modelParts, stem)) return modelParts[stem as ModelPart];
  return isFirst ? 'the base model' : 'belongs to the base model';
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** A text within a line of code. */
function code(text: string): string {
  return oneLine(text).replaceAll('`', "'");
}
