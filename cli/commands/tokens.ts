import process from 'node:process';
import { type Command, Option } from 'commander';
import { decodeText } from '../../core/node/decode-text.ts';
import { nodeFileSystem } from '../../core/node/file-system.ts';
import { readKnowledge } from '../../core/node/knowledge.ts';
import { fromNative } from '../../core/node/native-path.ts';
import type { ClipTokenizer } from '../../core/vocabulary/clip/clip-tokenizer.ts';
import { ofFailure } from '../lint/trouble.ts';
import { parseCount } from '../options.ts';
import { complain } from '../terminal/complain.ts';
import { escapeControls } from '../terminal/escape.ts';
import { fail } from '../terminal/fail.ts';
import { asWideAsHelp } from '../terminal/help-text.ts';
import { readStdin } from '../terminal/stdin.ts';

/** What SD 1.5 and SDXL read when nothing else is configured (`max_token_length`), without begin and end. */
const USUAL_LIMIT = 75;
/** A file of more bytes is no list of captions. */
const LARGEST = 64 * 1024 * 1024;

interface TokensFlags {
  readonly text?: readonly string[];
  readonly limit?: number;
  readonly format: 'text' | 'json';
}

const more = `
Prints a line for each line that it reads: how many tokens it has, a tab, and their ids; with --limit another tab, and
what is cut off. Tokens are CLIP's, as the trainer counts them, without the two that begin and end each prompt.`;

/** Adds `lora tokens`. */
export function addTokens(program: Command): void {
  program
    .command('tokens')
    .description('Count the tokens of texts, line by line.')
    .argument('[FILE...]', 'files to read; without them, and without --text, standard input')
    .option('--text <TEXT>', 'a text to count; may be given several times', (text, before: string[] = []) => [
      ...before,
      text,
    ])
    .option('--limit <N>', 'how many tokens are read: 75, 150 or 225 in a training', parseCount)
    .addOption(
      new Option('--format <FORMAT>', 'how to write it down').choices(['text', 'json']).default('text'),
    )
    .addHelpText('after', asWideAsHelp(more))
    .action(tokens);
}

async function tokens(files: readonly string[], { text, limit, format }: TokensFlags): Promise<void> {
  const { clip } = readKnowledge(__dirname, complain);
  if (!clip) return fail('without them nothing can be counted: this installation is not complete.');
  const lines = [...(text ?? []), ...files.flatMap(linesOfFile)];
  if (files.length === 0 && text === undefined) lines.push(...linesOfBytes(await readStdin(), 'the input'));
  const counted = lines.map((line) => count(clip, line, limit ?? USUAL_LIMIT));
  if (format === 'json') process.stdout.write(`${JSON.stringify(counted)}\n`);
  else process.stdout.write(counted.map((one) => `${rowOf(one, limit !== undefined)}\n`).join(''));
}

interface Counted {
  readonly text: string;
  readonly count: number;
  readonly ids: readonly number[];
  /** Where the text is cut (UTF-16 units); null where all of it is read. */
  readonly cut: number | null;
}

function count(clip: ClipTokenizer, text: string, limit: number): Counted {
  const ids = clip.encode(text);
  return { text, count: ids.length, ids, cut: clip.cut(text, limit) ?? null };
}

function rowOf({ text, count, ids, cut }: Counted, isCutTold: boolean): string {
  const row = `${count}\t${ids.join(' ')}`;
  return isCutTold ? `${row}\t${cut === null ? '' : escapeControls(text.slice(cut))}` : row;
}

function linesOfFile(written: string): readonly string[] {
  const read = nodeFileSystem.readText(fromNative(written), LARGEST);
  if ('text' in read) return linesOf(read.text);
  fail('failure' in read ? ofFailure(read, written) : `${written}: it is not UTF-8.`);
  return [];
}

function linesOfBytes(bytes: Uint8Array, shown: string): readonly string[] {
  const read = decodeText(bytes);
  if ('text' in read) return linesOf(read.text);
  fail(`${shown} is not UTF-8.`);
  return [];
}

/** The end of the last line begins no other one. */
function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
