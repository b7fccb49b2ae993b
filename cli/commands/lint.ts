import process from 'node:process';
import { type Command, Option } from 'commander';
import { nodeEditDisk } from '../../core/node/edit-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import { ExitCode, exitCodeOf } from '../exit-code.ts';
import { type Disk, lintPaths } from '../lint/lint-paths.ts';
import { lookAtPictures } from '../lint/look-at-pictures.ts';
import { reportOf } from '../lint/report.ts';
import { parseCount, parseRule } from '../options.ts';
import { relative } from '../relative.ts';
import { type Format, reporters } from '../reporters/index.ts';
import { complain } from '../terminal/complain.ts';
import { wantsColors } from '../terminal/style.ts';

interface LintFlags {
  readonly format: Format;
  readonly fix?: boolean;
  readonly maxWarnings?: number;
  readonly rule?: SeverityFlags;
  readonly images: 'off' | 'headers' | 'pixels';
  readonly collapse: boolean;
}

const disk: Disk = { fileSystem: nodeFileSystem, editDisk: nodeEditDisk, pathKind };

const exitCodes = `
Exit code: 0 without errors (and with no more warnings than allowed), 1 with them, 2 when something could not be
done: wrong usage, a mistake in a lora-dataset.toml, a file that can not be read or written.`;

/** Adds `lora lint`. */
export function addLint(program: Command): void {
  program
    .command('lint')
    .description('Check datasets: captions, pictures, and lora-dataset.toml.')
    .argument('[PATH...]', 'datasets, folders, captions, pictures', ['.'])
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
  const { linted, troubles, notes } = await lintPaths(disk, paths, {
    fix: flags.fix === true,
    images: flags.images === 'off' ? 'off' : 'headers',
    ...(flags.images === 'pixels' ? { look: lookAtPictures(__dirname) } : {}),
    severities: flags.rule ?? {},
    knowledge: readKnowledge(__dirname, complain),
    collapse: flags.collapse,
    relative,
  });
  const report = reportOf(linted, relative);
  const colors = wantsColors(process.stdout, process.env);
  // Set before anything is written: whoever stops reading doesn't change how it ended.
  const isTrouble = troubles.length > 0 || linted.some(({ configFindings }) => configFindings.length > 0);
  process.exitCode = isTrouble ? ExitCode.trouble : exitCodeOf(report, flags.maxWarnings);
  for (const sentence of [...notes, ...troubles]) complain(sentence);
  process.stdout.write(reporters[flags.format](report, { colors }));
}
