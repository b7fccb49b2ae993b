// Processes that end with their test, and what tests wait for.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';

const deadline = 20_000;

// Two processes are started for each run, and other tests run beside them.
vi.setConfig({ testTimeout: deadline });

/** The stand-ins are programs of the shell, so they are on POSIX alone. */
export const posix = process.platform !== 'win32';

/** How a process ended. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A process group that runs. */
export interface Running {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** The end of the process that was started. */
  readonly exited: Promise<Ending>;
  /** The end of all that write to its output, its orphans too. */
  readonly closed: Promise<Ending>;
  /** Waits until a text was printed on stdout or stderr. */
  until(text: string): Promise<void>;
  signal(name: NodeJS.Signals, whom: 'group' | 'launcher'): void;
}

/** A new folder, removed after the test. */
export function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(tmpdir()), 'lora-trainer-'));
  onTestFinished(() =>
    fs.promises.rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  );
  return folder;
}

/** Rejects when it takes too long. */
function inTime<T>(promise: Promise<T>, what: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not in ${deadline / 1000} s: ${what()}`)), deadline);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Runs a program in a process group, which is killed at the end of the test. */
export function run(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Running {
  const { COLUMNS: _, PYTHONUNBUFFERED: __, ...inherited } = process.env;
  const env = { ...inherited, COLUMNS: '400', PYTHONUNBUFFERED: '1', ...options.env };
  const child = spawn(program, [...args], {
    cwd: options.cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} can't be started`);
  const signal = (name: NodeJS.Signals, whom: 'group' | 'launcher') => {
    try {
      process.kill(whom === 'group' ? -pid : pid, name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  onTestFinished(() => signal('SIGKILL', 'group'));
  const texts = { stdout: '', stderr: '' };
  const said = () => texts.stdout + texts.stderr;
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  const end = (event: 'exit' | 'close') =>
    inTime(
      new Promise<Ending>((resolve) => {
        child.once(event, (code: number | null, by: NodeJS.Signals | null) => resolve({ code, signal: by }));
      }),
      () => `${event}; it said: ${said().slice(-2000)}`,
    );
  const [exited, closed] = [end('exit'), end('close')];
  for (const promise of [exited, closed]) promise.catch(() => {});
  const until = (text: string) =>
    inTime(
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (said().includes(text)) resolve();
        };
        look();
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('close', () => reject(new Error(`it ended without ${text}: ${said().slice(-2000)}`)));
      }),
      () => text,
    );
  return { stdout: () => texts.stdout, stderr: () => texts.stderr, exited, closed, until, signal };
}

/** Waits until a file is there, or gone. */
export function untilFile(file: string, there = true): Promise<void> {
  return inTime(
    new Promise((resolve) => {
      const look = () => {
        if (fs.existsSync(file) !== there) return;
        watcher.close();
        clearInterval(timer);
        resolve();
      };
      const watcher = fs.watch(path.dirname(file), look);
      const timer = setInterval(look, 100);
      look();
    }),
    () => `${file} ${there ? 'is not there' : 'is still there'}`,
  );
}
