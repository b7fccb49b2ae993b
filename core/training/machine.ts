import type { Message } from '../message.ts';
import type { InstalledOptions } from '../trainers/trainer-configs.ts';
import type { AccelerateConfig } from './accelerate-config.ts';
import type { ModelWeights } from './estimate/model-weights.ts';
import type { Family } from './family.ts';
import type { Gpu, GpuWish } from './gpu.ts';
import type { Installation } from './installation.ts';
import type { ModelPart } from './model-parts.ts';

/** What a Python of the trainer's has: versions by package, undefined for what is not installed. */
export interface PythonFacts {
  readonly version: string;
  readonly packages: Readonly<Record<string, string | undefined>>;
}

/** A package of the trainer's Python, and what it is for. */
export interface PackageUse {
  readonly name: string;
  /** A sentence that tells what it is needed for; undefined for any training. */
  readonly use: Message | undefined;
}

/** What PyTorch itself says that it can use. */
export interface TorchFacts {
  /** `2.6.0+cu124`. */
  readonly version: string;
  /** The CUDA or ROCm it was built for; undefined for the processor alone. */
  readonly built: string | undefined;
  readonly isAvailable: boolean;
  readonly devices: readonly TorchDevice[];
  /** What it warned of while it looked; empty as a rule. */
  readonly warnings: readonly string[];
}

/** A graphics card as PyTorch sees it. */
export interface TorchDevice {
  readonly name: string;
  /** Whether this build has code for it. */
  readonly isSupported: boolean;
  /** Whether it calculates in bf16 by itself. */
  readonly hasBf16: boolean;
}

/** What a checkpoint is, by its content. */
export type ModelFamily = Family | 'sd15-inpainting' | 'sd2' | 'lora';

/** What is known of the base model without loading it. */
export type ModelState =
  | { readonly kind: 'remote' }
  /** It will be where the training is. */
  | { readonly kind: 'elsewhere' }
  /** Nobody said where a model of this name is. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'folder' }
  | {
      readonly kind: 'file';
      readonly family: ModelFamily | undefined;
      /** Those that it has in itself of what may also be files of their own; undefined where that can't be told. */
      readonly parts?: readonly ModelPart[];
      /** By its header. */
      readonly weights?: ModelWeights;
    }
  /** No checkpoint: its first bytes are none of a file that is called so. */
  | { readonly kind: 'damaged' }
  /** Bytes that it has, and that its header says it has. */
  | { readonly kind: 'cut-off'; readonly size: number; readonly expected: number }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Why NVIDIA's tool doesn't tell which cards there are. */
export interface GpuTrouble {
  /** Whether it hangs, which it does where there is a card; else it says that there is no working driver. */
  readonly isHanging: boolean;
  readonly detail: string;
}

/** The GPU whose memory decides: of several that train together the smallest, since each holds all of the model. */
export function smallestGpu({ gpu, together = [] }: Pick<Machine, 'gpu' | 'together'>): Gpu | undefined {
  const bySize = together
    .filter(({ memory }) => memory !== undefined)
    .sort((a, b) => (a.memory ?? 0) - (b.memory ?? 0));
  return bySize[0] ?? gpu;
}

/** What a training would run on. */
export interface Machine {
  /** Undefined where nobody said where it is. */
  readonly installation: Installation | undefined;
  /** Commit or tag of the trainer's checkout, as git describes it; undefined where that can't be told. */
  readonly version: string | undefined;
  /** The options that this version of the trainer has; left out where its source doesn't tell. */
  readonly options?: InstalledOptions;
  /** Undefined where the trainer has no Python; a message where it can't be asked. */
  readonly python: PythonFacts | { readonly problem: Message } | undefined;
  /** NVIDIA's cards; none where there is none, or where its tool doesn't answer. */
  readonly gpus: readonly Gpu[];
  /** What is with NVIDIA's tool where it gives no answer; undefined where it isn't there, or answers. */
  readonly gpuTrouble: GpuTrouble | undefined;
  readonly gpuWish: GpuWish;
  /** The one to train on; of several the first. */
  readonly gpu: Gpu | undefined;
  /** Where several train together: all of them that are there. */
  readonly together?: readonly Gpu[];
  readonly model: ModelState;
  /** The files that belong to the base model, are said to be somewhere, and aren't there. */
  readonly missingParts: readonly ModelPart[];
  readonly system?: 'windows' | 'macos' | 'linux';
  /** The user's own configuration of accelerate, where it asks for more than one GPU. */
  readonly accelerate?: AccelerateConfig;
  /** Whether it is another machine, of which nothing is known here. */
  readonly isElsewhere?: boolean;
}
