import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { prepareTraining } from '../../core/node/training/prepare/prepare-training.ts';
import { sideOfNow, sideOfRun } from '../../core/node/training/run-sides.ts';
import { joinPath } from '../../core/path.ts';
import { describeDiff } from '../../core/training/run-diff/describe-diff.ts';
import { diffRuns } from '../../core/training/run-diff/index.ts';
import type { RunSide } from '../../core/training/run-diff/side.ts';
import { RUN_FILE } from '../../core/training/run-record.ts';
import { lintTarget } from '../lint/lint-target.ts';
import { relative } from '../relative.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';
import { datasetToTrain } from '../training/dataset-to-train.ts';
import { findRun } from '../training/run-folder-argument.ts';

const more = `
A dataset is compared as it would be trained now. Of a changed caption both are shown in one: [-before-]{+after+}.

Exit code: 0 whether they differ or not, 2 when one of them is no run and no dataset.`;

/** Adds `lora diff`. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('Tell what differs between two runs, or between a run and its dataset as it is now.')
    .argument('<RUN>', 'the folder of a run')
    .argument('<RUN|DATASET>', 'the folder of another run, or a dataset')
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action(diff);
}

async function diff(before: string, after: string, { format }: { readonly format: 'text' | 'json' }) {
  const run = findRun(before);
  if ('mistake' in run) return fail(run.mistake);
  const other = await otherSide(after);
  if ('mistake' in other) return fail(other.mistake);
  const found = diffRuns(sideOfRun(run.folder, run.record), other);
  if (format === 'text') return tell(...describeDiff(found, formatMessage));
  const unknown = found.unknown.map(formatMessage);
  tell(JSON.stringify({ version: 1, ...found, unknown }));
}

async function otherSide(written: string): Promise<RunSide | { readonly mistake: string }> {
  if (existsSync(toNative(joinPath(fromNative(written), RUN_FILE)))) {
    const run = findRun(written);
    return 'mistake' in run ? run : sideOfRun(run.folder, run.record);
  }
  const found = datasetToTrain(written, relative);
  if ('mistake' in found) return found;
  const { dataset, findings } = await lintTarget(nodeFileSystem, found.target, {
    images: 'headers',
    severities: {},
    knowledge: readKnowledge(__dirname, complain),
    collapse: false,
  });
  const ports = { fileSystem: nodeFileSystem, platform: platformOf() };
  const preparation = await prepareTraining(ports, dataset, findings, {});
  const side = await sideOfNow(nodeJournalDisk, dataset, preparation);
  return side ?? { mistake: `${written}: it can not be read.` };
}
