import { type Message, message } from '../../message.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { type Gpu, gpuQuery, parseGpus } from '../../training/gpu.ts';
import type { Installation } from '../../training/installation.ts';
import type { Machine, ModelState, PythonFacts } from '../../training/machine.ts';
import type { BaseModel } from '../../training/plan.ts';
import { toNative } from '../native-path.ts';
import type { Platform } from '../platform/index.ts';
import { runProgram } from '../program.ts';
import { describeCheckout } from './describe-checkout.ts';
import { readCheckpoint } from './whole-checkpoint.ts';

/** How long each of them may take (ms): a Python on a network disk starts slowly. */
const PYTHON_LIMIT = 30_000;
const GPU_LIMIT = 10_000;

/** Looks at what a training would run on. @param wantedGpu the number of the GPU that is asked for */
export async function probeMachine(
  platform: Platform,
  training: TrainingAdapter,
  installation: Installation | undefined,
  model: BaseModel,
  wantedGpu: number | undefined,
): Promise<Machine> {
  const [python, gpus, version] = await Promise.all([
    installation && probePython(training, installation),
    probeGpus(platform),
    installation && describeCheckout(installation),
  ]);
  const gpu = wantedGpu === undefined ? gpus[0] : gpus.find(({ index }) => index === wantedGpu);
  return { installation, version, python, gpus, wantedGpu, gpu, model: modelState(training, model) };
}

/** NVIDIA's cards in this machine; none where its tool is missing, fails or hangs. */
export async function probeGpus(platform: Platform): Promise<readonly Gpu[]> {
  for (const program of platform.nvidiaSmi) {
    const result = await runProgram(program, gpuQuery, { limit: GPU_LIMIT });
    if (result.kind === 'missing') continue;
    return result.kind === 'ended' && result.exitCode === 0 ? parseGpus(result.stdout) : [];
  }
  return [];
}

async function probePython(
  training: TrainingAdapter,
  { python, scripts }: Installation,
): Promise<PythonFacts | { readonly problem: Message } | undefined> {
  if (python === undefined) return undefined;
  const result = await runProgram(toNative(python), training.probeArguments, {
    folder: scripts,
    environment: { PYTHONUTF8: '1' },
    limit: PYTHON_LIMIT,
  });
  const facts =
    result.kind === 'ended' && result.exitCode === 0 ? training.parseProbe(result.stdout) : undefined;
  if (facts) return facts;
  const detail = result.kind === 'ended' ? lastLine(result.stderr || result.stdout) : result.detail;
  return {
    problem:
      result.kind === 'too-slow'
        ? message('The Python of the trainer does not answer within {0}: {1}', detail, python)
        : message('The Python of the trainer can not be used: {0}. Python: {1}', detail, python),
  };
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? '';
}

/** What is known of a base model without loading it. */
function modelState(training: TrainingAdapter, { place, kind }: BaseModel): ModelState {
  if (kind !== 'local') return { kind };
  const file = readCheckpoint(place);
  switch (file.kind) {
    case 'safetensors':
      return file.size < file.header.size
        ? { kind: 'cut-off', size: file.size, expected: file.header.size }
        : { kind: 'file', family: training.familyOf(file.header) };
    case 'other':
      return { kind: 'file', family: undefined };
    default:
      return file;
  }
}
