import { spawn } from 'node:child_process';
import process from 'node:process';

const windows = process.platform === 'win32';

/** The `node` options of a process that must not outlive its parent. */
export const dieWithParent = ['--import', new URL('die-with-parent.mjs', import.meta.url).href];

/**
 * Starts a process that ends with this one, with all its children (it leads a process group, but on Windows).
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {{ child: import('node:child_process').ChildProcess, kill: (signal: NodeJS.Signals) => void }}
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { detached: !windows, ...options });
  const kill = (signal) => {
    if (child.pid === undefined) return;
    try {
      process.kill(windows ? child.pid : -child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  const atExit = () => kill('SIGKILL');
  process.once('exit', atExit);
  child.once('exit', () => process.off('exit', atExit));
  return { child, kill };
}

/**
 * Runs a command to its end, its output on our terminal.
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function run(command, args, options = {}) {
  const { child } = start(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs a JavaScript file with this Node; see `run`. */
export function runNode(file, args = [], options = {}) {
  return run(process.execPath, [...dieWithParent, file, ...args], options);
}

/** Runs npm, the one that runs us if any; see `run`. */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('npm-cli.js')) return run(process.execPath, [cli, ...args], options);
  return run('npm', args, { shell: windows, ...options });
}

/** Makes Ctrl+C, a closed terminal and `kill` end this process by `process.exit`, so that what it started ends too. */
export function exitOnSignals() {
  const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };
  for (const [signal, code] of Object.entries(codes)) process.once(signal, () => process.exit(code));
}
