import * as path from 'node:path';
import process from 'node:process';
import { toNative } from './native-path.ts';

/** How a program ended, and what it said; or why it never did. */
export type ProgramResult =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'missing' | 'too-slow' | 'failed'; readonly detail: string };

export interface ProgramOptions {
  /** The working folder, in core's form; by default one in which no program lies. */
  readonly folder?: string;
  /** What the environment has in addition. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds. */
  readonly limit: number;
  /** Ends it when nobody waits for its answer any more. */
  readonly signal?: AbortSignal | undefined;
}

/** More output than this is none that we asked for (bytes). */
const MOST_OUTPUT = 2 * 1024 * 1024;
/** How long one that was asked to end gets until it is ended (ms). */
const GRACE = 200;

/** Windows looks for a program in the working folder first, and a dataset may come from anybody. */
const NOWHERE = path.parse(process.execPath).root;

/** Runs a short program for its answer: without a shell, without input, ended when it takes too long. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { folder, environment = {}, limit, signal }: ProgramOptions,
): Promise<ProgramResult> {
  // Loaded for the first program: most of what starts runs none.
  const { execa } = await import('execa');
  const running = execa(program, args, {
    cwd: folder === undefined ? NOWHERE : toNative(folder),
    env: environment,
    stdin: 'ignore',
    timeout: limit,
    ...(signal ? { cancelSignal: signal } : {}),
    forceKillAfterDelay: GRACE,
    maxBuffer: MOST_OUTPUT,
    reject: false,
    windowsHide: true,
  });
  // What it started itself may hold its output open after its end.
  const last = setTimeout(
    () => {
      running.stdout.destroy();
      running.stderr.destroy();
    },
    limit + 2 * GRACE,
  );
  const result = await running;
  clearTimeout(last);
  if (result.timedOut) return { kind: 'too-slow', detail: `${limit / 1000} s` };
  if (result.exitCode !== undefined && !result.isMaxBuffer)
    return { kind: 'ended', exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
  const detail = result.originalMessage ?? result.shortMessage ?? 'unknown';
  return { kind: result.code === 'ENOENT' ? 'missing' : 'failed', detail };
}
