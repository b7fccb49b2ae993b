import process from 'node:process';
import type { Command } from 'commander';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { toNative } from '../../core/node/native-path.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { type CreatedRun, createRun } from '../../core/node/training/create-run.ts';
import { prepareTraining } from '../../core/node/training/prepare/prepare-training.ts';
import type { TrainingRequest } from '../../core/node/training/prepare/training-request.ts';
import { startSupervisor } from '../../core/node/training/start-supervisor.ts';
import { readTrainedPairs, withDigests, writeTrainedPairs } from '../../core/node/training/trained-files.ts';
import type { Span } from '../../core/span.ts';
import type { Options } from '../../core/training/options.ts';
import { hasErrors } from '../../core/training/preparation.ts';
import { shellWords } from '../../core/training/shell-words.ts';
import { ExitCode } from '../exit-code.ts';
import { type Linted, lintTarget } from '../lint/lint-target.ts';
import { parseCount, parseWithin } from '../options.ts';
import { relative } from '../relative.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { troubleText } from '../terminal/system-trouble.ts';
import { tell } from '../terminal/tell.ts';
import { attach, commands } from '../training/attach.ts';
import { datasetToTrain } from '../training/dataset-to-train.ts';
import { describeTraining } from '../training/describe-training.ts';
import { addOriginFlags, datasetOf, type OriginFlags, originOf } from '../training/origin-flags.ts';
import { parseCode, parseGpuNumbers, parseName, parseOption } from '../training/train-options.ts';

/** No GPU has more (GiB). */
const MOST_VRAM = 65_536;

interface TrainFlags extends OriginFlags {
  readonly dryRun?: boolean;
  readonly detach?: boolean;
  readonly elsewhere?: boolean;
  readonly trainer?: string;
  readonly python?: string;
  readonly model?: string;
  readonly recipe?: string;
  readonly vram?: number;
  readonly name?: string;
  readonly gpus?: readonly number[];
  readonly machineRank?: number;
  readonly set?: Options;
  readonly allow?: readonly string[];
}

const more = `
Where the trainer and base models are is kept in trainers.toml and models.toml, which VS Code writes too. The training
runs in the background: Ctrl+C leaves it running.

Exit code: 0 when the LoRA is trained (or can be, with --dry-run), 1 when something stands against it or it failed, 2 for
wrong usage, a mistake in lora-dataset.toml, or a folder that can not be written.`;

/** Adds `lora train`. */
export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .description('Train a LoRA on a dataset, with sd-scripts or kohya_ss.')
    .argument('[PATH]', 'the dataset, or that of the run that is gone back to (default: ".")')
    .option('--dry-run', 'write the run folder, tell the command and what stands against it, start nothing')
    .option(
      '--elsewhere',
      'with --dry-run: for another machine, nothing of this one counts; lora export takes it',
    )
    .option('--detach', 'start it and come back at once')
    .option('--trainer <DIR>', 'the folder of sd-scripts or kohya_ss')
    .option('--python <FILE>', "the trainer's Python, where its virtual environment is elsewhere")
    .option('--model <MODEL>', 'the base model: a name of models.toml, a file, or owner/name at Hugging Face')
    .option('--recipe <ID>', 'the recipe; lora recipes lists them')
    .option('--vram <GB>', 'the memory of the GPU: the recipe is fitted to it', (text) =>
      parseWithin(text, MOST_VRAM),
    )
    .option('--name <NAME>', 'what the run and its files are called', parseName)
    .option(
      '--gpu, --gpus <N,…>',
      'the numbers of the GPUs, as nvidia-smi counts: 0, or 0,1',
      parseGpuNumbers,
    )
    .option('--machine-rank <N>', 'which machine this is of those that train together, from 0', parseCount)
    .option('--set <KEY=VALUE>', "an option of the trainer's; may be given several times", parseOption)
    .option(
      '--allow <CODE>',
      'start in spite of the errors of this code; may be given several times',
      parseCode,
    );
  addOriginFlags(command).addHelpText('after', asWideAsHelp(more)).action(train);
}

async function train(written: string | undefined, flags: TrainFlags): Promise<void> {
  if (flags.elsewhere && !flags.dryRun)
    return fail('--elsewhere needs --dry-run: what is written here is started there, after lora export.');
  const path = datasetOf(written, flags);
  if (typeof path !== 'string') return fail(path.mistake);
  const found = datasetToTrain(path, relative);
  if ('mistake' in found) return fail(found.mistake);
  const linted = await lintTarget(nodeFileSystem, found.target, {
    images: 'headers',
    severities: {},
    knowledge: readKnowledge(__dirname, complain),
    collapse: false,
  });
  const { dataset, findings, configFindings } = linted;
  const ports = { fileSystem: nodeFileSystem, platform: platformOf() };
  const preparation = await prepareTraining(ports, dataset, findings, requestOf(flags));
  const place = (file: string, span: Span | undefined) => placeIn(linted, file, span);
  const userFolder = toNative(ports.platform.configFolder);
  tell(...describeTraining(preparation, { path: relative, place, userFolder }));
  if (hasErrors(preparation)) process.exitCode = ExitCode.findings;
  if (configFindings.length > 0) process.exitCode = ExitCode.trouble;
  if (!flags.dryRun && hasErrors(preparation)) return;
  let run: CreatedRun;
  try {
    run = createRun(nodeJournalDisk, dataset, preparation, new Date());
  } catch (error) {
    return fail(`the run can not be written: ${troubleText(error)}`);
  }
  tell(`  Run folder: ${relative(run.folder)}`);
  if (flags.dryRun) await describeRun(run);
  else await start(run, flags);

  async function describeRun({ folder, record }: CreatedRun): Promise<void> {
    const pairs = readTrainedPairs(nodeJournalDisk, dataset.trainer, record);
    const all = await withDigests(record, pairs);
    writeTrainedPairs(nodeJournalDisk, folder, record, all ?? pairs);
    tell(`  Command:    ${shellWords(record.commands[0] ?? [])}`);
  }
}

/** Lines and columns from 1, as editors and terminals take them. */
function placeIn(linted: Linted, file: string, span: Span | undefined): string {
  if (!span || span.start === span.end) return relative(file);
  const { line, character } = linted.rangesOf(file)(span).start;
  return `${relative(file)}:${line + 1}:${character + 1}`;
}

async function start({ folder }: CreatedRun, { detach }: TrainFlags): Promise<void> {
  const begin = () => startSupervisor(nodeJournalDisk, __filename, folder, 'start');
  if (!detach) return await attach(folder, relative(folder), begin);
  await begin();
  tell(...commands(relative(folder)));
}

function requestOf(flags: TrainFlags): TrainingRequest {
  const { trainer, python, model, recipe, vram, name, gpus, machineRank, set, elsewhere, allow, epochs } =
    flags;
  const from = originOf(flags);
  return {
    ...(from ? { from } : {}),
    ...(epochs === undefined ? {} : { epochs }),
    ...(trainer === undefined ? {} : { trainer }),
    ...(python === undefined ? {} : { python }),
    ...(model === undefined ? {} : { model }),
    ...(recipe === undefined ? {} : { recipe }),
    ...(vram === undefined ? {} : { vram }),
    ...(name === undefined ? {} : { name }),
    ...(gpus === undefined ? {} : { gpus }),
    ...(machineRank === undefined ? {} : { machineRank }),
    ...(set === undefined ? {} : { options: set }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
    ...(allow === undefined ? {} : { allow }),
  };
}
