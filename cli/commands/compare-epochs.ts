import process from 'node:process';
import { type Command, InvalidArgumentError } from 'commander';
import { type GridPlan, readWeights } from '../../core/generation/grid.ts';
import { goesOn } from '../../core/generation/grid-file.ts';
import { comparedPrompts } from '../../core/generation/grid-prompts.ts';
import { formatMessage } from '../../core/message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { startOf } from '../../core/node/generation/begin-grid.ts';
import { copyLoras } from '../../core/node/generation/copy-loras.ts';
import { familyOf } from '../../core/node/generation/family-of.ts';
import { findLoras, othersIn, wantedLora } from '../../core/node/generation/find-loras.ts';
import { findWebUi } from '../../core/node/generation/find-web-ui.ts';
import { paintGrid, readGrid } from '../../core/node/generation/paint-grid.ts';
import type { WebUi } from '../../core/node/generation/web-ui.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { readCheckpoint } from '../../core/node/training/whole-checkpoint.ts';
import { basename, splitExtension } from '../../core/path.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { TrainingAdapter } from '../../core/trainers/training-adapter.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { type Family, familyTitles } from '../../core/training/family.ts';
import { ExitCode } from '../exit-code.ts';
import { ofFailure } from '../lint/trouble.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';

interface CompareFlags {
  readonly prompts: string;
  readonly to: string;
  readonly weights: readonly number[];
  readonly address: string;
  readonly family?: Family;
  readonly model?: string;
  readonly copyTo?: string;
  readonly baseline: boolean;
}

/** A file of more bytes is no list of prompts. */
const LARGEST = 1024 * 1024;

const more = `
Each prompt is painted with each file at each weight, with the same seed, and once without a LoRA. The pictures and how they were
made (grid.json) are written to FOLDER; started again, it goes on where it was. The program has to have the files in its folder of
LoRAs: --copy-to copies those that it lacks, over nothing.

Ctrl+C gives up, and has the program stop. Exit code: 0; 1 where pictures are missing; 2 where nothing could be painted.`;

/** Adds `lora compare-epochs`. */
export function addCompareEpochs(program: Command): void {
  program
    .command('compare-epochs')
    .description('Paint the same prompts with several LoRA files, in AUTOMATIC1111, Forge or ComfyUI.')
    .argument('<FILE...>', '.safetensors files, for example the epochs of a run')
    .requiredOption('--prompts <FILE>', 'sample prompts as the trainer takes them: .txt, .toml, .json')
    .requiredOption('--to <FOLDER>', 'where the pictures go')
    .option('--weights <LIST>', 'weights of the LoRA, for example 0.6,0.8,1', parseWeights, [0.8])
    .option('--address <URL>', 'where the program listens', 'http://127.0.0.1:7860')
    .option('--model <NAME>', 'the checkpoint that ComfyUI paints with; else the first of its list')
    .option(
      '--family <FAMILY>',
      'what prompts take for granted that they do not say; else by the last file',
      parseFamily,
    )
    .option('--copy-to <FOLDER>', "copy files that the program lacks to this folder, the program's own")
    .option('--no-baseline', 'paint nothing without a LoRA')
    .addHelpText('after', asWideAsHelp(more))
    .action(compareEpochs);
}

async function compareEpochs(files: readonly string[], flags: CompareFlags): Promise<void> {
  const paths = files.map(fromNative);
  const stems = paths.map((path) => splitExtension(basename(path))[0]);
  for (const [index, path] of paths.entries()) {
    const why = whyNoLora(path);
    if (why !== undefined) return fail(`${files[index]}: ${why}`);
  }
  const training = trainingById(trainerById(undefined).id);
  const family = flags.family ?? familyOf(training, paths.at(-1)) ?? 'sd15';
  const prompts = promptsIn(training, flags.prompts, family);
  if (typeof prompts === 'string') return fail(prompts);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  try {
    const ui = await findWebUi(flags.address, cancel.signal, flags.model);
    const lacking = await provide(ui, paths, flags.copyTo, cancel.signal);
    if (lacking !== undefined) return fail(lacking);
    const start = await startOf(ui, paths.map(wantedLora), cancel.signal);
    const plan: GridPlan = {
      prompts,
      checkpoints: stems,
      weights: flags.weights,
      hasBaseline: flags.baseline,
    };
    const folder = fromNative(flags.to);
    const other = readGrid(folder);
    if (other && !goesOn(other, plan, start))
      return fail(
        `${flags.to}: there are pictures of another comparison, or of another base model; name another folder.`,
      );
    const created = other?.created ?? new Date().toISOString();
    const end = await paintGrid(
      ui,
      folder,
      { plan, created, ...start },
      cancel.signal,
      ({ done, all, cell, share, error }) => {
        if (error !== undefined) complain(`${cell.file}: ${error}`);
        else if (share === 1) tell(`${done}/${all}  ${cell.file}`);
      },
    );
    if (end.kind === 'lost') complain(`${end.error}; what is there is kept, started again it goes on.`);
    if (end.kind === 'cancelled') complain('given up; started again it goes on.');
    process.exitCode = end.kind === 'done' && end.failed === 0 ? ExitCode.fine : ExitCode.findings;
  } catch (error) {
    if (cancel.signal.aborted) return fail('given up.');
    fail(error instanceof Error ? `${error.message}.` : String(error));
  }
}

/** Why a file can't be painted with, where that is seen without loading it. */
function whyNoLora(path: string): string | undefined {
  const file = readCheckpoint(path);
  if (file.kind === 'safetensors') return file.size < file.header.size ? 'it is not whole.' : undefined;
  // A program may still read what is damaged here: it says what it thinks of it.
  return file.kind === 'damaged' ? undefined : formatMessage(whyNot(file));
}

/** Copies what the program lacks, where the user says so. @returns why it lacks some; undefined where it has all */
async function provide(
  ui: WebUi,
  paths: readonly string[],
  copyTo: string | undefined,
  signal: AbortSignal,
): Promise<string | undefined> {
  const wanted = paths.map(wantedLora);
  const isLacking = (found: Awaited<ReturnType<typeof findLoras>>) =>
    found.some(({ name }) => name === undefined);
  let found = await findLoras(ui, wanted, signal);
  if (isLacking(found) && othersIn(ui, found) === undefined) {
    if (copyTo !== undefined) {
      const missing = paths.filter((_, index) => found[index]?.name === undefined);
      for (const copied of await copyLoras(missing, fromNative(copyTo), signal))
        if (copied.kind === 'failed') return `${copied.file}: not copied: ${copied.error}.`;
    }
    await ui.refresh(signal);
    found = await findLoras(ui, wanted, signal);
  }
  const others = othersIn(ui, found);
  if (others !== undefined) return `${others}.`;
  if (!isLacking(found)) return undefined;
  const lacking = found.filter(({ name }) => name === undefined).map(({ stem }) => stem);
  const folder = await ui.loraFolder(signal).catch(() => undefined);
  if (copyTo !== undefined)
    return `${ui.name} does not see ${lacking.join(', ')} in ${copyTo}: it looks in ${folder ?? 'another folder'}.`;
  const where = folder === undefined ? 'its folder of LoRAs' : folder;
  return `${ui.name} does not have ${lacking.join(', ')}: copy them there, or say --copy-to ${where}.`;
}

function promptsIn(training: TrainingAdapter, written: string, family: Family): GridPlan['prompts'] | string {
  const file = nodeFileSystem.readText(fromNative(written), LARGEST);
  if (!('text' in file)) return 'failure' in file ? ofFailure(file, written) : `${written}: it is not UTF-8.`;
  const prompts = comparedPrompts(
    training,
    training.outputs.promptsIn(written, file.text),
    family,
    undefined,
  );
  return prompts.length === 0 ? `${written}: there is no prompt in it.` : prompts.map(({ prompt }) => prompt);
}

function parseWeights(text: string): readonly number[] {
  const weights = readWeights(text);
  if (!weights) throw new InvalidArgumentError('Numbers from -4 to 4 are expected, for example 0.6,0.8,1.');
  return weights;
}

function parseFamily(text: string): Family {
  if (!isFamily(text))
    throw new InvalidArgumentError(`One of ${Object.keys(familyTitles).join(', ')} is expected.`);
  return text;
}

function isFamily(text: string): text is Family {
  return Object.hasOwn(familyTitles, text);
}
