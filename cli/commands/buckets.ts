import process from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { imagesInOrder } from '../../core/dataset/image-order.ts';
import { trainingOptions } from '../../core/dataset/training-options.ts';
import type { Size } from '../../core/image/size.ts';
import { formatMessage } from '../../core/message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { Trainer } from '../../core/trainers/trainer.ts';
import { mergeOptions, type Options } from '../../core/training/options.ts';
import { addBucketFlags, bucketFlags, parseSize } from '../buckets/bucket-flags.ts';
import type { Placed } from '../buckets/placed.ts';
import { bucketsAsJson, bucketsAsText, sizesAsText } from '../buckets/write-buckets.ts';
import { ExitCode } from '../exit-code.ts';
import { type NamedDataset, readDatasets } from '../lint/read-datasets.ts';
import { relative } from '../relative.ts';
import { counted } from '../reporters/summary.ts';
import { complain } from '../terminal/complain.ts';
import { escapeControls } from '../terminal/escape.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { Progress } from '../terminal/progress.ts';

const more = `
Sizes go by the options that are given, the trainer's own defaults, and a resolution of 768,768. The pictures of a
dataset go by what its lora-dataset.toml and its recipe say, where no option says otherwise.

Exit code: 0; 1 when the trainer would stop over a picture; 2 when something could not be done.`;

/** Adds `lora buckets`. */
export function addBuckets(program: Command): void {
  const command = program
    .command('buckets')
    .description('Tell in which bucket pictures are trained, to what they are resized, and what is cut off.')
    .argument('[PATH|WxH...]', 'datasets, folders or pictures; or sizes (default: ".")');
  addBucketFlags(command)
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action((names: readonly string[], given: Readonly<Record<string, unknown>>) => {
      const flags = bucketFlags(given);
      const isJson = given['format'] === 'json';
      const sizes = sizesIn(command, names);
      if (sizes.length > 0) ofSizes(sizes, flags ?? {}, isJson);
      else ofDatasets(names.length === 0 ? ['.'] : names, flags, isJson);
    });
}

/** The sizes that were given; none where paths were. What is both, or a slip, is wrong usage. */
function sizesIn(command: Command, names: readonly string[]): readonly Size[] {
  const sizes = names.map((name) => {
    // A folder may have any name.
    if (typeof pathKind(fromNative(name)) === 'string') return undefined;
    try {
      return parseSize(name);
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      return command.error(`error: "${escapeControls(name)}" is no size of a picture. ${error.message}`);
    }
  });
  const found = sizes.filter((size) => size !== undefined);
  if (found.length > 0 && found.length < names.length)
    command.error('error: either sizes or paths are expected, not both.');
  return found;
}

function ofSizes(sizes: readonly Size[], options: Options, isJson: boolean): void {
  const trainer = trainerById(undefined);
  if (isStopped(trainer, options)) return;
  const all = sizes.map((size): Placed => ({ size, place: trainer.bucketOf(size, options) }));
  tellStops(all);
  process.stdout.write(isJson ? bucketsAsJson(all) : sizesAsText(all));
}

function ofDatasets(paths: readonly string[], flags: Options | undefined, isJson: boolean): void {
  const progress = new Progress(process.stderr);
  const { datasets, troubles } = readDatasets({ fileSystem: nodeFileSystem, pathKind }, paths, {
    images: 'headers',
    relative,
    tell: (describe) => progress.tell(describe),
  });
  progress.end();
  for (const trouble of troubles) fail(trouble);
  const told = datasets.flatMap((named) => placedIn(named, flags) ?? []);
  for (const { pictures } of told) tellStops(pictures);
  process.stdout.write(
    isJson ? bucketsAsJson(told.flatMap(({ pictures }) => pictures)) : told.map(asText).join('\n'),
  );
}

/** The pictures of a dataset in their buckets. */
interface Told {
  readonly root: string;
  readonly resolution: unknown;
  readonly pictures: readonly Placed[];
}

/** @returns undefined where it is told that there are no buckets */
function placedIn({ target, dataset }: NamedDataset, flags: Options | undefined): Told | undefined {
  const own = trainingOptions(dataset.config);
  // Who gives options of buckets wants some.
  const options = flags ? mergeOptions(own, flags, { enable_bucket: true }) : own;
  const root = relative(dataset.root);
  if (options['enable_bucket'] === false) {
    complain(`${root}: its training has no buckets, since enable_bucket is off.`);
    return undefined;
  }
  if (isStopped(dataset.trainer, options, root)) return undefined;
  const pictures: Placed[] = [];
  let unknown = 0;
  for (const path of imagesInOrder(dataset).filter(target.covers)) {
    const facts = dataset.images.get(path)?.facts;
    if (facts?.state !== 'readable') {
      unknown++;
      continue;
    }
    const size: Size = [facts.width, facts.height];
    pictures.push({ file: relative(path), size, place: dataset.trainer.bucketOf(size, options) });
  }
  if (unknown > 0) complain(`${root}: ${counted(unknown, 'picture')} can not be read: lora lint tells why.`);
  return { root, resolution: options['resolution'], pictures };
}

/** Tells it where no picture could be trained by these options. */
function isStopped(trainer: Trainer, options: Options, root?: string): boolean {
  const trouble = trainer.bucketTrouble(options);
  if (!trouble) return false;
  const sentence = `${formatMessage(trouble.message)} ${formatMessage(trouble.wayOut)}`;
  fail(root === undefined ? sentence : `${root}: ${sentence}`);
  return true;
}

/** Names the pictures that the trainer would stop over. */
function tellStops(all: readonly Placed[]): void {
  for (const { file, size, place } of all) {
    if (place) continue;
    process.exitCode ??= ExitCode.findings;
    const shown = file === undefined ? '' : `${file}: `;
    complain(`${shown}${size.join(' × ')} fits into no bucket: the trainer would end over it.`);
  }
}

function asText({ root, resolution, pictures }: Told): string {
  const shown = resolution === undefined ? '' : `, resolution ${String(resolution)}`;
  const title = `${escapeControls(root)}: ${counted(pictures.length, 'picture')}${shown}\n`;
  return pictures.length === 0 ? title : `${title}\n${bucketsAsText(pictures)}`;
}
