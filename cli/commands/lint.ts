import process from 'node:process';
import { type Command, Option } from 'commander';
import { nodeEditDisk } from '../../core/node/edit-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { ExitCode, exitCodeOf } from '../exit-code.ts';
import { type Disk, lintPaths } from '../lint/lint-paths.ts';
import { readListedNames } from '../lint/listed-names.ts';
import { lookAtPictures } from '../lint/look-at-pictures.ts';
import type { Names } from '../lint/named-paths.ts';
import { reportOf } from '../lint/report.ts';
import { watch } from '../lint/watch.ts';
import { parseCount, parseRule } from '../options.ts';
import { relative } from '../relative.ts';
import { type Format, reporters } from '../reporters/index.ts';
import { complain } from '../terminal/complain.ts';
import { Progress } from '../terminal/progress.ts';
import { wantsColors } from '../terminal/style.ts';

interface LintFlags {
  readonly format: Format;
  readonly fix?: boolean;
  readonly maxWarnings?: number;
  readonly rule?: SeverityFlags;
  readonly images: 'off' | 'headers' | 'pixels';
  readonly collapse: boolean;
  readonly stdinNames?: boolean;
  readonly watch?: boolean;
  readonly ignoreUnknown?: boolean;
}

const disk: Disk = { fileSystem: nodeFileSystem, editDisk: nodeEditDisk, pathKind };

const exitCodes = `
Exit code: 0 without errors (and with no more warnings than allowed), 1 with them, 2 when something could not be
done: wrong usage, a mistake in a lora-dataset.toml, a file that can not be read or written.`;

/** Adds `lora lint`. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description('Check datasets: captions, pictures, lora-dataset.toml, and configurations of the trainer.')
    .argument(
      '[PATH...]',
      'datasets, folders, captions, pictures, configurations, or patterns of them (default: ".")',
    )
    .addOption(formatOption())
    .option('--fix', 'apply the safe fixes to the files')
    .option('--max-warnings <N>', 'how many warnings are let pass (default: any number)', parseCount)
    .option(
      '--rule <CODE=SEVERITY>',
      'set the severity of a rule: off, hint, info, warning or error',
      parseRule,
    )
    .addOption(
      new Option('--images <HOW>', 'look at headers and ends of pictures, at their pixels too, or not at all')
        .choices(['off', 'headers', 'pixels'])
        .default('headers'),
    )
    .option('--stdin-names', 'lint what is named on standard input, too: a name a line, or each ended by NUL')
    .option('--ignore-unknown', 'pass over named files that are nothing to lint')
    .option('--watch', 'go on, and lint again whenever a file changes; Ctrl+C ends it')
    .option('--no-collapse', 'list what most of a dataset does file by file')
    .addHelpText('after', exitCodes)
    .action(lint);
}

function formatOption(): Option {
  return new Option('--format <FORMAT>', 'how to write the report')
    .choices(Object.keys(reporters))
    .default('stylish' satisfies Format);
}

async function lint(paths: readonly string[], flags: LintFlags): Promise<void> {
  const names = await namesOf(paths, flags);
  const knowledge = readKnowledge(__dirname, complain);
  if (!flags.watch) return show(await lintOnce(names, flags, knowledge));
  let shown: string | undefined;
  await watch({
    look: async () => {
      const result = await lintOnce(names, flags, knowledge);
      const text = JSON.stringify([result.sentences, result.text]);
      if (text !== shown) show(result);
      shown = text;
      return result.folders;
    },
    wait: () => complain('waiting for changes. Ctrl+C ends it.'),
    fallShort: (why) => complain(`not all folders are watched: ${why}.`),
  });
}

/** What one lint has to say, and where it looked. */
interface Result {
  readonly text: string;
  /** For the standard error output. */
  readonly sentences: readonly string[];
  readonly exitCode: ExitCode;
  readonly folders: readonly string[];
}

async function lintOnce(names: Names, flags: LintFlags, knowledge: Knowledge): Promise<Result> {
  const progress = new Progress(process.stderr);
  const { linted, configs, troubles, notes, folders } = await lintPaths(disk, names, {
    fix: flags.fix === true,
    images: flags.images === 'off' ? 'off' : 'headers',
    ...(flags.images === 'pixels' ? { look: lookAtPictures(__dirname) } : {}),
    severities: flags.rule ?? {},
    knowledge,
    collapse: flags.collapse,
    relative,
    tell: (describe) => progress.tell(describe),
  });
  progress.end();
  const report = reportOf(linted, configs, relative);
  const colors = wantsColors(process.stdout, process.env);
  const isTrouble = troubles.length > 0 || linted.some(({ configFindings }) => configFindings.length > 0);
  return {
    text: reporters[flags.format](report, { colors, folder: process.cwd() }),
    sentences: [...notes, ...troubles],
    exitCode: isTrouble ? ExitCode.trouble : exitCodeOf(report, flags.maxWarnings),
    folders,
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
