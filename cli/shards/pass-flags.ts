import { InvalidArgumentError } from 'commander';
import type { SeverityFlags } from '../../core/rules/settings.ts';
import { ALL, parseShard, type Shard } from '../../core/slices/shard.ts';
import type { Format } from '../reporters/index.ts';
import { PassError } from './pass-error.ts';

export const passes = ['statistics', 'findings'] as const;
export type Pass = (typeof passes)[number];

/** What a lint in passes goes by, of the flags of `lora lint`. */
interface CommonFlags {
  readonly rule?: SeverityFlags;
  readonly tags: readonly string[] | boolean;
  readonly collapse: boolean;
}

export interface PassFlags extends CommonFlags {
  readonly format: Format;
  readonly maxWarnings?: number;
  readonly images: 'off' | 'headers' | 'pixels';
  readonly shard?: Shard;
  readonly pass?: Pass;
  readonly statistics?: string;
  readonly output?: string;
  readonly lowMemory?: boolean;
  readonly fix?: boolean;
  readonly watch?: boolean;
  readonly where?: unknown;
}

/** What to do: both passes at once for a report, or one of them for one shard, for a file. */
export type Passes = CommonFlags & { readonly images: 'off' | 'headers' } & (
    | { readonly kind: 'both'; readonly format: Format; readonly maxWarnings?: number | undefined }
    | { readonly kind: 'statistics'; readonly shard: Shard; readonly output: string }
    | {
        readonly kind: 'findings';
        readonly shard: Shard;
        readonly output: string;
        readonly statistics: string;
      }
  );

/** Reads `2/4`. @throws InvalidArgumentError */
export function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (!shard)
    throw new InvalidArgumentError('I/N is expected, from 1/N to N/N: "2/4" is the second of four parts.');
  return shard;
}

/** Whether a lint is to be done in passes. */
export function wantsPasses({ shard, pass, statistics, output, lowMemory }: PassFlags): boolean {
  return [shard, pass, statistics, output, lowMemory].some((flag) => flag !== undefined);
}

/** @throws PassError where what is said doesn't go together */
export function passesOf(flags: PassFlags): Passes {
  const { shard, pass, statistics, output, lowMemory, images, format, maxWarnings } = flags;
  const { rule, tags, collapse } = flags;
  const inTheWay = (['fix', 'watch', 'where'] as const).find((name) => flags[name]);
  if (inTheWay)
    throw new PassError(`--${inTheWay} needs all files at once: leave it, or ${nameOf(flags)}, out.`);
  if (images === 'pixels')
    throw new PassError(
      `--images pixels compares each picture with all others (duplicate-image, blurry-image, exposure, low-information): leave it, or ${nameOf(flags)}, out.`,
    );
  const common = { ...(rule ? { rule } : {}), tags, collapse, images };
  if (lowMemory) {
    if (shard || pass || statistics !== undefined || output !== undefined)
      throw new PassError(
        '--low-memory does both passes over all files: --shard, --pass, --statistics and --output do one.',
      );
    return { kind: 'both', ...common, format, maxWarnings };
  }
  if (!pass) throw new PassError('--pass is lacking: statistics of all shards come first, then findings.');
  if (output === undefined) throw new PassError(`--output is lacking: a file for the ${pass} of this shard.`);
  const own = { ...common, shard: shard ?? ALL, output };
  if (pass === 'statistics') {
    if (statistics !== undefined)
      throw new PassError('--statistics is for the second pass: --pass findings.');
    return { kind: pass, ...own };
  }
  if (statistics === undefined)
    throw new PassError(
      '--statistics is lacking: the file that "lora merge" made of the statistics of all shards.',
    );
  return { kind: pass, ...own, statistics };
}

function nameOf({ lowMemory, shard }: PassFlags): string {
  return lowMemory ? '--low-memory' : shard ? '--shard' : '--pass';
}
