/** A program to run: nothing of it goes through a shell. Paths are in core's form. */
export interface TrainerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** The working folder. */
  readonly folder: string;
  /** What the environment has in addition. */
  readonly environment: Readonly<Record<string, string>>;
}
