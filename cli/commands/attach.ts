import type { Command } from 'commander';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { attach } from '../training/attach.ts';
import { findRun } from '../training/run-folder-argument.ts';

/** Adds `lora attach`, which shows a run. */
export function addAttach(program: Command): void {
  program
    .command('attach')
    .description('Show what a run prints, until it is over. Ctrl+C leaves it running.')
    .argument('<FOLDER>', 'the folder of the run')
    .addHelpText(
      'after',
      asWideAsHelp(`
Exit code: 0 when the LoRA is trained (or one left before), 1 when the run failed or was stopped, 2 for no run.`),
    )
    .action(async (written: string) => {
      const named = findRun(written);
      if ('mistake' in named) fail(named.mistake);
      else await attach(named.folder, written);
    });
}
