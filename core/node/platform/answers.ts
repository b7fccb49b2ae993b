const NO_ANSWER = 'The system does not tell which processes there are.';

/** @throws Error for no process at all: whoever asks is one. */
export function known<Process>(processes: readonly Process[]): readonly Process[] {
  if (processes.length === 0) throw new Error(NO_ANSWER);
  return processes;
}

/** @throws Error for a tool that gave no answer */
export function linesOf(output: string | undefined): readonly string[] {
  if (output === undefined) throw new Error(NO_ANSWER);
  return output.split(/\r?\n/);
}
