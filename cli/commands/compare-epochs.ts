import process from 'node:process';
import { type Command, InvalidArgumentError } from 'commander';
import { type GridPlan, isSamePlan, readWeights } from '../../core/generation/grid.ts';
import { gridPrompts } from '../../core/generation/grid-prompts.ts';
import { matchLoras } from '../../core/generation/match-loras.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { copyLoras } from '../../core/node/generation/copy-loras.ts';
import { findWebUi } from '../../core/node/generation/find-web-ui.ts';
import { paintGrid, readGrid } from '../../core/node/generation/paint-grid.ts';
import type { WebUi } from '../../core/node/generation/web-ui.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { basename, splitExtension } from '../../core/path.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { type Family, familyTitles } from '../../core/training/family.ts';
import { ExitCode } from '../exit-code.ts';
import { ofFailure } from '../lint/trouble.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { tell } from '../terminal/tell.ts';

interface CompareFlags {
  readonly prompts: string;
  readonly to: string;
  readonly weights: readonly number[];
  readonly address: string;
  readonly family: Family;
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
    .requiredOption('--prompts <FILE>', 'sample prompts as the trainer takes them, .txt')
    .requiredOption('--to <FOLDER>', 'where the pictures go')
    .option('--weights <LIST>', 'weights of the LoRA, for example 0.6,0.8,1', parseWeights, [0.8])
    .option('--address <URL>', 'where the program listens', 'http://127.0.0.1:7860')
    .option('--model <NAME>', 'the checkpoint that ComfyUI paints with; else the first of its list')
    .option('--family <FAMILY>', 'what prompts take for granted that they do not say', parseFamily, 'sd15')
    .option('--copy-to <FOLDER>', "copy files that the program lacks to this folder, the program's own")
    .option('--no-baseline', 'paint nothing without a LoRA')
    .addHelpText('after', more)
    .action(compareEpochs);
}

async function compareEpochs(files: readonly string[], flags: CompareFlags): Promise<void> {
  const paths = files.map(fromNative);
  const stems = paths.map((path) => splitExtension(basename(path))[0]);
  const prompts = promptsIn(flags.prompts, flags.family);
  if (typeof prompts === 'string') return fail(prompts);
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  try {
    const ui = await findWebUi(flags.address, cancel.signal, flags.model);
    const names = await namesFor(ui, paths, stems, flags.copyTo, cancel.signal);
    if (typeof names === 'string') return fail(names);
    const plan: GridPlan = {
      prompts,
      checkpoints: stems,
      weights: flags.weights,
      hasBaseline: flags.baseline,
    };
    const folder = fromNative(flags.to);
    const other = readGrid(folder);
    if (other && !isSamePlan(other.plan, plan))
      return fail(`${flags.to}: there are pictures of another comparison; name another folder.`);
    const created = other?.created ?? new Date().toISOString();
    const end = await paintGrid(
      ui,
      folder,
      { plan, names, created },
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

/** How the program calls the files; or why it lacks some. */
async function namesFor(
  ui: WebUi,
  paths: readonly string[],
  stems: readonly string[],
  copyTo: string | undefined,
  signal: AbortSignal,
): Promise<readonly string[] | string> {
  const known = async () => matchLoras(stems, await ui.loras(signal));
  let names = await known();
  if (names.includes(undefined)) {
    if (copyTo !== undefined) {
      const missing = paths.filter((_, index) => names[index] === undefined);
      for (const copied of await copyLoras(missing, fromNative(copyTo), signal))
        if (copied.kind === 'failed') return `${copied.file}: not copied: ${copied.error}.`;
    }
    await ui.refresh(signal);
    names = await known();
  }
  const lacking = stems.filter((_, index) => names[index] === undefined);
  const found = names.filter((name) => name !== undefined);
  if (lacking.length === 0) return found;
  const folder = await ui.loraFolder(signal).catch(() => undefined);
  const where = folder === undefined ? 'its folder of LoRAs' : folder;
  return `${ui.name} does not have ${lacking.join(', ')}: copy them there, or say --copy-to ${where}.`;
}

function promptsIn(written: string, family: Family): GridPlan['prompts'] | string {
  const file = nodeFileSystem.readText(fromNative(written), LARGEST);
  if (!('text' in file)) return 'failure' in file ? ofFailure(file, written) : `${written}: it is not UTF-8.`;
  const training = trainingById(trainerById(undefined).id);
  const samples = file.text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const sample = training.readSample(line, family);
      return sample ? [{ sample, sampler: training.outputs.samplerInA1111(line, undefined) }] : [];
    });
  if (samples.length === 0) return `${written}: there is no prompt in it.`;
  return gridPrompts(
    samples.map(({ sample }) => sample),
    (at) => samples[at]?.sampler,
  );
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
