import type { Command } from 'commander';
import { readConfig } from '../../core/config/read-config.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/edits/journal-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { replaceFile } from '../../core/node/training/run-folder.ts';
import { basename, joinPath } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { presetsOf } from '../../core/trainers/preset-adapters.ts';
import { takeOver } from '../../core/training/import-training.ts';
import { ofFailure } from '../lint/trouble.ts';
import { relative } from '../relative.ts';
import { ask, isAnyoneThere } from '../terminal/ask.ts';
import { fail } from '../terminal/fail.ts';
import { tell } from '../terminal/tell.ts';
import { datasetToTrain } from '../training/dataset-to-train.ts';
import { describeRemarks, describeSettings } from '../training/describe-import.ts';

/** A file of more bytes is no configuration. */
const LARGEST = 4 * 1024 * 1024;

interface ImportFlags {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

const more = `
Takes a preset of kohya_ss (.json) or a training config of sd-scripts (.toml) over into lora-dataset.toml: its options, and
what the recipe would do otherwise. Comments stay. Tells what was dropped, and what the trainer does then.

Exit code: 0; 2 where the file can not be read, or lora-dataset.toml not be written.`;

/** Adds `lora import`. */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('Take the training of another configuration over into lora-dataset.toml.')
    .argument('<FILE>', 'a preset of kohya_ss, or a training config of sd-scripts')
    .argument('[DATASET]', 'the dataset', '.')
    .option('--dry-run', 'write nothing, print what lora-dataset.toml would say')
    .option('--yes', 'do not ask')
    .addHelpText('after', more)
    .action(importTraining);
}

async function importTraining(written: string, place: string, flags: ImportFlags): Promise<void> {
  const path = fromNative(written);
  const file = nodeFileSystem.readText(path, LARGEST);
  if (!('text' in file))
    return fail('failure' in file ? ofFailure(file, written) : `${written}: it is not UTF-8.`);
  const found = datasetToTrain(place, relative);
  if ('mistake' in found) return fail(found.mistake);
  const target = joinPath(found.target.root.root, CONFIG_FILE);
  const before = textOf(target);
  if (before === undefined) return fail(`${relative(target)}: it can not be read as UTF-8.`);
  const { config } = readConfig(before);
  const presets = presetsOf(trainerById(config.dataset?.trainer).id);
  const read = presets.read({ name: basename(path), text: file.text });
  if ('mistake' in read) return fail(`${written}: ${formatMessage(read.mistake)}`);
  const taken = takeOver(read, { text: before, config }, presets);
  if ('mistake' in taken) return fail(`${relative(target)}: ${formatMessage(taken.mistake)}`);
  tell(...describeRemarks(taken.remarks), ...(flags.dryRun ? [] : describeSettings(taken.settings)));
  if (flags.dryRun) return tell('', ...taken.text.trimEnd().split(/\r?\n/));
  if (taken.text === before) return tell(`${relative(target)} says all of it already.`);
  if (!flags.yes) {
    if (!isAnyoneThere()) return fail(`${relative(target)} would be written: --yes says that it is meant.`);
    if (!(await ask(`Write that into ${relative(target)}?`))) return tell('Nothing is written.');
  }
  if (textOf(target) !== before)
    return fail(`${relative(target)} was changed meanwhile: nothing is written.`);
  try {
    replaceFile(nodeJournalDisk, nodeFileSystem.realPath(target) ?? target, taken.text);
  } catch (error) {
    return fail(`${relative(target)}: not written: ${error instanceof Error ? error.message : error}`);
  }
  tell(`${relative(target)} is written.`);
}

/** The configuration; empty where there is none, undefined where it is no text. */
function textOf(path: string): string | undefined {
  const read = nodeFileSystem.readText(path, LARGEST);
  if ('text' in read) return read.text;
  return 'failure' in read && read.failure === 'missing' ? '' : undefined;
}
