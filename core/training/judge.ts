import type { Path } from '../config/toml.ts';
import { type Message, message } from '../message.ts';
import type { LogEnding } from './log-ending.ts';
import type { RunOutcome, RunState } from './run-record.ts';

/** What an ending in the log means, in our words. */
export interface Explanation {
  readonly message: Message;
  readonly wayOut: Message;
  /** What of the dataset's configuration mends it, the likeliest first. */
  readonly settings?: readonly Path[];
}

/** What is known of how a training ended. */
export interface Evidence {
  readonly ending: LogEnding;
  readonly explanation: Explanation | undefined;
  /** Whether the file of the last epoch is on disk, and whole. */
  readonly hasResult: boolean;
  /** Whether there is hardly any room where it writes. */
  readonly isDiskFull: boolean;
  /** What its loss was last; undefined where it told none. */
  readonly loss: number | undefined;
  /** Who had it ended: somebody who asked for that, or who ended its supervisor. */
  readonly stoppedBy: 'user' | 'system' | undefined;
  /** Whether it is one of several machines that train together, and not the first, which alone saves anything. */
  readonly isFollower?: boolean;
  /** Undefined where nobody watched. */
  readonly exit: { readonly code: number | undefined; readonly signal: string | undefined } | undefined;
}

/** How a run ended. */
export interface Verdict {
  readonly state: Extract<RunState, 'succeeded' | 'failed' | 'stopped' | 'lost'>;
  readonly outcome: RunOutcome;
}

/**
 * Tells how a training ended. Success is that the trainer said so and the file is there; the exit code alone proves
 * nothing: without any picture it is 0 too.
 */
export function judge({
  ending,
  explanation,
  hasResult,
  isDiskFull,
  loss,
  stoppedBy,
  isFollower,
  exit,
}: Evidence): Verdict {
  if (ending.saved && hasResult) return { state: 'succeeded', outcome: outcomeOf('', remarkOn(loss)) };
  if (ending.saved) {
    return failed('model saved.', {
      message: message('The trainer said that the last file was saved, but there is no whole file.'),
      wayOut: message(
        'Look for room on the disk, and whether something moves or removes files in the output folder.',
      ),
    });
  }
  if (stoppedBy === 'system') return stopped('', endedSupervisor);
  if (stoppedBy) return { state: 'stopped', outcome: {} };
  if (ending.interrupted) {
    return stopped('KeyboardInterrupt', {
      message: message('The trainer was interrupted (Ctrl+C, or a signal of the same meaning).'),
      wayOut: message(
        'The checkpoints that were saved before are whole. Start it again to train to the end.',
      ),
    });
  }
  const cause = ending.exception ?? ending.error;
  if (isFollower && exit?.code === 0 && cause === undefined) return { state: 'succeeded', outcome: {} };
  if (explanation) return failed(cause ?? ending.lastLine, explanation);
  if (ending.exception !== undefined && exit?.code !== 0) return failed(ending.exception, undefined);
  const signal = exit?.signal ?? ending.signal;
  if (signal !== undefined) return killed(signal);
  if (isDiskFull) return failed('', diskFull);
  if (exit === undefined) return lost();
  // The trainer goes on from some of the errors that it logs: one is a reason only where it then ended by itself.
  if (cause !== undefined && exit.code !== 0) return failed(cause, undefined);
  return failed(cause ?? '', {
    message:
      exit.code === 0
        ? message('The trainer ended without saving a model, though with exit code 0.')
        : message('The trainer ended with exit code {0}, and without a word why.', exit.code ?? -1),
    wayOut:
      ending.lastLine === ''
        ? message('It printed nothing: see whether it can be started by hand.')
        : message('The last that it printed: {0}', ending.lastLine),
  });
}

/** It is trained to its end; whether that is worth something is another question. */
function remarkOn(loss: number | undefined): Explanation | undefined {
  if (loss === undefined || Number.isFinite(loss)) return undefined;
  return {
    message: message('Its loss is no number any more: the last file most likely makes black pictures.'),
    wayOut: message(
      'Look for an earlier checkpoint from before that. A lower learning rate, or bf16 instead of fp16, prevents it.',
    ),
  };
}

const endedSupervisor: Explanation = {
  message: message('What looked after it was ended: by Ctrl+C, or by the system, as at a logout.'),
  wayOut: message('The checkpoints that were saved before are whole. Start it again to train to the end.'),
};

const diskFull: Explanation = {
  message: message('There is no room left on the disk that it writes to.'),
  wayOut: message('Make room there. The checkpoints that were saved before are whole.'),
};

function failed(cause: string, explanation: Explanation | undefined): Verdict {
  return { state: 'failed', outcome: outcomeOf(cause, explanation) };
}

function stopped(cause: string, explanation: Explanation): Verdict {
  return { state: 'stopped', outcome: outcomeOf(cause, explanation) };
}

function killed(signal: string): Verdict {
  return failed(signal, {
    message: message('The trainer was ended from outside ({0}).', signal),
    wayOut:
      signal === 'SIGKILL'
        ? message(
            'The system does that too where memory runs out: close other programs, or set max_data_loader_n_workers to 0.',
          )
        : message('Start it again to train to the end.'),
  });
}

function lost(): Verdict {
  return {
    state: 'lost',
    outcome: outcomeOf('', {
      message: message(
        'It ended while nobody watched, and left no sign why: the machine may have been switched off.',
      ),
      wayOut: message(
        'The checkpoints that were saved before are whole. Start it again to train to the end.',
      ),
    }),
  };
}

function outcomeOf(cause: string, explanation: Explanation | undefined): RunOutcome {
  return {
    ...(cause === '' ? {} : { cause }),
    ...(explanation ? { explanation: plain(explanation.message), wayOut: plain(explanation.wayOut) } : {}),
    ...(explanation?.settings ? { settings: explanation.settings.map((path) => path.map(String)) } : {}),
  };
}

function plain({ template, args }: Message): { template: string; args: (string | number)[] } {
  return { template, args: [...args] };
}
