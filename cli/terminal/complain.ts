import process from 'node:process';
import { escapeControls } from './escape.ts';

/** Tells on the standard error output what went wrong, on one line. */
export function complain(sentence: string): void {
  process.stderr.write(`lora: ${escapeControls(sentence)}\n`);
}
