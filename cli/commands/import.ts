import type { Command } from 'commander';
import { readConfig } from '../../core/config/read-config.ts';
import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { DatasetFiles } from '../../core/dataset/discovery/discovery.ts';
import type { FileChange, FileText } from '../../core/edits/bulk-edit.ts';
import { formatMessage, message } from '../../core/message.ts';
import { digestOfText } from '../../core/node/digest.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { basename, joinPath, splitExtension } from '../../core/path.ts';
import { minimalEdit } from '../../core/span.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { presetsOf } from '../../core/trainers/preset-adapters.ts';
import { takeOver } from '../../core/training/import-training.ts';
import { applyEdit } from '../edits/journal.ts';
import { ofFailure } from '../lint/trouble.ts';
import { relative } from '../relative.ts';
import { ask, isAnyoneThere } from '../terminal/ask.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
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
what the recipe would do otherwise. Comments stay. Tells what was dropped, and what the trainer does then. "lora undo" takes
it back.

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
    .addHelpText('after', asWideAsHelp(more))
    .action(importTraining);
}

async function importTraining(written: string, place: string, flags: ImportFlags): Promise<void> {
  const path = fromNative(written);
  const file = nodeFileSystem.readText(path, LARGEST);
  if (!('text' in file))
    return fail('failure' in file ? ofFailure(file, written) : `${written}: it is not UTF-8.`);
  const found = datasetToTrain(place, relative);
  if ('mistake' in found) return fail(found.mistake);
  const { root, files } = found.target;
  const target = joinPath(root.root, CONFIG_FILE);
  const there = textOf(target);
  if (there === undefined) return fail(`${relative(target)}: it can not be read as UTF-8.`);
  const before = there?.text ?? '';
  const { config } = readConfig(before);
  const presets = presetsOf(trainerById(config.dataset?.trainer).id);
  const read = presets.read({ name: basename(path), text: file.text });
  if ('mistake' in read) return fail(`${written}: ${formatMessage(read.mistake)}`);
  const taken = takeOver(read, { text: before, config, hasCaptions: hasCaptions(files) }, presets);
  if ('mistake' in taken) return fail(`${relative(target)}: ${formatMessage(taken.mistake)}`);
  tell(...describeRemarks(taken.remarks), ...(flags.dryRun ? [] : describeSettings(taken.settings)));
  if (flags.dryRun) return tell('', ...taken.text.trimEnd().split(/\r?\n/));
  if (taken.text === before) return tell(`${relative(target)} says all of it already.`);
  if (!flags.yes) {
    if (!isAnyoneThere()) return fail(`${relative(target)} would be written: --yes says that it is meant.`);
    if (!(await ask(`Write that into ${relative(target)}?`))) return tell('Nothing is written.');
  }
  const change = changeOf(target, there, taken.text);
  const { refusals } = applyEdit({
    root: root.root,
    title: message('Import Training Configuration'),
    changes: [change],
  });
  for (const refusal of refusals)
    fail(`${relative(target)}: not written: ${formatMessage(refusalMessage(refusal))}.`);
  if (refusals.length === 0) tell(`${relative(target)} is written. "lora undo" takes that back.`);
}

/** Null where there is none, undefined where it is no text. */
function textOf(path: string): FileText | null | undefined {
  const read = nodeFileSystem.readText(path, LARGEST);
  if ('text' in read) return read;
  return 'failure' in read && read.failure === 'missing' ? null : undefined;
}

function changeOf(file: string, there: FileText | null, text: string): FileChange {
  if (!there) return { kind: 'create', file, text, bom: false };
  return { kind: 'edit', file, digest: digestOfText(there), edits: minimalEdit(there.text, text) };
}

/** Whether a picture has its caption where the dataset looks for it. */
function hasCaptions({ images, captions }: DatasetFiles): boolean {
  const stems = new Set(captions.map((path) => splitExtension(path)[0]));
  return images.some((path) => stems.has(splitExtension(path)[0]));
}
