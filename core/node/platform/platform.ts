import type { ProcessIdentity } from '../../training/run-record.ts';

/** A process as the system knows it. */
export interface SystemProcess {
  readonly pid: number;
  /** Its parent on Windows, its process group elsewhere: by this it is found as belonging to another one. */
  readonly group: number;
  /** When it began, in a form that no other process of this number has: also not after the machine was started anew. */
  readonly start: string;
}

/** A variable of the environment. */
export interface Mark {
  readonly name: string;
  readonly value: string;
}

/** A program and its arguments. */
export interface PlatformCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Whether it may be started so that it outlives us. */
  readonly detached: boolean;
}

/**
 * All that differs between operating systems where programs are run. What asks for processes rejects where the system
 * gives no answer: that nobody was found is told only when it is true.
 */
export interface Platform {
  readonly system: 'windows' | 'macos' | 'linux';
  /** Where a virtual environment has its Python: `bin/python`. */
  readonly pythonIn: string;
  /** What NVIDIA's tool may be called, the likeliest first. */
  readonly nvidiaSmi: readonly string[];
  /** CUDA_VISIBLE_DEVICES of the environment; undefined where it isn't set. */
  readonly visibleGpus: string | undefined;
  /** The file that `accelerate config` writes, in core's form. */
  readonly accelerateConfig: string;
  /** Where the user's own files for us lie, in core's form. LORA_WORKBENCH_CONFIG names another folder. */
  readonly configFolder: string;
  /** Whether there are process groups: a program that leads one outlives us. */
  readonly hasGroups: boolean;
  /** How long a process gets to end after it was asked to (ms): 0 where asking is no use. */
  readonly patience: number;
  /** When a process began; undefined when there is none of this number, or only its remains. */
  startOf(pid: number): Promise<string | undefined>;
  /**
   * The living processes of a group that a process leads or led (on Windows: it and all below it), itself among them:
   * those it left behind too, but none of another process that has its number by now, or had it since.
   * @param mark a variable that all of them have in their environment, and its value in the arguments of a program that
   * is left behind: each system lets us see one of both
   */
  membersOf(leader: ProcessIdentity, mark: Mark): Promise<readonly SystemProcess[]>;
  /** A process with this mark, of which nothing else is known; undefined where the system doesn't let us look. */
  findMarked(mark: Mark): Promise<ProcessIdentity | undefined>;
  /** Asks all of what `membersOf` finds to end, or ends it. Those that are gone already are no error. */
  endGroup(leader: ProcessIdentity, mark: Mark, how: 'ask' | 'force'): Promise<void>;
  /** What keeps the machine awake as long as a process lives, and ends with it. */
  keepAwake(pid: number): PlatformCommand;
}
