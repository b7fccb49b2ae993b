import * as path from 'node:path';
import { type Message, message } from '../../message.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { chooseGpu, type Gpu, gpuQuery, parseGpus, wishFor } from '../../training/gpu.ts';
import type { Installation } from '../../training/installation.ts';
import type { GpuTrouble, Machine, ModelState, PythonFacts } from '../../training/machine.ts';
import type { ModelPart } from '../../training/model-parts.ts';
import type { BaseModel } from '../../training/plan.ts';
import { toNative } from '../native-path.ts';
import { pathKind } from '../path-kind.ts';
import type { Platform } from '../platform/index.ts';
import { runProgram } from '../program.ts';
import { describeCheckout } from './describe-checkout.ts';
import { readCheckpoint } from './whole-checkpoint.ts';

/** How long each of them may take (ms): a Python on a network disk starts slowly. */
const PYTHON_LIMIT = 30_000;
const GPU_LIMIT = 10_000;

/** What is looked at before a training. */
export interface Probed {
  readonly installation: Installation | undefined;
  readonly model: BaseModel;
  /** The number of the GPU that is asked for. */
  readonly wantedGpu: number | undefined;
  /** Ends the programs that are asked. */
  readonly signal: AbortSignal | undefined;
}

/** Looks at what a training would run on. */
export async function probeMachine(
  platform: Platform,
  training: TrainingAdapter,
  { installation, model, wantedGpu, signal }: Probed,
): Promise<Machine> {
  const [python, { gpus, trouble: gpuTrouble }, version] = await Promise.all([
    installation && probePython(training, installation, signal),
    probeGpus(platform, signal),
    installation && describeCheckout(installation),
  ]);
  const gpuWish = wishFor(wantedGpu, platform.visibleGpus);
  const gpu = chooseGpu(gpus, gpuWish);
  const state = modelState(training, model);
  const missingParts = partsMissing(model);
  return { installation, version, python, gpus, gpuTrouble, gpuWish, gpu, model: state, missingParts };
}

/** NVIDIA's cards in this machine, or what its tool says instead; none where it is missing. */
export async function probeGpus(
  platform: Platform,
  signal?: AbortSignal,
): Promise<{ readonly gpus: readonly Gpu[]; readonly trouble: GpuTrouble | undefined }> {
  for (const program of platform.nvidiaSmi) {
    const result = await runProgram(program, gpuQuery, { limit: GPU_LIMIT, signal });
    if (result.kind === 'missing') continue;
    if (result.kind !== 'ended') {
      const isHanging = result.kind === 'too-slow';
      return { gpus: [], trouble: { isHanging, detail: result.detail } };
    }
    if (result.exitCode === 0) return { gpus: parseGpus(result.stdout), trouble: undefined };
    const said = lastLine(result.stdout.trim() === '' ? result.stderr : result.stdout);
    // Its driver is there, and no card.
    if (/^No devices were found/.test(said)) return { gpus: [], trouble: undefined };
    const detail = said === '' ? `exit code ${result.exitCode}` : said;
    return { gpus: [], trouble: { isHanging: false, detail } };
  }
  return { gpus: [], trouble: undefined };
}

async function probePython(
  training: TrainingAdapter,
  { python, scripts }: Installation,
  signal: AbortSignal | undefined,
): Promise<PythonFacts | { readonly problem: Message } | undefined> {
  if (python === undefined) return undefined;
  const result = await runProgram(toNative(python), training.probeArguments, {
    folder: scripts,
    environment: { PYTHONUTF8: '1' },
    limit: PYTHON_LIMIT,
    signal,
  });
  const facts =
    result.kind === 'ended' && result.exitCode === 0 ? training.parseProbe(result.stdout) : undefined;
  if (facts) return facts;
  const said = result.kind === 'ended' ? lastLine(result.stderr || result.stdout) : result.detail;
  const detail = said === '' && result.kind === 'ended' ? `exit code ${result.exitCode}` : said;
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
        : { kind: 'file', family: training.familyOf(file.header), parts: training.partsIn(file.header) };
    case 'other':
      return { kind: 'file', family: undefined };
    default:
      return file;
  }
}

/** What belongs to a base model and isn't where the user's list says; of `owner/name` that isn't known. */
function partsMissing({ parts = {} }: BaseModel): readonly ModelPart[] {
  return Object.entries(parts)
    .filter(([, place]) => path.isAbsolute(toNative(place)) && typeof pathKind(place) === 'object')
    .map(([part]) => part as ModelPart);
}
