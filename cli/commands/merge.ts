import type { Command } from 'commander';
import { parseCount } from '../options.ts';
import { formatOption } from '../reporters/format-option.ts';
import type { Format } from '../reporters/index.ts';
import { writeLines } from '../shards/lines.ts';
import { PassError } from '../shards/pass-error.ts';
import { demandAll, kindOf, readFindingsParts, readStatisticsParts } from '../shards/read-parts.ts';
import { statisticsLines } from '../shards/statistics-pass.ts';
import { tellMerged } from '../shards/tell-merged.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';

interface MergeFlags {
  readonly output?: string;
  readonly format: Format;
  readonly maxWarnings?: number;
}

/** Adds `lora merge`. */
export function addMerge(program: Command): void {
  program
    .command('merge')
    .description(
      'Put together what "lora lint --shard" found: statistics into one file, findings into a report.',
    )
    .argument('<FILE...>', 'what one pass wrote, of all shards')
    .option('--output <FILE>', 'where to write statistics put together')
    .addOption(formatOption('how to write the report of findings'))
    .option('--max-warnings <N>', 'how many warnings are let pass (default: any number)', parseCount)
    .addHelpText(
      'after',
      asWideAsHelp('\nExit code: as of "lora lint"; 2 when a shard is lacking or a file is not whole.'),
    )
    .action(merge);
}

async function merge(files: readonly string[], flags: MergeFlags): Promise<void> {
  try {
    const kind = await kindOf(files);
    if (kind === 'findings') return tellMerged(await readFindingsParts(files), flags);
    if (flags.output === undefined)
      return fail('--output is lacking: a file for the statistics put together.');
    const { head, summaries } = await readStatisticsParts(files);
    demandAll(head, 'statistics');
    const { format: _, ...rest } = head;
    await writeLines(flags.output, statisticsLines(rest, summaries));
  } catch (error) {
    if (!(error instanceof PassError)) throw error;
    fail(error.message);
  }
}
