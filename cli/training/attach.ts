import * as os from 'node:os';
import process from 'node:process';
import { shellWords } from '../../core/training/shell-words.ts';
import { ExitCode } from '../exit-code.ts';
import { fail } from '../terminal/fail.ts';
import { isOutputUnread } from '../terminal/streams.ts';
import { tell } from '../terminal/tell.ts';
import { followRun } from './follow-run.ts';
import { tellOutcome } from './tell-outcome.ts';

/**
 * Shows a run until it is over or the user goes, and sets the exit code by how it ended.
 * @param shown how its folder is called
 * @param start what begins it, while Ctrl+C already means that one goes
 */
export async function attach(
  folder: string,
  shown: string,
  start: () => Promise<unknown> = async () => undefined,
): Promise<void> {
  let isLeft = false;
  const leave = () => {
    isLeft = true;
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  await start();
  const followed = await followRun(__filename, folder, () => isLeft);
  if (followed.kind === 'not-started')
    return fail(`${shown}: nobody looks after this run. lora run --background starts it.`);
  if (followed.kind === 'left') {
    if (!isOutputUnread()) tell('', goesOn(followed.record.host), ...commands(shown));
    return;
  }
  tell(...tellOutcome(folder, followed.record, followed.progress));
  process.exitCode = followed.record.state === 'succeeded' ? ExitCode.fine : ExitCode.findings;
}

/** Of another machine nothing is known but what it wrote. */
function goesOn(host: string): string {
  return host === os.hostname() ? 'The training goes on.' : `Whether it goes on, only ${host} knows.`;
}

/** What one does with a run that goes on, to be pasted. */
export function commands(shown: string): readonly string[] {
  return [
    `  ${shellWords(['lora', 'attach', shown])}   shows it again`,
    `  ${shellWords(['lora', 'stop', shown])}     ends it`,
  ];
}
