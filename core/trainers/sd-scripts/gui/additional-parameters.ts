import { type Message, message } from '../../../message.ts';
import type { Options } from '../../../training/options.ts';
import { optionTable } from '../known-options.ts';
import { trainerOptions } from '../options/index.ts';

/** What "Additional parameters" say, which stand behind the command and outweigh all else. */
export interface AdditionalParameters {
  readonly options: Options;
  /** What the trainer would stop over. */
  readonly mistakes: readonly Message[];
}

/** Reads them as the window splits them, and as the trainer's parser takes them then. */
export function readParameters(text: string): AdditionalParameters {
  const words = text.replaceAll('"', '').split(/\s+/).filter(Boolean);
  const options: Record<string, unknown> = {};
  const mistakes: Message[] = [];
  for (const word of words.filter((one) => !isPlainWord(one)))
    mistakes.push(message('{0} gets to the trainer within quotation marks, for a sign that is in it.', word));
  for (let index = 0; index < words.length; ) {
    const [name = '', ...glued] = (words[index++] ?? '').split('=');
    const values = glued.length > 0 ? [glued.join('=')] : [];
    while (glued.length === 0 && index < words.length && !isName(words[index] ?? ''))
      values.push(words[index++] ?? '');
    const option = isName(name) ? optionCalled(name.slice(2)) : undefined;
    if (option === undefined) mistakes.push(message('The trainer has no option {0}, and stops.', name));
    else {
      const value = valueFrom(option, values);
      if (value === undefined)
        mistakes.push(message('{0} is no value of {1}: the trainer stops.', values.join(' '), `--${option}`));
      else options[option] = value;
    }
  }
  return { options, mistakes };
}

/** The window puts quotation marks around a word with any other sign, though no shell takes them off again. */
function isPlainWord(word: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(word);
}

/** Numbers below zero begin with a dash, too. */
function isName(word: string): boolean {
  return /^-(?!\.?\d)/.test(word);
}

/** The parser takes a name's beginning for it, where that is the only one. */
function optionCalled(name: string): string | undefined {
  if (optionTable.has(name)) return name;
  const [only, ...more] = [...optionTable.keys()].filter((known) => name !== '' && known.startsWith(name));
  return more.length === 0 ? only : undefined;
}

function valueFrom(option: string, values: readonly string[]): unknown {
  const form = trainerOptions.get(option)?.form;
  const [first, ...more] = values;
  if (form === 'flag') return values.length === 0 ? true : undefined;
  if (form === 'texts') return values;
  if (form === 'floats') return allNumbers(values);
  if (first === undefined || more.length > 0) return undefined;
  if (form === 'text') return first;
  if (form === 'int') return /^[+-]?\d+$/.test(first) ? Number(first) : undefined;
  if (form === 'number' && /^\d+(?:\.\d+)?%$/.test(first)) return Number.parseFloat(first) / 100;
  return numberOf(first);
}

function allNumbers(values: readonly string[]): readonly number[] | undefined {
  const numbers = values.map(numberOf).filter((number) => number !== undefined);
  return numbers.length === values.length ? numbers : undefined;
}

function numberOf(text: string): number | undefined {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** An option for "Additional parameters"; undefined for one that can't stand there: with a blank, or a flag that is off. */
export function writtenParameter(option: string, value: unknown): string | undefined {
  if (value === true) return `--${option}`;
  const values = (Array.isArray(value) ? value : [value]).map(String);
  const isSimple = values.every((one) => isPlainWord(one) && !isName(one));
  return value === false || value === undefined || values.length === 0 || !isSimple
    ? undefined
    : `--${option} ${values.join(' ')}`;
}
