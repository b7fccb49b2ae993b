/** What the output of a training says about how it ended. */
export interface LogEnding {
  /** Whether the trainer said that the last file is written: the sign of success. */
  readonly saved: boolean;
  /** The last file that it began to write, as it is printed; not whole where the writing failed. */
  readonly lastCheckpoint?: string;
  /** The first line of what Python stopped with: `ValueError: …`. Never what the launcher says of its child. */
  readonly exception?: string;
  /** The last error that the trainer logged, or what it dislikes about its command line. */
  readonly error?: string;
  /** The signal that ended it from outside, where its launcher names it: `SIGKILL`. */
  readonly signal?: string;
  /** Whether it stopped because someone pressed Ctrl+C, or the like. */
  readonly interrupted: boolean;
  /** The last line that is neither blank nor a progress bar; empty where there is none. */
  readonly lastLine: string;
}
