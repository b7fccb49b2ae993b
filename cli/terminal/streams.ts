import process from 'node:process';
import { ExitCode } from '../exit-code.ts';
import { complain } from './complain.ts';

let isUnread = false;

/** Whether nobody takes our output any more: what only shows something is done then. */
export function isOutputUnread(): boolean {
  return isUnread;
}

/**
 * Makes output that nobody takes end quietly: after `lora lint | head` the pipe is closed while we write. Anything
 * else, a full disk for example, is told and ends with exit code 2.
 */
export function guardStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    isUnread = true;
    if (error.code === 'EPIPE') return;
    process.exitCode = ExitCode.trouble;
    complain(`the report can not be written: ${error.message}`);
  });
  // There is nowhere left to tell it.
  process.stderr.on('error', () => undefined);
}
