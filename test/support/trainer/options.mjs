// The options of the trainer's scripts, and its command line.
import fs from 'node:fs';
import { Exit } from './errors.mjs';
import { repr } from './python-text.mjs';
import { usageOf } from './recordings.mjs';

const oracle = new URL('../../fixtures/oracles/trainer-options.json', import.meta.url);

/** An option of a script. @typedef {{ dest: string, flags: string[], kind: 'flag' | 'value', type?: string, default?: unknown, choices?: unknown[], nargs?: '*' }} Option */

/** `1` and `1.0` are two values in Python and one in JSON. */
const number = (text) => (/^-?\d+$/.test(text) ? BigInt(text) : Number(text));
const readOracle = () => {
  const text = fs.readFileSync(oracle, 'utf8');
  const marked = text.replace(/"default": ?(-?\d[\d.e+-]*)/g, '"default": {"number": "$1"}');
  return JSON.parse(marked, (_key, value) =>
    typeof value?.number === 'string' ? number(value.number) : value,
  );
};

/** The options of a script by name; undefined when it is no script for LoRAs. @returns {Map<string, Option> | undefined} */
export function optionsOf(script) {
  const { common, scripts } = readOracle();
  if (scripts[script] === undefined) return undefined;
  const all = [...common, ...scripts[script].extra_or_changed];
  return new Map(all.map((option) => [option.dest, option]));
}

/** What the options are when nobody says. @param {Map<string, Option>} options */
export const defaultsOf = (options) =>
  Object.fromEntries([...options].map(([name, option]) => [name, option.default ?? undefined]));

const whole = /^[+-]?\d+$/;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function convert(text, type) {
  if (type === 'int') return whole.test(text) ? BigInt(text) : undefined;
  if (type === 'float') return decimal.test(text) ? Number(text) : undefined;
  if (type !== 'int_or_float') return text;
  if (text.endsWith('%')) return Number(text.slice(0, -1)) / 100;
  return whole.test(text) ? BigInt(text) : convert(text, 'float');
}

/** Whether argparse takes an argument for a value: an option starts with a dash and is no negative number. */
const isValue = (text) => text !== undefined && (!/^-(?!\d|\.\d)/.test(text) || text.includes(' '));

function readValue(option, text, fail) {
  const [flag] = option.flags;
  const value = convert(text, option.type);
  if (value === undefined) return fail(`argument ${flag}: invalid ${option.type} value: ${repr(text)}`);
  const plain = typeof value === 'bigint' ? Number(value) : value;
  if (option.choices !== undefined && !option.choices.includes(plain)) {
    const choices = option.choices.map((choice) =>
      repr(typeof choice === 'number' ? BigInt(choice) : choice),
    );
    return fail(`argument ${flag}: invalid choice: ${repr(value)} (choose from ${choices.join(', ')})`);
  }
  return value;
}

/**
 * Reads a command line as argparse does, but takes no abbreviated names.
 * @param {Map<string, Option>} options
 * @returns {Record<string, unknown>} what was given, by name
 */
export function parseCommandLine(script, options, args) {
  const fail = (message) => {
    throw new Exit(2, `${usageOf(script)}${script}: error: ${message}\n`);
  };
  const byFlag = new Map(
    [...options.values()].flatMap((option) => option.flags.map((flag) => [flag, option])),
  );
  const given = {};
  const unknown = [];
  for (let index = 0; index < args.length; index += 1) {
    const [, name, inline] = /^(--[^=]*)(?:=([\s\S]*))?$/.exec(args[index]) ?? [];
    const option = byFlag.get(name);
    if (option === undefined) {
      unknown.push(args[index]);
      continue;
    }
    const values = inline === undefined ? [] : [inline];
    const wants = option.kind === 'flag' ? 0 : option.nargs === '*' ? Number.POSITIVE_INFINITY : 1;
    while (inline === undefined && values.length < wants && isValue(args[index + 1])) {
      index += 1;
      values.push(args[index]);
    }
    if (option.kind === 'flag' && inline !== undefined)
      fail(`argument ${name}: ignored explicit argument ${repr(inline)}`);
    if (wants === 1 && values.length === 0) fail(`argument ${name}: expected one argument`);
    const read = values.map((text) => readValue(option, text, fail));
    given[option.dest] = option.kind === 'flag' ? true : option.nargs === '*' ? read : read[0];
  }
  if (unknown.length > 0) fail(`unrecognized arguments: ${unknown.join(' ')}`);
  return given;
}
