import type { Message } from '../message.ts';
import type { Gpu } from './gpu.ts';
import type { Checkout, Installation } from './installation.ts';
import type { GpuTrouble, PackageUse, PythonFacts, TorchFacts } from './machine.ts';

/** All that was found of a trainer, and of what it runs on. Paths are in core's form. */
export interface TrainerFacts {
  /** Where it is said to be, and by whom; undefined where nobody said it. */
  readonly named: { readonly path: string; readonly by: 'setting' | 'file' } | undefined;
  /** What that folder is. */
  readonly checkout: Checkout | undefined;
  /** Those in the usual places. */
  readonly others: readonly Installation[];
  /** As git describes it; undefined where that can't be told. */
  readonly version: string | undefined;
  /** Undefined where there is no git. */
  readonly git: string | undefined;
  readonly python: PythonFacts | { readonly problem: Message } | undefined;
  /** Conda environments with a PyTorch, for a trainer that has no Python of its own. */
  readonly environments: readonly FoundEnvironment[];
  /** Undefined where PyTorch was not asked. */
  readonly torch: TorchFacts | { readonly problem: Message } | undefined;
  readonly packages: readonly PackageUse[];
  readonly gpus: readonly Gpu[];
  readonly gpuTrouble: GpuTrouble | undefined;
  /** Whether the environment hides all GPUs. */
  readonly isGpuHidden: boolean;
  /** Whether its PyTorch may use another maker's card. */
  readonly hasOtherGpu: boolean;
  /** Bytes that are free where the trainer lies; undefined where that can't be told. */
  readonly space: number | undefined;
  /** The user's own files that can't be read. */
  readonly mistakes: readonly { readonly file: string; readonly reason: string }[];
}

/** A Python environment that somebody made outside of the trainer's folder. */
export interface FoundEnvironment {
  readonly name: string;
  readonly python: string;
  /** Whether it is the one that this program was started in. */
  readonly isActive: boolean;
}
