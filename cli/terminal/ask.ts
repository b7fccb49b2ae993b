import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { escapeControls } from './escape.ts';

/** Whether there is somebody to ask. */
export function isAnyoneThere(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Asks a question that is answered by yes or no; all but a yes is a no. */
export async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(`${escapeControls(question)} [y/N] `), ended]);
  terminal.close();
  return /^y(?:es)?$/i.test(answer.trim());
}
