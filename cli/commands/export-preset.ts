import type { Command } from 'commander';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { replaceFile } from '../../core/node/disk/replace-file.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { presetOfDataset } from '../../core/node/training/prepare/preset-of-dataset.ts';
import { dirname } from '../../core/path.ts';
import { readDatasets } from '../lint/read-datasets.ts';
import { ofFailure } from '../lint/trouble.ts';
import { relative } from '../relative.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { troubleText } from '../terminal/system-trouble.ts';
import { tell } from '../terminal/tell.ts';
import { describeRemarks } from '../training/describe-import.ts';

interface ExportFlags {
  readonly to: string;
  readonly overwrite?: boolean;
}

const more = `
The preset is for the LoRA tab of kohya_ss: "Configuration", "Load". What its window has no field for goes into "Additional
parameters"; what can't be said there is told.

Exit code: 0; 2 where there is no dataset, or the file can not be written.`;

/** Adds `lora export-preset`. */
export function addExportPreset(program: Command): void {
  program
    .command('export-preset')
    .description('Write the training of a dataset as a preset of kohya_ss.')
    .argument('[DATASET]', 'the dataset', '.')
    .requiredOption('--to <FILE>', 'the preset, .json')
    .option('--overwrite', 'replace a file that is there')
    .addHelpText('after', asWideAsHelp(more))
    .action(exportPreset);
}

async function exportPreset(place: string, { to, overwrite }: ExportFlags): Promise<void> {
  const disk = { fileSystem: nodeFileSystem, pathKind };
  const { datasets, troubles } = readDatasets(disk, [place], { images: 'off', relative });
  for (const trouble of troubles) fail(trouble);
  const [named, ...others] = datasets;
  if (!named) return;
  if (others.length > 0) return fail(`${place}: there are several datasets here, name one.`);
  const file = fromNative(to);
  if (!overwrite && typeof pathKind(file) === 'string')
    return fail(`${to} is there already: --overwrite says that it is meant.`);
  const folder = pathKind(dirname(file));
  if (typeof folder !== 'string')
    return fail(`${to}: not written: ${ofFailure(folder, relative(dirname(file)))}`);
  const ports = { fileSystem: nodeFileSystem, platform: platformOf() };
  const { text, remarks } = presetOfDataset(ports, named.dataset);
  tell(...describeRemarks(remarks));
  try {
    replaceFile(nodeJournalDisk, file, text);
  } catch (error) {
    return fail(`${to}: not written: ${troubleText(error)}`);
  }
  tell(`${to} is written.`);
}
