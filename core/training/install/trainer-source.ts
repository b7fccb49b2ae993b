import type { Installation } from '../installation.ts';

/** A trainer that can be installed: what its own instructions say. */
export interface TrainerSource {
  readonly kind: Installation['kind'];
  readonly repository: string;
  /** A tag: what it is tested with, so that an installation today and one tomorrow are the same. */
  readonly version: string;
  readonly hasSubmodules: boolean;
  /** Versions of Python that it runs on, the one it is tested with first. */
  readonly pythons: readonly string[];
  /** What is installed after PyTorch: `-r` and a file from the checkout, or a package. */
  readonly requirements: readonly string[];
  /** The files whose change makes it necessary to install them anew. */
  readonly requirementFiles: readonly string[];
  /** Files that a checkout must have before anything is installed. */
  readonly files: readonly string[];
}

/** What is known of the machine that says which PyTorch fits. */
export interface TorchMachine {
  readonly system: 'windows' | 'macos' | 'linux';
  readonly gpus: readonly { readonly name: string; readonly driver: string }[];
}

/** A PyTorch to install. */
export interface TorchChoice {
  readonly id: 'cu118' | 'cu124' | 'cu128' | 'cpu' | 'default';
  /** As pip takes them: `torch==2.6.0`. */
  readonly packages: readonly string[];
  /** Where they lie; undefined for the usual index. */
  readonly index: string | undefined;
}
