import { numberOption, type Options } from '../options.ts';

/** What a training writes. */
export interface DiskUse {
  /** Checkpoints that stay, the last one among them, and how large each is (bytes). */
  readonly files: number;
  readonly size: number;
  /** Saved states that stay, and how large each is at most (bytes). */
  readonly states: number;
  readonly stateSize: number;
  /** All together (bytes). */
  readonly bytes: number;
}

/** Names of the layers and what else stands in front of the weights. Measured for SD 1.5; tags of captions come on top. */
const HEADER = 120_000;
/** Weights of 4 bytes, and two more numbers for each of them, as AdamW keeps. */
const STATE = 12;

/** How long a training is; one that goes on from a saved state begins with an epoch that is not the first. */
export interface TrainedLength {
  /** The number of the last one. */
  readonly epochs: number;
  /** The number of the first one; 1 where nothing is said. */
  readonly first?: number;
  /** As many as are really trained. */
  readonly steps: number;
}

/**
 * What the files of a training need on the disk.
 * Source: the law of sizes of a real LoRA (`params × 2 + header` in fp16), and when `train_network.py` saves.
 * @param weights how many weights the LoRA has
 */
export function diskUse(
  options: Options,
  { epochs, first = 1, steps }: TrainedLength,
  weights: number,
): DiskUse {
  const precision = options['save_precision'];
  const size = weights * (precision === 'fp16' || precision === 'bf16' ? 2 : 4) + HEADER;
  const between = byEpochs(options, epochs, first) + bySteps(options, steps);
  const files = between + 1;
  const savesStates = options['save_state'] === true;
  const states = savesStates ? files : options['save_state_on_train_end'] === true ? 1 : 0;
  const stateSize = weights * STATE;
  return { files, size, states, stateSize, bytes: files * size + states * stateSize };
}

/** After an epoch, but for the last one. By their numbers, those before the first one counted. */
function byEpochs(options: Options, epochs: number, first: number): number {
  const ratio = numberOption(options, 'save_n_epoch_ratio', 0);
  const every = ratio > 0 ? Math.floor(epochs / ratio) || 1 : numberOption(options, 'save_every_n_epochs', 0);
  if (every <= 0) return 0;
  const upTo = (epoch: number) => Math.floor(Math.max(0, epoch) / every);
  const written = Math.max(0, upTo(epochs - 1) - upTo(first - 1));
  return Math.min(written, kept(options, 'save_last_n_epochs', every));
}

function bySteps(options: Options, steps: number): number {
  const every = numberOption(options, 'save_every_n_steps', 0);
  if (every <= 0) return 0;
  return Math.min(Math.floor(steps / every), kept(options, 'save_last_n_steps', every));
}

/** How many stay where older ones are removed. */
function kept(options: Options, option: string, every: number): number {
  const last = numberOption(options, option, 0);
  return last > 0 ? Math.ceil(last / every) : Number.POSITIVE_INFINITY;
}
