/** What the stand-in trainer is wanted to do. */
export interface Behaviour {
  /** What the Python does when it is asked what it has (`-c`). */
  readonly probe?: 'hangs' | 'fails';
  /** Steps a second; as fast as possible when absent or 0. */
  readonly speed?: number;
  /** Steps after which it waits until somebody opens their gate; 0 is before the first. */
  readonly holdAt?: readonly number[];
  /** An exception in a step. Without a text there is no traceback; a negative code is a signal that it dies by. */
  readonly failAt?: { readonly step: number; readonly exception: string; readonly exitCode?: number };
  /** The step from which the loss is not a number. */
  readonly nanFrom?: number;
  /** Whether only SIGKILL ends it. */
  readonly ignoreTerm?: boolean;
  /** The exit code of a run that saved everything. */
  readonly exitCode?: number;
  /** Whether it says that it saves the last checkpoint, and doesn't. */
  readonly noFinalFile?: boolean;
  /** Whether there is a GPU; true when absent. */
  readonly gpu?: boolean;
  /** Milliseconds before the first line. */
  readonly startup?: number;
  /** A recording (its path in test/fixtures/trainer-run) that it prints instead of anything else. */
  readonly replay?: string;
  /** Whether each checkpoint lies half written until the gate `checkpoint` is open. */
  readonly slowCheckpoint?: boolean;
  /** Whether it writes `environment.json` (its `env`, `argv` and `cwd`) beside the output folder. */
  readonly echoEnvironment?: boolean;
}

export interface TrainerOptions {
  /** `sd-scripts` alone, or inside of kohya_ss. */
  readonly layout?: 'sd-scripts' | 'kohya_ss';
  readonly venv?: 'venv' | '.venv';
  readonly behaviour?: Behaviour;
  /** Versions of packages, over the usual ones; an empty one leaves the package out. */
  readonly packages?: Readonly<Record<string, string>>;
  /** Whether there is a `.git` that names the commit. */
  readonly git?: boolean;
  /** Where python.mjs lies; found from the working directory, or from a bundle in dist/test, when absent. */
  readonly standIn?: string;
}

/** A checkout of the stand-in. */
export interface Trainer {
  readonly root: string;
  /** The folder of train_network.py. */
  readonly scripts: string;
  readonly python: string;
  /** Changes what it does: read at its start, and again while it holds. */
  behave(behaviour: Behaviour): void;
  /** Opens a gate: a step of `holdAt`, or `checkpoint`. */
  open(gate: number | 'checkpoint'): void;
  /** The file that lies there while the trainer waits at a gate. */
  holding(gate: number | 'checkpoint'): string;
}

/** Makes a checkout in a folder. */
export function makeTrainer(folder: string, options?: TrainerOptions): Trainer;

/** The folder of python.mjs. */
export function standInFolder(given?: string): string;

/** A program of the shell that runs a file with this Node; `first` are its own first arguments, as the shell reads them. */
export function shellProgram(file: string, ...first: readonly string[]): string;
