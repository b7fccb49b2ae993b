import { execa } from 'execa';
import { toNative } from './native-path.ts';

/** How a program ended, and what it said; or why it never did. */
export type ProgramResult =
  | { readonly kind: 'ended'; readonly exitCode: number; readonly stdout: string; readonly stderr: string }
  | { readonly kind: 'missing' | 'too-slow' | 'failed'; readonly detail: string };

export interface ProgramOptions {
  /** The working folder, in core's form. */
  readonly folder?: string;
  /** What the environment has in addition. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long it may take, in milliseconds. */
  readonly limit: number;
}

/** More output than this is none that we asked for (bytes). */
const MOST_OUTPUT = 1024 * 1024;

/** Runs a short program for its answer: without a shell, without input, ended when it takes too long. */
export async function runProgram(
  program: string,
  args: readonly string[],
  { folder, environment = {}, limit }: ProgramOptions,
): Promise<ProgramResult> {
  const result = await execa(program, args, {
    ...(folder === undefined ? {} : { cwd: toNative(folder) }),
    env: environment,
    stdin: 'ignore',
    timeout: limit,
    forceKillAfterDelay: 500,
    maxBuffer: MOST_OUTPUT,
    reject: false,
    windowsHide: true,
  });
  if (result.timedOut) return { kind: 'too-slow', detail: `${limit / 1000} s` };
  if (result.exitCode !== undefined)
    return { kind: 'ended', exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
  const detail = result.originalMessage ?? result.shortMessage ?? 'unknown';
  return { kind: result.code === 'ENOENT' ? 'missing' : 'failed', detail };
}
