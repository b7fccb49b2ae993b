import { InvalidArgumentError } from 'commander';
import { readToml } from '../../core/config/toml.ts';
import { ruleCodes } from '../../core/rules/codes.ts';
import type { Options } from '../../core/training/options.ts';
import { betterRunName } from '../../core/training/run-name.ts';
import { parseCount } from '../options.ts';

/** Adds one `KEY=VALUE`, the value as in a TOML file; a bare word or path is a text. @throws InvalidArgumentError if it is none */
export function parseOption(text: string, before: Options = {}): Options {
  const [, key = '', value = ''] = /^([A-Za-z0-9_]+)=(.*)$/s.exec(text) ?? [];
  if (key === '' || value === '')
    throw new InvalidArgumentError('KEY=VALUE is expected, for example network_dim=32.');
  const toml = readToml(`value = ${value}`);
  if (!('mistake' in toml)) return { ...before, [key]: Reflect.get(Object(toml.value), 'value') };
  // A name or a path, for which one would need quotes within quotes.
  if (/^[\w.+~/\\-][\w.+~/\\: -]*$/.test(value)) return { ...before, [key]: value };
  throw new InvalidArgumentError(`${value} is no value of a TOML file: ${toml.mistake}.`);
}

/** Reads numbers of GPUs, `0` or `0,1`. @throws InvalidArgumentError for anything else */
export function parseGpuNumbers(text: string): readonly number[] {
  return text.split(',').map(parseCount);
}

/** Reads the name of a run, which becomes that of files. @throws InvalidArgumentError for one that could not */
export function parseName(text: string): string {
  const better = betterRunName(text);
  if (better !== undefined)
    throw new InvalidArgumentError(`Not every file system takes "${text}". "${better}" would do.`);
  return text;
}

/** Adds one code of what stands against a training. @throws InvalidArgumentError for what is none */
export function parseCode(text: string, before: readonly string[] = []): readonly string[] {
  if (!/^train-[a-z-]+$/.test(text) && !ruleCodes.some((code) => code === text))
    throw new InvalidArgumentError(
      'A code such as train-memory or empty-caption is expected: it stands behind what it is about.',
    );
  return [...before, text];
}
