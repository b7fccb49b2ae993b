import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Size } from '../../core/image/size.ts';
import type { Options } from '../../core/training/options.ts';
import { parseWithin } from '../options.ts';

/** No bucket is larger: the trainer makes one for each step up to the limit. */
const LARGEST_SIDE = 65_536;
/** No picture is larger. */
const LARGEST_PICTURE = 1_000_000;

/** The options of buckets by the trainer's own names, with what stands behind them and what they mean. */
const flags: readonly { readonly name: string; readonly value?: string; readonly about: string }[] = [
  { name: 'resolution', value: '<W,H>', about: 'the resolution that is trained with (usual: 768,768)' },
  { name: 'min_bucket_reso', value: '<N>', about: 'the smallest side of a bucket (usual: 256)' },
  { name: 'max_bucket_reso', value: '<N>', about: 'the largest side of a bucket (usual: 1024)' },
  { name: 'bucket_reso_steps', value: '<N>', about: 'what sides of buckets divide by (usual: 64)' },
  { name: 'bucket_no_upscale', about: 'no picture is enlarged' },
];

/** Adds the options of buckets to a command, as we write them and, for who pastes a training's, as the trainer does. */
export function addBucketFlags(command: Command): Command {
  for (const { name, value, about } of flags) {
    const parse: (text: string) => string | number = name === 'resolution' ? parseResolution : parseSide;
    const add = (written: string, isHelp: boolean) => {
      const option = new Option(`--${written}${value === undefined ? '' : ` ${value}`}`, about);
      if (value !== undefined) option.argParser((text) => parse(text));
      command.addOption(option.hideHelp(!isHelp));
    };
    add(name.replaceAll('_', '-'), true);
    if (name.includes('_')) add(name, false);
  }
  return command;
}

/** The options that were given, by the trainer's names; undefined where none was. */
export function bucketFlags(given: Readonly<Record<string, unknown>>): Options | undefined {
  const found = flags.flatMap(({ name }) => {
    const value = given[name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())] ?? given[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function parseSide(text: string): number {
  return parseWithin(text, LARGEST_SIDE);
}

/** `768,512`, or `768` for both, as the trainer takes it. */
function parseResolution(text: string): string {
  const sides = text.split(',');
  if (sides.length > 2)
    throw new InvalidArgumentError('A width and a height are expected, for example 768,512.');
  return sides.map((side) => parseWithin(side, LARGEST_SIDE)).join(',');
}

/**
 * Reads a size of a picture, `640x960`.
 * @returns undefined for what is no try to write one
 * @throws InvalidArgumentError for a try that went wrong
 */
export function parseSize(text: string): Size | undefined {
  if (!/^[-+\d.,e_ x×X*]+$/.test(text) || !/\d/.test(text) || !/[x×X*]/.test(text)) return undefined;
  const [width, height, ...more] = text.split(/[x×X]/);
  if (width === undefined || height === undefined || more.length > 0)
    throw new InvalidArgumentError('A width and a height are expected, for example 640x960.');
  return [parseWithin(width, LARGEST_PICTURE), parseWithin(height, LARGEST_PICTURE)];
}
