import process from 'node:process';
import { type Command, Option } from 'commander';
import { formatMessage, type Message } from '../../core/message.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { fromNative } from '../../core/node/native-path.ts';
import { basename } from '../../core/path.ts';
import { configsOf } from '../../core/trainers/config-adapters.ts';
import { trainerById } from '../../core/trainers/index.ts';
import type { PromptReading } from '../../core/trainers/trainer-configs.ts';
import { ExitCode } from '../exit-code.ts';
import { rangesIn } from '../lint/positions.ts';
import { ofFailure } from '../lint/trouble.ts';
import { escapeControls } from '../terminal/escape.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { type Style, styled, wantsColors } from '../terminal/style.ts';

/** A file of more bytes is no list of prompts. */
const LARGEST = 1024 * 1024;

const more = `
Prints each sample prompt of a prompt file (.txt, .toml or .json) as the trainer parses it, with its own names, and what
it leaves out. Exit code: 0; 1 where the trainer would stop; 2 where the file can not be read.`;

/** Adds `lora prompts`. */
export function addPrompts(program: Command): void {
  program
    .command('prompts')
    .description('Show sample prompts as the trainer reads them.')
    .argument('<FILE>', 'a prompt file')
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action(prompts);
}

function prompts(written: string, { format }: { readonly format: 'text' | 'json' }): void {
  const path = fromNative(written);
  const file = nodeFileSystem.readText(path, LARGEST);
  if (!('text' in file)) {
    fail('failure' in file ? ofFailure(file, written) : `${written}: it is not UTF-8.`);
    return;
  }
  if (!/\.(?:txt|toml|json)$/i.test(path)) {
    fail(`${written}: the trainer reads prompts of .txt, .toml and .json files only.`);
    return;
  }
  const read = configsOf(trainerById(undefined).id).prompts({ name: basename(path), ...file });
  const all = [...read.flaws, ...read.prompts.flatMap(({ flaws }) => flaws)];
  if (all.some(({ severity }) => severity === 'error')) process.exitCode = ExitCode.findings;
  const rangeOf = rangesIn(file.text);
  for (const { span, message } of format === 'json' ? all : read.flaws) {
    const { line, character } = rangeOf(span).start;
    process.stderr.write(
      `${written}:${line + 1}:${character + 1}: ${escapeControls(formatMessage(message))}\n`,
    );
  }
  const style = styled(wantsColors(process.stdout, process.env));
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(read.prompts.map(({ prompt }) => prompt))}\n`
      : read.prompts.map((one, index) => textOf(file.text, one, index + 1, style)).join('\n'),
  );
}

function textOf(
  file: string,
  { prompt, flaws }: PromptReading,
  number: number,
  style: (style: Style, text: string) => string,
): string {
  const { prompt: text = '', ...settings } = prompt;
  const width = Object.keys(settings).reduce((widest, key) => Math.max(widest, key.length), 0);
  return [
    `${number}. ${escapeControls(String(text))}`,
    ...Object.entries(settings).map(([key, value]) => `   ${key.padEnd(width)}  ${shown(value)}`),
    ...flaws.map(({ span, message }) => {
      const place = escapeControls(file.slice(span.start, span.end)).trim();
      return `   ${style('yellow', `! ${place}`)}  ${sentence(message)}`;
    }),
    '',
  ].join('\n');
}

const sentence = (message: Message) => escapeControls(formatMessage(message));

function shown(value: unknown): string {
  return escapeControls(typeof value === 'string' ? value : JSON.stringify(value));
}
