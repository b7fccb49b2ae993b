import { spawn } from 'node:child_process';
import * as path from 'node:path';
import process from 'node:process';
import type { InstallCommand } from '../../../training/install/plan.ts';
import { childEnvironment } from '../../child-environment.ts';
import { toNative } from '../../native-path.ts';
import type { Mark, Platform } from '../../platform/index.ts';

/** How a program of an installation ended. */
export type StepEnd =
  | { readonly kind: 'ended'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: string }
  | { readonly kind: 'not-started'; readonly detail: string }
  | { readonly kind: 'stopped' };

/** A program of an installation that runs, or could not be started. */
export interface StartedProgram {
  /** Undefined where it could not be started. */
  readonly pid: number | undefined;
  readonly ended: Promise<StepEnd>;
  /** Ends it at once, without those that it started itself. */
  kill(): void;
}

/** What programs of an installation have in addition: nobody is asked for a password, nothing of other environments. */
const ADDED: Readonly<Record<string, string>> = {
  GIT_TERMINAL_PROMPT: '0',
  PIP_DISABLE_PIP_VERSION_CHECK: '1',
  PIP_USER: '0',
  PYTHONNOUSERSITE: '1',
  PYTHONUTF8: '1',
};

/** Starts a program in a process group of its own, its output on this process's terminal. @param mark by which all of the group are known */
export function startProgram(
  { hasGroups }: Pick<Platform, 'hasGroups'>,
  { program, args, folder }: InstallCommand,
  mark: Mark,
): StartedProgram {
  const child = spawn(toNative(program), args.map(toNativeArgument), {
    // Windows looks for a program in the working folder first.
    cwd: folder === undefined ? path.parse(process.execPath).root : toNative(folder),
    env: { ...childEnvironment(), ...ADDED, [mark.name]: mark.value },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: hasGroups,
    windowsHide: true,
  });
  const ended = new Promise<StepEnd>((resolve) => {
    child.once('error', ({ message }) => resolve({ kind: 'not-started', detail: message }));
    child.once('exit', (code, signal) =>
      resolve(code === null ? { kind: 'signal', signal: signal ?? '' } : { kind: 'ended', code }),
    );
  });
  return { pid: child.pid, ended, kill: () => void child.kill('SIGKILL') };
}

/** A path in core's form among arguments; an address or a switch stays as it is. */
function toNativeArgument(argument: string): string {
  return /^[A-Za-z]:\//.test(argument) ? toNative(argument) : argument;
}
