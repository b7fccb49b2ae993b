// Reads a --config_file more strictly than the trainer, which takes any key and any value in silence.
import fs from 'node:fs';
import { parse } from 'smol-toml';
import { Exit, Refusal } from './errors.mjs';
import { now, repr } from './python-text.mjs';
import { logEntry } from './rich.mjs';
import { columns } from './terminal.mjs';

/** Reads TOML; whole numbers become BigInt. */
export function readToml(file) {
  const text = fs.readFileSync(file, 'utf8');
  if (text.startsWith('\ufeff')) throw new Refusal(`${file}: its byte order mark would spoil the first key`);
  try {
    return parse(text, { integersAsBigInt: true });
  } catch (error) {
    throw new Refusal(`${file}: ${error.message}`);
  }
}

export const isTable = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

const isInt = (value) => typeof value === 'bigint';
const isNumber = (value) => typeof value === 'bigint' || typeof value === 'number';
const types = {
  int: { name: 'a whole number', test: isInt },
  float: { name: 'a number', test: isNumber },
  int_or_float: { name: 'a number', test: isNumber },
};
const string = { name: 'a string', test: (value) => typeof value === 'string' };

/** What is wrong with a value of an option; undefined when it is right. @param {import('./options.mjs').Option} option */
export function complaint(option, value) {
  if (option.kind === 'flag') return typeof value === 'boolean' ? undefined : 'true or false is expected';
  const { name, test } = types[option.type] ?? string;
  if (option.nargs === '*' && !(option.dest === 'text_encoder_lr' && test(value))) {
    return Array.isArray(value) && value.every(test) ? undefined : `a list is expected, each ${name}`;
  }
  if (option.nargs !== '*' && !test(value)) return `${name} is expected`;
  // Checked again by the trainer, as all options of datasets are: a whole number does not pass for a float there.
  if (option.dest === 'validation_split' && isInt(value)) return 'a number with a point is expected';
  const plain = isInt(value) ? Number(value) : value;
  if (option.choices?.includes(plain) === false) {
    const choices = option.choices.filter((choice) => choice !== null);
    return `one of ${choices.join(', ')} is expected`;
  }
  return undefined;
}

/** The keys of all its tables, which is all that the trainer looks at. */
function flatten(file, config) {
  const flat = {};
  const add = (key, value) => {
    if (key in flat) throw new Refusal(`${file}: ${key} stands there twice`);
    flat[key] = value;
  };
  for (const [key, value] of Object.entries(config)) {
    if (!isTable(value)) add(key, value);
    else for (const [inner, innerValue] of Object.entries(value)) add(inner, innerValue);
  }
  return flat;
}

/**
 * Reads a configuration. A key or a value that the trainer would misunderstand in silence is a refusal.
 * @param {Map<string, import('./options.mjs').Option>} options
 * @returns {{ file: string, values: Record<string, unknown> }}
 */
export function readConfigFile(given, script, options) {
  const file = given.endsWith('.toml') ? given : `${given}.toml`;
  if (!fs.existsSync(file)) {
    const entry = {
      time: now(),
      level: 'INFO',
      message: `${file} not found.`,
      site: 'train_util.py:4741',
      width: columns(),
    };
    throw new Exit(1, logEntry(entry));
  }
  const values = flatten(file, readToml(file));
  for (const [key, value] of Object.entries(values)) {
    const option = options.get(key);
    if (option === undefined) throw new Refusal(`${file}: ${key} is no option of ${script}`);
    const wrong = complaint(option, value);
    if (wrong !== undefined) throw new Refusal(`${file}: ${key} = ${repr(value)}: ${wrong}`);
  }
  return { file, values };
}
