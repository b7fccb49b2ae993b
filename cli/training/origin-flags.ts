import { type Command, Option } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { fromNative, toNative } from '../../core/node/native-path.ts';
import { datasetOfRun, findOrigin, type OriginWish } from '../../core/node/training/find-origin.ts';
import { parseCount } from '../options.ts';

/** Flags that say what a training is made from. */
export interface OriginFlags {
  readonly repeat?: string;
  readonly resume?: string;
  readonly warmStart?: string;
  readonly epochs?: number;
}

/** Adds them to a command. */
export function addOriginFlags(command: Command): Command {
  // A run's own configuration says these.
  const recipe = ['recipe', 'vram'];
  return command
    .addOption(
      new Option('--repeat <RUN>', 'train what that run trained, once more').conflicts([
        ...['resume', 'warmStart', ...recipe],
      ]),
    )
    .addOption(
      new Option('--resume <DIR>', 'go on from a saved state, or the last one of a run').conflicts([
        ...['warmStart', ...recipe],
      ]),
    )
    .option('--warm-start <FILE>', 'begin with the weights of a LoRA, or the last ones of a run')
    .option('--epochs <N>', 'how many epochs; after --resume, how many more', parseCount);
}

/** What a training is to be made from; undefined for one that begins anew. */
export function originOf({ repeat, resume, warmStart }: OriginFlags): OriginWish | undefined {
  const [kind, place] =
    repeat !== undefined
      ? (['repeat', repeat] as const)
      : resume !== undefined
        ? (['resume', resume] as const)
        : (['warm-start', warmStart] as const);
  return place === undefined ? undefined : { kind, place: fromNative(place) };
}

/**
 * The dataset to train: the one that is named, else that of the run that is gone back to, else the working folder; or why
 * nothing can be made from what was named.
 */
export function datasetOf(
  written: string | undefined,
  flags: OriginFlags,
): string | { readonly mistake: string } {
  const from = originOf(flags);
  const found = from && findOrigin(nodeJournalDisk, from);
  if (found && 'mistake' in found) return { mistake: formatMessage(found.mistake) };
  return written ?? (found?.run ? toNative(datasetOfRun(found.run)) : '.');
}
