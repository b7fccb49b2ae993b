import { isOfSystem } from '../../core/node/system-trouble.ts';
import { RunTrouble } from '../../core/node/training/run-trouble.ts';

/** What helps where the system refuses something, by its code. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  ENOSPC: 'Make room on the disk.',
  EDQUOT: 'Your share of the disk is used up: make room.',
  EROFS: 'The disk can only be read.',
  EACCES: 'Look whether it may be read and written.',
  EPERM: 'Look whether it may be read and written.',
  EIO: 'Look whether its disk is connected and in order.',
};

/** Why something could not be done, where that lies with the disk or the system; undefined for a mistake of ours. */
export function systemTrouble(error: unknown): string | undefined {
  if (error instanceof RunTrouble) return error.message;
  if (!isOfSystem(error)) return undefined;
  const { path } = error;
  // Of what is written under another name first, the system tells that one.
  const said =
    path === undefined || error.message.includes(path) ? error.message : `${path}: ${error.message}`;
  const wayOut = WAYS_OUT[error.code];
  return wayOut === undefined ? said : `${said}. ${wayOut}`;
}

/** Why something could not be done, whatever it lies with. */
export function troubleText(error: unknown): string {
  return systemTrouble(error) ?? (error instanceof Error ? error.message : String(error));
}
