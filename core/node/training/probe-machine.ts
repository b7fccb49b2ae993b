import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Message, message } from '../../message.ts';
import type { TrainingAdapter } from '../../trainers/training-adapter.ts';
import { type AccelerateConfig, readAccelerateConfig } from '../../training/accelerate-config.ts';
import { chooseGpu, type Gpu, gpuQuery, parseGpus, wishFor } from '../../training/gpu.ts';
import type { Installation } from '../../training/installation.ts';
import type { GpuTrouble, Machine, ModelState, TorchFacts } from '../../training/machine.ts';
import type { ModelPart } from '../../training/model-parts.ts';
import type { BaseModel } from '../../training/plan.ts';
import { nodeJournalDisk } from '../disk/journal-disk.ts';
import { toNative } from '../native-path.ts';
import { pathKind } from '../path-kind.ts';
import type { Platform } from '../platform/index.ts';
import { runProgram } from '../program.ts';
import { stateFolder } from '../state-folder.ts';
import { describeCheckout } from './describe-checkout.ts';
import { runsOn } from './gpu/gpu-queue.ts';
import { optionsOfScripts } from './options-of-scripts.ts';
import { readCheckpoint } from './whole-checkpoint.ts';

/** How long each of them may take (ms): a Python on a network disk starts slowly. */
const PYTHON_LIMIT = 30_000;
const GPU_LIMIT = 10_000;
/** PyTorch has gigabytes of libraries to load, the first time from a cold disk. */
const TORCH_LIMIT = 120_000;

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
  const [python, { gpus: told, trouble: gpuTrouble }, version] = await Promise.all([
    installation && probePython(training, installation, signal),
    probeGpus(platform, signal),
    installation && describeCheckout(installation),
  ]);
  const gpus = await Promise.all(told.map(async (gpu) => ({ ...gpu, runs: await countRuns(platform, gpu) })));
  const gpuWish = wishFor(wantedGpu, platform.visibleGpus);
  const gpu = chooseGpu(gpus, gpuWish);
  const state = modelState(training, model);
  const missingParts = partsMissing(model);
  const { system } = platform;
  const accelerate = userAccelerate(platform);
  const options = installation && optionsOfScripts(training, installation.scripts);
  return {
    ...{ installation, version, python, gpus, gpuTrouble, gpuWish, gpu, model: state, missingParts, system },
    ...(accelerate ? { accelerate } : {}),
    ...(options ? { options } : {}),
  };
}

/** None where that can't be looked up: the queue itself tells why, once there is a run. */
async function countRuns(platform: Platform, { uuid }: Gpu): Promise<number> {
  return await runsOn(nodeJournalDisk, platform, stateFolder(), uuid).catch(() => 0);
}

/** What the user told `accelerate config`; undefined where there is no such file. */
function userAccelerate({ accelerateConfig }: Platform): AccelerateConfig | undefined {
  try {
    return readAccelerateConfig(accelerateConfig, fs.readFileSync(toNative(accelerateConfig), 'utf8'));
  } catch {
    return undefined;
  }
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

/** What the trainer's Python has; undefined where there is none, a message where it can't be asked. */
export async function probePython(
  training: TrainingAdapter,
  installation: Installation,
  signal: AbortSignal | undefined,
): Promise<Machine['python']> {
  const { probeArguments, parseProbe } = training;
  return await askPython(installation, {
    args: probeArguments,
    parse: parseProbe,
    limit: PYTHON_LIMIT,
    signal,
  });
}

/** What its PyTorch can use, which is loaded for that. */
export async function probeTorch(
  training: TrainingAdapter,
  installation: Installation,
  signal: AbortSignal | undefined,
): Promise<TorchFacts | { readonly problem: Message } | undefined> {
  const { deepProbeArguments, parseDeepProbe } = training;
  return await askPython(installation, {
    args: deepProbeArguments,
    parse: parseDeepProbe,
    limit: TORCH_LIMIT,
    signal,
  });
}

interface Question<Answer> {
  readonly args: readonly string[];
  readonly parse: (output: string) => Answer | undefined;
  /** How long it may take (ms). */
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

async function askPython<Answer>(
  { python, scripts }: Installation,
  { args, parse, limit, signal }: Question<Answer>,
): Promise<Answer | { readonly problem: Message } | undefined> {
  if (python === undefined) return undefined;
  const result = await runProgram(toNative(python), args, {
    folder: scripts,
    environment: { PYTHONUTF8: '1' },
    limit,
    signal,
  });
  const answer = result.kind === 'ended' && result.exitCode === 0 ? parse(result.stdout) : undefined;
  if (answer) return answer;
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
export function modelState(training: TrainingAdapter, { place, kind }: BaseModel): ModelState {
  if (kind !== 'local') return { kind };
  const file = readCheckpoint(place);
  switch (file.kind) {
    case 'safetensors':
      return file.size < file.header.size
        ? { kind: 'cut-off', size: file.size, expected: file.header.size }
        : {
            kind: 'file',
            family: training.familyOf(file.header),
            parts: training.partsIn(file.header),
            weights: training.weightsOf(file.header),
          };
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
