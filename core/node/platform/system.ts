import * as fs from 'node:fs';
import process from 'node:process';
import { homeFolder } from '../home-folder.ts';
import { runProgram } from '../program.ts';

/** What the platform file asks the system; a seam, so that each platform is tested on any. */
export interface System {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  /** A small file's text; undefined where it can't be read. */
  read(file: string): string | undefined;
  list(folder: string): readonly string[];
  /** A program's output; undefined when it is missing, fails or takes too long. */
  output(program: string, args: readonly string[]): Promise<string | undefined>;
  /** Sends a signal to a process, or to a group by its negative number. @throws the system's error */
  kill(pid: number, signal: NodeJS.Signals): void;
}

/** How long a system's own tool may take (ms). */
const LIMIT = 15_000;

/** The system that we run on. */
export const thisSystem: System = {
  platform: process.platform,
  env: process.env,
  home: homeFolder(),
  read(file) {
    try {
      return fs.readFileSync(file, 'utf8');
    } catch {
      return undefined;
    }
  },
  list(folder) {
    try {
      return fs.readdirSync(folder);
    } catch {
      return [];
    }
  },
  async output(program, args) {
    // In the system's own language and time zone, which may change, dates can't be compared; paths stay as they are.
    const environment = { LC_ALL: '', LC_TIME: 'C', LC_CTYPE: 'UTF-8', TZ: 'UTC' };
    const result = await runProgram(program, args, { limit: LIMIT, environment });
    return result.kind === 'ended' && result.exitCode === 0 ? result.stdout : undefined;
  },
  kill: (pid, signal) => void process.kill(pid, signal),
};
