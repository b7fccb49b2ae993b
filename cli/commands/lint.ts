import * as path from 'node:path';
import process from 'node:process';
import { type Command, Option } from 'commander';
import { cacheFolder } from '../../core/node/cache-folder.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import type { Query } from '../../core/query/query.ts';
import { rules } from '../../core/rules/index.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import type { Shard } from '../../core/slices/shard.ts';
import { applyEdit } from '../edits/journal.ts';
import { ExitCode, exitCodeOf } from '../exit-code.ts';
import { KeptResults, type Result } from '../lint/kept-results.ts';
import { aroundOf, type LintAround, tagListsOf } from '../lint/lint-around.ts';
import { type Disk, lintPaths } from '../lint/lint-paths.ts';
import { readListedNames } from '../lint/listed-names.ts';
import { lookAtPictures } from '../lint/look-at-pictures.ts';
import type { Names } from '../lint/named-paths.ts';
import { reportOf } from '../lint/report.ts';
import { stateOfLists } from '../lint/tag-lists.ts';
import * as trouble from '../lint/trouble.ts';
import { watch } from '../lint/watch.ts';
import { parseCount, parseRule } from '../options.ts';
import { lintInParts } from '../parts/lint-in-parts.ts';
import { whereOption } from '../query/where-option.ts';
import { relative } from '../relative.ts';
import { formatOption } from '../reporters/format-option.ts';
import { type Format, reporters } from '../reporters/index.ts';
import { lintInPasses } from '../shards/lint-in-passes.ts';
import { type Pass, passes, shardOf, wantsPasses } from '../shards/pass-flags.ts';
import { complain } from '../terminal/complain.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { Progress } from '../terminal/progress.ts';
import { wantsColors } from '../terminal/style.ts';

interface LintFlags {
  readonly format: Format;
  readonly fix?: boolean;
  readonly maxWarnings?: number;
  readonly rule?: SeverityFlags;
  readonly images: 'off' | 'headers' | 'pixels';
  readonly collapse: boolean;
  readonly tags: readonly string[] | boolean;
  readonly stdinNames?: boolean;
  readonly watch?: boolean;
  readonly ignoreUnknown?: boolean;
  readonly where?: Query;
  readonly cacheDir?: string;
  readonly cache: boolean;
  readonly shard?: Shard;
  readonly pass?: Pass;
  readonly statistics?: string;
  readonly output?: string;
  readonly lowMemory?: boolean;
}

const disk: Disk = { fileSystem: nodeFileSystem, apply: applyEdit, pathKind };

const exitCodes = `
Exit code: 0 without errors (and with no more warnings than allowed), 1 with them, 2 when something could not be
done: wrong usage, a mistake in a lora-dataset.toml, a file that can not be read or written.`;

/** Adds `lora lint`. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description(
      'Check datasets: captions, pictures, lora-dataset.toml, configurations of the trainer, and prompts.',
    )
    .argument(
      '[PATH...]',
      'datasets, folders, captions, pictures, configurations, prompts, or patterns of them (default: ".")',
    )
    .addOption(formatOption('how to write the report'))
    .option('--fix', 'apply the safe fixes to the files; "lora undo" takes them back')
    .option('--max-warnings <N>', 'how many warnings are let pass (default: any number)', parseCount)
    .option(
      '--rule <CODE=SEVERITY>',
      'set the severity of a rule: off, hint, info, warning or error',
      parseRule,
    )
    .addOption(
      whereOption('tell only of pictures and captions that fulfil a query: "tag:smile AND width:<768"'),
    )
    .addOption(
      new Option('--images <HOW>', 'look at headers and ends of pictures, at their pixels too, or not at all')
        .choices(['off', 'headers', 'pixels'])
        .default('headers'),
    )
    .option(
      '--tags <FILE>',
      'a tag list to use in place of those that the editor finds; again for more',
      addTo,
    )
    .option('--no-tags', 'use no tag lists')
    .option('--stdin-names', 'lint what is named on standard input, too: a name a line, or each ended by NUL')
    .option('--ignore-unknown', 'pass over named files that are nothing to lint')
    .option('--watch', 'go on, and lint again whenever a file changes; Ctrl+C ends it')
    .option(
      '--cache-dir <DIR>',
      'where to keep what is known of earlier runs (default: the cache of this user)',
    )
    .option('--no-cache', 'look at everything anew, and keep nothing')
    .option('--no-collapse', 'list what most of a dataset does file by file')
    .option('--low-memory', 'read all files twice, and keep none: for millions of pairs')
    .option('--shard <I/N>', 'do one of N parts of that: "2/4"; together they cover all', shardOf)
    .addOption(
      new Option('--pass <PASS>', 'which of the two passes over a shard: statistics come first').choices(
        passes,
      ),
    )
    .option('--statistics <FILE>', 'of the second pass: what "lora merge" made of the statistics')
    .option('--output <FILE>', 'where a pass writes what it found, for "lora merge"')
    .addHelpText('after', asWideAsHelp(exitCodes))
    .action(lint);
}

/** `--tags` again and again; the `true` before the first one is what stands for the usual lists. */
function addTo(file: string, before: readonly string[] | boolean | undefined): readonly string[] {
  return [...(Array.isArray(before) ? before : []), file];
}

async function lint(paths: readonly string[], flags: LintFlags): Promise<void> {
  const names = await namesOf(paths, flags);
  if (wantsPasses(flags)) return lintInPasses(disk, names, flags);
  if (!flags.watch) return show(await lintUnlessKept(names, flags));
  const around = aroundOf(flags);
  let shown: string | undefined;
  await watch({
    look: async () => {
      const result = await lintOnce(disk, names, flags, around);
      const text = JSON.stringify([result.sentences, result.text]);
      if (text !== shown) show(result);
      shown = text;
      return result.folders;
    },
    wait: () => complain('waiting for changes. Ctrl+C ends it.'),
    fallShort: (why) => complain(`not all folders are watched: ${why}.`),
  });
}

/** Takes what an earlier run found where nothing changed since; a run that mends changes everything. */
async function lintUnlessKept(names: Names, flags: LintFlags): Promise<Result> {
  const lintWith = (used: Disk) => lintOnce(used, names, flags, aroundOf(flags));
  if (flags.fix || !flags.cache) return lintWith(disk);
  const cache = new KeptResults(cacheOf(flags), __dirname);
  const wish = tagListsOf(flags);
  const question = JSON.stringify([names, flags, wish, wantsColors(process.stdout, process.env)]);
  return cache.answer(question, disk, lintWith, () => stateOfLists(wish));
}

function cacheOf({ cacheDir }: LintFlags): string {
  return cacheDir === undefined ? cacheFolder() : path.resolve(cacheDir);
}

async function lintOnce(
  disk: Disk,
  names: Names,
  flags: LintFlags,
  { knowledge, tagLists }: LintAround,
): Promise<Result> {
  const progress = new Progress(process.stderr);
  let isHindered = false;
  const hinder = (line: string) => {
    isHindered = true;
    complain(line);
  };
  const { linted, configs, troubles, notes, folders } = await lintPaths(disk, names, {
    fix: flags.fix === true,
    images: flags.images === 'off' ? 'off' : 'headers',
    ...(flags.images === 'pixels'
      ? { look: lookAtPictures(__dirname, flags.cache ? cacheOf(flags) : undefined, hinder) }
      : {}),
    severities: flags.rule ?? {},
    knowledge,
    inParts: lintInParts({
      folder: __dirname,
      tags: flags.tags,
      notice: disk.notice ?? (() => undefined),
      complain,
    }),
    collapse: flags.collapse,
    where: flags.where,
    relative,
    tell: (describe) => progress.tell(describe),
  });
  progress.end();
  const report = reportOf(linted, configs, relative);
  const colors = wantsColors(process.stdout, process.env);
  const severities = flags.rule ?? {};
  const unserved = linted.flatMap(({ dataset }) => tagLists.unserved(rules, dataset.config, severities));
  const unused = tagLists.unused.map(({ file, failure }) => trouble.ofFailure(failure, file));
  const isTrouble =
    unused.length > 0 ||
    troubles.length > 0 ||
    linted.some(({ configFindings }) => configFindings.length > 0);
  // Whoever reads that there is no such folder need not read that there is no dataset in it; programs get their report, and so
  // does who watches, below the one before.
  const isTold = troubles.length > 0 && report.datasets.length + report.configs === 0 && !flags.watch;
  const isForPeople = flags.format === 'stylish' || flags.format === 'github';
  return {
    text: isTold && isForPeople ? '' : reporters[flags.format](report, { colors, folder: process.cwd() }),
    sentences: [...notes, ...troubles, ...unused, ...trouble.withoutTagList([...new Set(unserved)])],
    exitCode: isTrouble ? ExitCode.trouble : exitCodeOf(report, flags.maxWarnings),
    folders,
    isHindered,
    lists: tagLists.state,
  };
}

function show({ text, sentences, exitCode }: Result): void {
  // Set before anything is written: whoever stops reading doesn't change how it ended.
  process.exitCode = exitCode;
  for (const sentence of sentences) complain(sentence);
  process.stdout.write(text);
}

/** Without any name the working folder is meant; a list without any names nothing. */
async function namesOf(
  paths: readonly string[],
  { stdinNames = false, ignoreUnknown = false }: LintFlags,
): Promise<Names> {
  const listed = stdinNames ? await readListedNames() : [];
  return { paths: paths.length === 0 && !stdinNames ? ['.'] : paths, listed, ignoreUnknown };
}
