import process from 'node:process';
import type { Command } from 'commander';
import { baseCaptionOf } from '../../core/dataset/base-caption.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { BulkEdit } from '../../core/edits/bulk-edit.ts';
import { captionImages } from '../../core/edits/caption-images.ts';
import { formatMessage } from '../../core/message.ts';
import { digestOfText } from '../../core/node/digest.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { applyEdit } from '../edits/journal.ts';
import { ExitCode } from '../exit-code.ts';
import { type NamedDataset, readDatasets } from '../lint/read-datasets.ts';
import { pathsArgument } from '../options.ts';
import { relative } from '../relative.ts';
import { counted } from '../reporters/summary.ts';
import { ask, isAnyoneThere } from '../terminal/ask.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';

interface CaptionFlags {
  readonly base?: string;
  readonly overwrite?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

const more = `
What is written can be taken back: "lora undo", or in VS Code "LoRA: Undo Last Bulk Edit".

Exit code: 0 when every caption is written, or none was to be; 2 when something could not be done.`;

/** Adds `lora caption`. */
export function addCaption(program: Command): void {
  program
    .command('caption')
    .description('Write a base caption for each picture that has none.')
    .addArgument(pathsArgument('datasets, folders or pictures'))
    .option('--base <TEXT>', 'the caption; without it, the one that lora-dataset.toml declares')
    .option('--overwrite', 'replace the captions that are there, too; asks before, or needs --yes')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'write nothing, tell what would be written')
    .addHelpText('after', asWideAsHelp(more))
    .action(caption);
}

async function caption(paths: readonly string[], flags: CaptionFlags): Promise<void> {
  const { base, overwrite = false } = flags;
  if (base !== undefined && base.trim() === '') return fail('the base caption is empty: nothing is written.');
  const disk = { fileSystem: nodeFileSystem, pathKind };
  const { datasets, troubles } = readDatasets(disk, paths, { images: 'off', relative });
  for (const trouble of troubles) fail(trouble);
  const edits: BulkEdit[] = [];
  for (const named of datasets) edits.push(await editOf(named, base, overwrite));
  const changes = edits.flatMap((edit) => edit.changes);
  // What stood in the way was told.
  if (changes.length === 0 && process.exitCode === ExitCode.trouble) return;
  const replaced = changes.filter(({ kind }) => kind === 'edit').length;
  if (flags.dryRun) {
    if (changes.length === 0) return tell('There is nothing to write.');
    tell(...changes.map(({ kind, file }) => `${kind === 'edit' ? 'replace' : 'write'} ${relative(file)}`));
    return;
  }
  if (replaced > 0 && !flags.yes) {
    if (!isAnyoneThere())
      return fail(`${counted(replaced, 'caption')} would be replaced: --yes says that it is meant.`);
    if (!(await ask(`${counted(replaced, 'caption')} will be replaced. Go on?`)))
      return tell('Nothing is written.');
  }
  let done = 0;
  for (const edit of edits) {
    const applied = applyEdit(edit);
    done += applied.done;
    for (const refusal of applied.refusals)
      fail(`${relative(refusal.file)}: not written: ${formatMessage(refusalMessage(refusal))}.`);
  }
  const wayBack = done > 0 ? ' "lora undo" takes that back.' : '';
  tell(`${counted(done, 'caption')} written.${wayBack}`);
}

async function editOf(
  { target, dataset }: NamedDataset,
  base: string | undefined,
  overwrite: boolean,
): Promise<BulkEdit> {
  const untold = new Set<string>();
  const edit = await captionImages(
    dataset,
    {
      covers: target.covers,
      overwrite,
      textOf: (folder) => {
        const text = base ?? declaredIn(dataset, folder);
        if (text === undefined) untold.add(folder?.path ?? dataset.root);
        return text;
      },
    },
    { digest: digestOfText, turn: { next: () => undefined } },
  );
  for (const folder of untold)
    fail(`${relative(folder)}: no base caption is declared for it in lora-dataset.toml; --base says one.`);
  return edit;
}

function declaredIn(dataset: Dataset, folder: Parameters<typeof baseCaptionOf>[1]): string | undefined {
  const text = baseCaptionOf(dataset, folder);
  return text === undefined || text.trim() === '' ? undefined : text;
}
