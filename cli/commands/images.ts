import process from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type ChoreKind,
  type Colour,
  DEFAULT_BACKGROUND,
  ORIGINALS,
  parseColour,
} from '../../core/chores/chore.ts';
import { type ChorePlan, planChores, unlookedAt } from '../../core/chores/plan-chores.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { formatMessage } from '../../core/message.ts';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { refusalMessage } from '../../core/node/edits/refusal-message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { isTaken, pathKind } from '../../core/node/path-kind.ts';
import { ExitCode } from '../exit-code.ts';
import { canDecode, writeAnew } from '../images/write-anew.ts';
import { lookAtPictures } from '../lint/look-at-pictures.ts';
import { readDatasets } from '../lint/read-datasets.ts';
import { pathsArgument } from '../options.ts';
import { relative } from '../relative.ts';
import { counted } from '../reporters/summary.ts';
import { ask, isAnyoneThere } from '../terminal/ask.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';
import { refuseUnknown } from './help.ts';

interface ImagesFlags {
  readonly background?: Colour;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

const descriptions: Readonly<Record<ChoreKind, string>> = {
  bake: 'Turn pictures that only their EXIF data turn, in their pixels.',
  flatten: 'Put a colour under the transparent parts of pictures.',
  crop: 'Cut off what the trainer would cut off of pictures, to fit them into their buckets.',
};

const more = `
Of datasets and folders, the pictures are done that "lora lint" finds; a picture that is named is done in any case.
The originals are kept in the dataset's folder ${ORIGINALS}, which no trainer reads. The captions stay as they are. It
can be taken back: "lora undo", or in VS Code "LoRA: Undo Last Bulk Edit".

Exit code: 0 when all is done, or nothing was to be; 2 when something could not be done.`;

/** Adds `lora images`. */
export function addImages(program: Command): void {
  const images = program
    .command('images')
    .description('Mend pictures in what the trainer sees otherwise than you.')
    .helpCommand('help [COMMAND]', 'print what can be done');
  refuseUnknown(images);
  for (const kind of ['bake', 'flatten', 'crop'] as const) {
    const command = images
      .command(kind)
      .description(descriptions[kind])
      .addArgument(pathsArgument('datasets, folders, pictures, or patterns of them'))
      .option('--yes', 'do not ask')
      .option('--dry-run', 'write nothing, tell what would be written');
    if (kind === 'flatten') command.addOption(backgroundOption());
    command
      .addHelpText('after', asWideAsHelp(more))
      .action((paths: readonly string[], flags: ImagesFlags) => rewrite(kind, paths, flags));
  }
}

function backgroundOption(): Option {
  return new Option('--background <COLOUR>', 'white, black, grey, or #rrggbb')
    .default(DEFAULT_BACKGROUND, 'white')
    .argParser((text): Colour => {
      const colour = parseColour(text);
      if (!colour) throw new InvalidArgumentError('white, black, grey or #rrggbb is expected.');
      return colour;
    });
}

async function rewrite(kind: ChoreKind, paths: readonly string[], flags: ImagesFlags): Promise<void> {
  if (!flags.dryRun && !(await canDecode(__dirname))) return;
  const plans = await plansOf(kind, paths, flags.background ?? DEFAULT_BACKGROUND);
  for (const { file, reason } of plans.flatMap(({ plan }) => plan.left))
    tell(`${relative(file)}: left as it is: ${formatMessage(reason)}.`);
  const pictures = plans.flatMap(({ plan }) => plan.pictures);
  const count = counted(pictures.length, 'picture');
  if (flags.dryRun) {
    return tell(...pictures.map(({ file, keep }) => `${kind} ${relative(file)}, keep ${relative(keep)}`));
  }
  // What stood in the way was told.
  if (pictures.length === 0 && process.exitCode === ExitCode.trouble) return;
  if (pictures.length === 0) return tell('There is nothing to do.');
  if (!flags.yes) {
    if (!isAnyoneThere()) return fail(`${count} would be written anew: --yes says that it is meant.`);
    if (!(await ask(`${count} will be written anew, the originals kept in ${ORIGINALS}. Go on?`)))
      return tell('Nothing is written.');
  }
  const { done, refusals, cancelled } = await writeAnew(plans, __dirname);
  for (const refusal of refusals)
    fail(`${relative(refusal.file)}: left as it is: ${formatMessage(refusalMessage(refusal))}.`);
  tell(`${counted(done, 'picture')} written anew.`);
  if (cancelled) return fail('it was given up: the other pictures are as they were.');
  const caches = plans.reduce((sum, { plan }) => sum + plan.caches, 0);
  if (caches > 0)
    complain(
      caches === 1
        ? '1 latent cache (.npz) was made of these pictures as they were: the trainer goes by it until it is removed.'
        : `${caches} latent caches (.npz) were made of these pictures as they were: the trainer goes by them until they are removed.`,
    );
}

async function plansOf(
  kind: ChoreKind,
  paths: readonly string[],
  background: Colour,
): Promise<readonly { readonly dataset: Dataset; readonly plan: ChorePlan }[]> {
  const disk = { fileSystem: nodeFileSystem, pathKind };
  const { datasets, troubles } = readDatasets(disk, paths, { images: 'headers', relative });
  for (const trouble of troubles) fail(trouble);
  const look = lookAtPictures(__dirname, cacheFolder());
  const plans: { dataset: Dataset; plan: ChorePlan }[] = [];
  for (const { target, dataset: read } of datasets) {
    const wish = { kind, background, paths: target.paths };
    const unknown = unlookedAt(read, wish);
    const dataset = unknown.length > 0 ? await look(read, unknown) : read;
    plans.push({ dataset, plan: planChores(dataset, wish, isTaken) });
  }
  return plans;
}
