import { existsSync } from 'node:fs';
import type { Verdict } from '../../../training/judge.ts';
import type { RunRecord } from '../../../training/run-record.ts';
import { toNative } from '../../native-path.ts';

/** Why a trainer was never started: the system refused its program. */
export function notStarted({ commands, folder }: RunRecord, error: unknown): Verdict {
  const reason = error instanceof Error ? error.message : String(error);
  // Of a missing folder the system says that the program isn't there.
  if (!existsSync(toNative(folder)))
    return failed(reason, 'The folder of the trainer is gone: {1}', 'Choose the trainer again.', folder);
  return failed(
    reason,
    'The trainer could not be started: {0}',
    'Look whether {0} is there and may be run.',
    commands[0]?.[0] ?? '',
  );
}

/** Why a trainer was never started: its run could not be queued. @param state our state folder */
export function notQueued(state: string, reason: string): Verdict {
  return failed(
    reason,
    'The run could not be put into the queue for its GPU: {0}',
    'Look whether {0} may be written, and has room.',
    state,
  );
}

/** Why a trainer was never started: its run could not be noted. */
export function notNoted(folder: string, reason: string): Verdict {
  return failed(
    reason,
    'The trainer was not started, since the run could not be noted: {0}',
    'Look whether {0} may be written, and has room.',
    folder,
  );
}

function failed(cause: string, explanation: string, wayOut: string, place: string): Verdict {
  return {
    state: 'failed',
    outcome: {
      cause,
      explanation: { template: explanation, args: [cause, place] },
      wayOut: { template: wayOut, args: [place] },
    },
  };
}
