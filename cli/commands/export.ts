import type { Command } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { exportJob, exportTrouble } from '../../core/node/training/export-job.ts';
import { basename } from '../../core/path.ts';
import { relative } from '../relative.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';
import { findRun } from '../training/run-folder-argument.ts';

const more = `
"lora train --dry-run" writes the folder of a run without starting it, with --elsewhere one for a machine of which nothing is
known here. The job has run.sh and run.ps1, job.slurm for a
cluster with Slurm, sky.yaml for SkyPilot, and a README.md that says what each of them needs.

Exit code: 0 when it is written, 2 when it could not be.`;

/** Adds `lora export`. */
export function addExport(program: Command): void {
  program
    .command('export')
    .description('Write a run as a job for another machine: scripts, configuration, pictures and captions.')
    .argument('<FOLDER>', 'the folder of the run')
    .requiredOption('--to <DIR>', 'a new folder, or an empty one')
    .option('--with-models', 'copy the base model into it, too')
    .addHelpText('after', asWideAsHelp(more))
    .action(run);
}

async function run(
  written: string,
  { to, withModels = false }: { readonly to: string; readonly withModels?: boolean },
): Promise<void> {
  const named = findRun(written);
  if ('mistake' in named) return fail(named.mistake);
  const wish = { run: named.folder, to: fromNative(to), withModels };
  const watcher = { progress: () => {}, signal: new AbortController().signal };
  const result = await exportJob(nodeJournalDisk, wish, watcher).catch((error: unknown) => ({
    kind: 'refused' as const,
    reason: exportTrouble(error),
  }));
  if (result.kind === 'refused') return fail(`the job can not be written. ${formatMessage(result.reason)}`);
  if (result.kind === 'given-up') return;
  tell(`${named.record.name}: ${result.files} files in ${relative(wish.to)}`);
  for (const { from, to: place } of result.missing)
    tell(
      `  ${place} has to be put there${from === place ? '' : `: ${basename(from)}, or use --with-models`}.`,
    );
  for (const remark of result.remarks) complain(formatMessage(remark));
}
