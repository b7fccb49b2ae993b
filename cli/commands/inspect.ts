import { type Command, Option } from 'commander';
import { datasetFrequency } from '../../core/lora-file/dataset-frequency.ts';
import type { FileDescription } from '../../core/lora-file/describe-file.ts';
import { weightsByBlock } from '../../core/lora-file/measured-weights.ts';
import { tagsSince } from '../../core/lora-file/tags-since.ts';
import { formatMessage } from '../../core/message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { describeOpen } from '../../core/node/lora-file/describe-lora-file.ts';
import { loraIn } from '../../core/node/lora-file/lora-in-file.ts';
import { measureWeights } from '../../core/node/lora-file/measure-weights.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { type OpenCheckpoint, openCheckpoint } from '../../core/node/safetensors/open-checkpoint.ts';
import { whyNot } from '../../core/safetensors/no-checkpoint.ts';
import { diffValues } from '../../core/training/run-diff/values.ts';
import { lintTarget } from '../lint/lint-target.ts';
import { changeLines, describeLines, sinceLines, weightLines } from '../lora-file/describe.ts';
import { relative } from '../relative.ts';
import { complain } from '../terminal/complain.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';
import { datasetToTrain } from '../training/dataset-to-train.ts';

interface InspectFlags {
  readonly weights?: boolean;
  readonly dataset?: string;
  readonly format: 'text' | 'json';
}

const more = `
Only the header of the file is read, and its alphas; --weights reads all of it. With a second file both are compared: what
their metadata say differently, and with --weights how far each moves the blocks of the model, and in what direction (the
cosine: 1 is the same, 0 has nothing to do with each other).

Exit code: 0, also where the file has faults; 2 when one of the files can not be read.`;

/** Adds `lora inspect`. */
export function addInspect(program: Command): void {
  program
    .command('inspect')
    .description('Look inside a LoRA: rank, base model, how and on which tags it was trained.')
    .argument('<FILE>', 'a .safetensors file')
    .argument('[OTHER]', 'a .safetensors file to compare it with')
    .option('--weights', 'measure how far each block of the model is moved')
    .option('--dataset <PATH>', 'tell how the tags of a dataset differ from those that it was trained on')
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action(inspect);
}

async function inspect(
  written: string,
  otherWritten: string | undefined,
  flags: InspectFlags,
): Promise<void> {
  const files: OpenCheckpoint[] = [];
  try {
    for (const path of [written, ...(otherWritten === undefined ? [] : [otherWritten])]) {
      const file = openCheckpoint(fromNative(path));
      if (file.kind !== 'safetensors') return fail(`${path}: ${formatMessage(whyNot(file))}`);
      files.push(file);
    }
    const [lora, other] = files.map(loraIn);
    if (!lora) return;
    const now = flags.dataset === undefined ? undefined : await frequencyAt(flags.dataset);
    if (typeof now === 'string') return fail(now);
    const description = describeOpen(lora);
    const weights = flags.weights ? weightsByBlock(measureWeights(lora, other)) : undefined;
    const changes = other && diffValues(new Map(description.metadata), new Map(describeOpen(other).metadata));
    const since = now && tagsSince(description.training.tags, now);
    if (flags.format === 'json') {
      tell(JSON.stringify({ version: 1, ...asData(description), weights, changes, since }));
      return;
    }
    tell(
      ...describeLines(description),
      ...(changes ? changeLines(changes) : []),
      ...(weights ? weightLines(weights) : []),
      ...(since ? sinceLines(since) : []),
    );
  } finally {
    for (const file of files) file.close();
  }
}

function asData({ metadata, faults, ...rest }: FileDescription) {
  return { ...rest, faults: faults.map(formatMessage), metadata: Object.fromEntries(metadata) };
}

/** The tags of a dataset now, or why there are none. */
async function frequencyAt(
  written: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>> | string> {
  const found = datasetToTrain(written, relative);
  if ('mistake' in found) return found.mistake;
  const { dataset } = await lintTarget(nodeFileSystem, found.target, {
    images: 'off',
    severities: {},
    knowledge: readKnowledge(__dirname, complain),
    collapse: false,
  });
  return datasetFrequency(dataset);
}
