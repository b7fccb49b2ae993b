import type { Message } from '../message.ts';
import type { RunOutcome } from './run-record.ts';

/** What a run's outcome says: what it means, the trainer's own words, and the way out. */
export interface OutcomeLines {
  readonly explanation: Message | undefined;
  /** Left out where the explanation has the same words. */
  readonly cause: string | undefined;
  readonly wayOut: Message | undefined;
}

/** An outcome as it is told: nothing twice. */
export function outcomeLines(outcome: RunOutcome | null): OutcomeLines {
  const { explanation, cause, wayOut } = outcome ?? {};
  return { explanation, cause: cause && explanation?.args.includes(cause) ? undefined : cause, wayOut };
}
