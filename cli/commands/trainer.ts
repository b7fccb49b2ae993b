import process from 'node:process';
import { type Command, Option } from 'commander';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { platformOf } from '../../core/node/platform/index.ts';
import { lookAtTrainer } from '../../core/node/training/look-at-trainer.ts';
import { trainerById } from '../../core/trainers/index.ts';
import { trainingById } from '../../core/trainers/training-adapters.ts';
import { isLacking, reportTrainer } from '../../core/training/trainer-report.ts';
import { trainerText } from '../../core/training/trainer-text.ts';
import { ExitCode } from '../exit-code.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { tell } from '../terminal/tell.ts';
import { toldCheck, trainerAsJson } from '../training/tell-trainer.ts';

interface TrainerFlags {
  readonly trainer?: string;
  readonly python?: string;
  readonly fast?: boolean;
  readonly format: 'text' | 'json';
}

const more = `
Looks at the trainer that is kept in trainers.toml, at its Python, and loads its PyTorch to ask what it can use.

Exit code: 0; 1 where something is missing that any training needs; 2 for wrong usage.`;

/** Adds `lora trainer`. */
export function addTrainer(program: Command): void {
  program
    .command('trainer')
    .description('Show which trainer there is, what it has, and what to do about what is missing.')
    .option('--trainer <DIR>', 'the folder of sd-scripts or kohya_ss')
    .option('--python <FILE>', "the trainer's Python, where its virtual environment is elsewhere")
    .option('--fast', 'do not load PyTorch')
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action(trainer);
}

async function trainer({ trainer: folder, python, fast = false, format }: TrainerFlags): Promise<void> {
  const { id } = trainerById(undefined);
  const facts = await lookAtTrainer(nodeFileSystem, platformOf(), trainingById(id), {
    ...{ id, near: fromNative('.'), isDeep: !fast },
    ...(folder === undefined ? {} : { trainer: folder }),
    ...(python === undefined ? {} : { python }),
  });
  const checks = reportTrainer(facts);
  if (isLacking(checks)) process.exitCode = ExitCode.findings;
  if (format === 'json') process.stdout.write(`${JSON.stringify(trainerAsJson(facts, checks))}\n`);
  else tell(...trainerText(checks.map(toldCheck)));
}
