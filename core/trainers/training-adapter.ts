import type { Message } from '../message.ts';
import type { FileSystem } from '../ports.ts';
import type { SafetensorsHeader } from '../safetensors/header.ts';
import type { BeginningAdapter } from '../training/beginning.ts';
import type { TrainedLength } from '../training/estimate/disk.ts';
import type { Estimates } from '../training/estimate/estimates.ts';
import type { ModelWeights } from '../training/estimate/model-weights.ts';
import type { Family } from '../training/family.ts';
import type { TorchChoice, TorchMachine, TrainerSource } from '../training/install/trainer-source.ts';
import type { Checkout, Installation } from '../training/installation.ts';
import type { Job, JobSource } from '../training/job.ts';
import type { Explanation } from '../training/judge.ts';
import type { LogEnding } from '../training/log-ending.ts';
import type { ModelFamily, ModelState, PackageUse, PythonFacts, TorchFacts } from '../training/machine.ts';
import type { ModelPart } from '../training/model-parts.ts';
import type { Options } from '../training/options.ts';
import type { OutputAdapter } from '../training/outputs/output-adapter.ts';
import type { Plan, StepCount, TrainedImage } from '../training/plan.ts';
import type { Check } from '../training/problem.ts';
import type { Difference } from '../training/recipe.ts';
import type { RunFiles } from '../training/run-files.ts';
import type { Sample, WrittenPrompt } from '../training/sample.ts';
import type { TrainerCommand } from '../training/trainer-command.ts';
import type { TrainerEvent } from '../training/trainer-event.ts';
import type { InstalledOptions } from './trainer-configs.ts';

/** Reads what a trainer prints, in pieces as they come. */
export interface LogReading {
  read(chunk: string): readonly TrainerEvent[];
  /** No more comes. */
  end(): readonly TrainerEvent[];
  /** What the output up to here says about how it ended. */
  readonly ending: LogEnding;
}

/** What a machine asks for, where the user says nothing else. */
export interface Adjustments {
  readonly options: Options;
  /** Options that are left out. */
  readonly dropped: readonly string[];
  /** What is said of it. */
  readonly differences: readonly Difference[];
}

/** How a trainer is run: what differs from one to another. */
export interface TrainingAdapter {
  /** What a folder is that somebody said is the trainer. @param pythonIn where an environment has its Python */
  readCheckout(fileSystem: FileSystem, folder: string, pythonIn: string): Checkout;
  /** The options that a version has; undefined where its source doesn't tell. @param scripts the folder of its scripts */
  installedOptions(fileSystem: FileSystem, scripts: string): InstalledOptions | undefined;
  /** The arguments by which its Python tells what it has. */
  readonly probeArguments: readonly string[];
  parseProbe(output: string): PythonFacts | undefined;
  /** Whether its PyTorch may use half precision without an NVIDIA GPU. */
  hasOtherGpu(python: PythonFacts): boolean;
  /** The arguments of its Python that load PyTorch to ask what it can use: it takes its time. */
  readonly deepProbeArguments: readonly string[];
  parseDeepProbe(output: string): TorchFacts | undefined;
  /** What of its packages is needed, and what for. */
  readonly packages: readonly PackageUse[];
  /** The trainers of this kind that can be installed. */
  readonly sources: readonly TrainerSource[];
  /** The builds of PyTorch that may be installed, the one that fits the machine first. */
  torchChoices(machine: TorchMachine): readonly [TorchChoice, ...TorchChoice[]];
  familyOf(header: SafetensorsHeader): ModelFamily | undefined;
  /** The parts that a base model has in itself, of those that may also be files of their own. */
  partsIn(header: SafetensorsHeader): readonly ModelPart[];
  /** The files that a kind of model always needs beside the base model. */
  separateParts(family: Family): readonly ModelPart[];
  /** What a base model weighs. */
  weightsOf(header: SafetensorsHeader): ModelWeights;
  /** What a training will take of disk and memory. @param length undefined where it can't be told */
  estimate(
    plan: Plan,
    model: ModelState,
    length: TrainedLength | undefined,
  ): Pick<Estimates, 'disk' | 'memory'>;
  /** Reads a sample prompt; undefined for one that the trainer passes over. */
  readSample(prompt: WrittenPrompt, family: Family): Sample | undefined;
  /** What a training is that tells how long another one takes. @param options of its files */
  resolutionOf(options: Options): string;
  /** What a machine without a GPU needs to be otherwise. @param options the recipe's */
  withoutGpu(options: Options): Adjustments;
  /**
   * How long a training is; undefined where that can't be told, or the trainer would stop over it.
   * @param processes GPUs that train together; one where nothing is said
   */
  countSteps(images: readonly TrainedImage[], options: Options, processes?: number): StepCount | undefined;
  /** Options that name files that have to be there. */
  readonly fileOptions: readonly string[];
  /** What is looked at before a training. */
  readonly checks: readonly Check[];
  /** The files that a run folder has for the trainer, by name. @param why comments, by option */
  configFiles(
    plan: Plan,
    folder: string,
    why: Readonly<Record<string, string>>,
  ): Readonly<Record<string, string>>;
  /** Reads such files again; undefined for what can not be read. @param texts by name */
  readRunFiles(texts: Readonly<Record<string, string>>): RunFiles | undefined;
  /** How it begins with what another run left. */
  readonly beginning: BeginningAdapter;
  /** What it leaves, and how that is named. */
  readonly outputs: OutputAdapter;
  /** The file of the last epoch. */
  resultFile(plan: Plan, folder: string): string;
  /** How it is started. @param gpu the number of the one to use, where there are several */
  command(
    installation: Installation & { readonly python: string },
    folder: string,
    plan: Pick<Plan, 'options' | 'family' | 'launch'>,
    gpu: number | undefined,
  ): TrainerCommand;
  /** Makes a job for other machines of a run; or says why that can't be done. */
  makeJob(source: JobSource): Job | { readonly mistake: Message };
  readLog(): LogReading;
  /** What an ending means, in our words; undefined for one that we don't know. */
  explain(ending: LogEnding): Explanation | undefined;
}
