import process from 'node:process';
import { escapeControls } from './escape.ts';

/** Writes lines to the standard output; what comes from outside in them does no harm to a terminal. */
export function tell(...lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${escapeControls(line)}\n`).join(''));
}
