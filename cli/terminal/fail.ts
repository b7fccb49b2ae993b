import process from 'node:process';
import { ExitCode } from '../exit-code.ts';
import { complain } from './complain.ts';

/** Tells why a command can't do what it was asked, which ends it with exit code 2. */
export function fail(sentence: string): void {
  process.exitCode = ExitCode.trouble;
  complain(sentence);
}
