import type { Message } from '../message.ts';

/** What a trainer's virtual environment is called in its folder, the usual name first. */
export const ENVIRONMENTS: readonly string[] = ['venv', '.venv'];

/** A trainer on this machine. Paths are absolute, in core's form. */
export interface Installation {
  /** What the user named or what was found: a checkout of sd-scripts, or of kohya_ss around one. */
  readonly root: string;
  readonly kind: 'sd-scripts' | 'kohya_ss';
  /** The folder of the trainer's scripts. */
  readonly scripts: string;
  /** The Python of its virtual environment; undefined where none was found. */
  readonly python: string | undefined;
  /** The scripts that train LoRAs, one for a kind of model; undefined where nobody looked. */
  readonly trains?: readonly string[];
}

/** What a folder is that somebody said is the trainer. */
export type Checkout =
  | { readonly kind: 'found'; readonly installation: Installation }
  | { readonly kind: 'none'; readonly reason: Message };
