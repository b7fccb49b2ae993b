import process from 'node:process';
import { ExitCode } from '../exit-code.ts';
import { fail } from '../terminal/fail.ts';
import { tell } from '../terminal/tell.ts';
import { followRun } from './follow-run.ts';
import { tellOutcome } from './tell-outcome.ts';

/** Shows a run until it is over or the user goes, and sets the exit code by how it ended. @param shown how its folder is called */
export async function attach(folder: string, shown: string): Promise<void> {
  let isLeft = false;
  const leave = () => {
    isLeft = true;
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  const followed = await followRun(__filename, folder, () => isLeft);
  if (followed.kind === 'not-started')
    return fail(`${shown}: nobody looks after this run. "lora run" starts it.`);
  if (followed.kind === 'left') {
    tell('', `The training goes on. "lora attach" shows it again, "lora stop" ends it: ${shown}`);
    return;
  }
  tell(...tellOutcome(folder, followed.record, followed.progress));
  process.exitCode = followed.record.state === 'succeeded' ? ExitCode.fine : ExitCode.findings;
}
