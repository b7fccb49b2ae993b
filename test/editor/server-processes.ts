import { execFileSync } from 'node:child_process';
import process from 'node:process';

/** The processes that run a language server: children of this extension host. */
export function serverProcesses(): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid && command?.includes('dist/server.js') ? [Number(pid)] : [];
  });
}
