import process from 'node:process';
import { Argument, type Command } from 'commander';
import { formatMessage } from '../../core/message.ts';
import { nodeJournalDisk } from '../../core/node/disk/journal-disk.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { pathAsWritten } from '../../core/node/path-as-written.ts';
import { pathKind } from '../../core/node/path-kind.ts';
import { type Platform, platformOf } from '../../core/node/platform/index.ts';
import { stateFolder } from '../../core/node/state-folder.ts';
import { findTools } from '../../core/node/training/install/find-tools.ts';
import { type InstallPorts, installTrainer } from '../../core/node/training/install/install-trainer.ts';
import { startProgram } from '../../core/node/training/install/start-program.ts';
import { lookAtTrainer } from '../../core/node/training/look-at-trainer.ts';
import { probeGpus } from '../../core/node/training/probe-machine.ts';
import { keepTrainer, readUserFiles } from '../../core/node/training/user-folder.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import type { InstallRefusal, InstallWish } from '../../core/training/install/plan.ts';
import { shellWords } from '../../core/training/shell-words.ts';
import { isLacking, reportTrainer } from '../../core/training/trainer-report.ts';
import { trainerText } from '../../core/training/trainer-text.ts';
import { INSTALLED_NOT_KEPT } from '../../protocol/installation.ts';
import { ExitCode } from '../exit-code.ts';
import { complain } from '../terminal/complain.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { systemTrouble, troubleText } from '../terminal/system-trouble.ts';
import { tell } from '../terminal/tell.ts';
import { toldCheck } from '../training/tell-trainer.ts';

interface InstallFlags {
  readonly to: string;
  readonly repository?: string;
  readonly version?: string;
  readonly python?: string;
  readonly indexUrl?: string;
  readonly torchIndexUrl?: string;
  readonly torch?: string;
}

const { id } = trainerById(undefined);
const training = trainingById(id);
const kinds = training.sources.map(({ kind }) => kind);
type Kind = (typeof kinds)[number];

const more = `
Gets the trainer with git, makes a virtual environment in its folder (with uv where it is there, else with Python's own
venv), installs PyTorch and what the trainer needs, and keeps in trainers.toml where it is. What was done is not done
again: the same command goes on where one was interrupted. A checkout of your own stays at its version.

Without --torch and --torch-index-url it takes the PyTorch that fits the GPU and its driver.

Exit code: 0 when it is installed, 1 when something failed or was interrupted, 2 for wrong usage, or what can not be done,
3 when it is installed, but trainers.toml could not be written.`;

/** Adds `lora install`. */
export function addInstall(program: Command): void {
  program
    .command('install')
    .description('Install a trainer, sd-scripts or kohya_ss, or go on with it.')
    .addArgument(new Argument('[TRAINER]', 'which one').choices(kinds).default('sd-scripts'))
    .requiredOption('--to <DIR>', 'its folder: a new or empty one, or a checkout of it')
    .option('--repository <URL>', 'where git gets it from')
    .option('--version <TAG>', 'a tag, a branch or a commit; empty for the newest')
    .option('--python <FILE>', 'the Python that the virtual environment is made with')
    .option('--index-url <URL>', 'where packages come from')
    .option('--torch-index-url <URL>', 'where PyTorch comes from; empty for where the others come from')
    .option('--torch <PACKAGES>', 'which PyTorch, as pip takes it: "torch==2.6.0 torchvision==0.21.0"')
    .addHelpText('after', asWideAsHelp(more))
    .action(install);
}

async function install(kind: Kind, flags: InstallFlags): Promise<void> {
  const platform = platformOf();
  const wish = await wishOf(kind, flags, platform);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const isWindows = process.platform === 'win32';
  const ports = {
    platform,
    state: stateFolder(),
    tools: await findTools(wish.source, flags.python && pathOrName(flags.python), isWindows),
    start: (command, mark) => startProgram(platform, command, mark),
    signal: stop.signal,
    onStep: ({ title, commands }, number, count) => {
      tell('', `[${number}/${count}] ${formatMessage(title)}`);
      tell(...commands.map(({ program, args }) => `$ ${shellWords([program, ...args])}`));
    },
  } satisfies InstallPorts;
  const outcome = await installTrainer(ports, wish).catch(whatIsRefused);
  if (typeof outcome === 'string') return end(outcome, ExitCode.findings, GO_ON);
  if (outcome.kind === 'refused') return endRefused(outcome.refusal, ExitCode.trouble);
  if (outcome.kind === 'failed') return endRefused(outcome.refusal, ExitCode.findings, GO_ON);
  if (outcome.kind === 'stopped') {
    process.exitCode = ExitCode.findings;
    return tell('', `Interrupted. ${GO_ON}`);
  }
  await keep(wish, platform);
}

const GO_ON = 'The same command goes on where it stopped.';

/** What the system refuses, in words. @throws what is a mistake of ours */
function whatIsRefused(error: unknown): string {
  const trouble = systemTrouble(error);
  if (trouble === undefined) throw error;
  return trouble;
}

function endRefused({ message, wayOut }: InstallRefusal, code: ExitCode, ...more: readonly string[]): void {
  end(formatMessage(message), code, ...(wayOut ? [formatMessage(wayOut)] : []), ...more);
}

function end(
  trouble: string,
  code: ExitCode | typeof INSTALLED_NOT_KEPT,
  ...waysOut: readonly string[]
): void {
  process.exitCode = code;
  tell('');
  complain(trouble);
  tell(...waysOut);
}

/** Keeps where it is, for all editors and the command line, and tells what it has. */
async function keep({ folder }: InstallWish, platform: Platform): Promise<void> {
  const checkout = training.readCheckout(nodeFileSystem, folder, platform.pythonIn);
  if (checkout.kind === 'none') return endRefused({ message: checkout.reason }, ExitCode.findings);
  const { python } = checkout.installation;
  const { trainers } = readUserFiles(nodeFileSystem, platform.configFolder);
  // One that was named for the folder before, say conda's, would outweigh the one that was just made.
  const named = trainers[id]?.python === undefined || python === undefined ? {} : { named: python };
  try {
    const kept = { path: folder, python, ...named };
    keepTrainer(nodeFileSystem, nodeJournalDisk, platform.configFolder, id, kept);
  } catch (error) {
    const wayOut = `It is installed all the same, in ${folder}. Mend that and run the same command once more, or train with`;
    return end(troubleText(error), INSTALLED_NOT_KEPT, `${wayOut} --trainer ${shellWords([folder])}.`);
  }
  tell('', 'Installed. Looking at what it has: PyTorch takes a moment.', '');
  const facts = await lookAtTrainer(nodeFileSystem, platform, training, { id, near: folder, isDeep: true });
  const checks = reportTrainer(facts);
  tell(...trainerText(checks.map(toldCheck)));
  if (isLacking(checks)) process.exitCode = ExitCode.findings;
}

async function wishOf(kind: Kind, flags: InstallFlags, platform: Platform): Promise<InstallWish> {
  const [first] = training.sources;
  const source = training.sources.find((one) => one.kind === kind) ?? first;
  if (!source) throw new Error('There is no trainer to install.');
  const { gpus } = await probeGpus(platform);
  const [fitting] = training.torchChoices({ system: systemOf(process.platform), gpus });
  return {
    source,
    folder: pathAsWritten(flags.to),
    repository: flags.repository === undefined ? source.repository : addressOf(flags.repository),
    // Another repository has other versions.
    version: flags.version ?? (flags.repository === undefined ? source.version : ''),
    torch: {
      packages: flags.torch?.split(/\s+/).filter(Boolean) ?? fitting.packages,
      index: flags.torchIndexUrl === undefined ? fitting.index : flags.torchIndexUrl || undefined,
    },
    index: flags.indexUrl || undefined,
  };
}

function systemOf(platform: NodeJS.Platform): 'windows' | 'macos' | 'linux' {
  return platform === 'win32' ? 'windows' : platform === 'darwin' ? 'macos' : 'linux';
}

/** Where git gets something from; a folder of this machine is named from anywhere. */
function addressOf(written: string): string {
  const path = pathAsWritten(written);
  return pathKind(path) === 'folder' ? path : written;
}

/** `python3.11` is looked for, `./python` is a file. */
function pathOrName(written: string): string {
  return /[/\\~]/.test(written) ? pathAsWritten(written) : written;
}
