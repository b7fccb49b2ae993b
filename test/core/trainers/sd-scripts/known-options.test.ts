import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitsOption, knownOptions } from '../../../../core/trainers/sd-scripts/known-options.ts';

interface Option {
  readonly dest: string;
  readonly kind: 'flag' | 'value';
  readonly type?: string;
  readonly nargs?: string;
  readonly choices?: readonly (string | number | null)[];
}

const { common }: { common: readonly Option[] } = JSON.parse(
  readFileSync('test/fixtures/oracles/trainer-options.json', 'utf8'),
);

const kinds: Readonly<Record<string, string>> = { str: 'text', Path: 'text', int_or_float: 'number' };

function kindOf({ kind, type = '', nargs }: Option): string {
  if (kind === 'flag') return 'flag';
  const plain = kinds[type] ?? type;
  return nargs === undefined ? plain : `${plain}s`;
}

describe('the options that we know', () => {
  it('are those of the trainer', () => {
    expect([...knownOptions.keys()].sort()).toEqual(common.map(({ dest }) => dest).sort());
  });

  it.each(common)('$dest takes what it takes there', (option) => {
    const kind = knownOptions.get(option.dest);
    if (option.choices) {
      const others = { max_token_length: [75], resize_interpolation: ['box'] }[option.dest] ?? [];
      const choices = [...option.choices.filter((choice) => choice !== null), ...others];
      expect([...(Array.isArray(kind) ? kind : [])].sort()).toEqual(choices.sort());
    } else expect(kind).toBe(kindOf(option));
  });
});

describe('a value fits', () => {
  it.each([
    ['flag', true],
    ['int', 3],
    ['float', 3],
    ['float', 0.5],
    ['number', 0.1],
    ['text', ''],
    ['texts', ['a=1']],
    ['floats', [1, 0.5]],
    ['floats', 1],
    [['no', 'fp16'], 'fp16'],
  ] as const)('%j: %j', (kind, value) => expect(fitsOption(kind, value)).toBe(true));

  it.each([
    ['flag', 'true'],
    ['flag', 1],
    ['int', 0.5],
    ['int', '3'],
    ['float', '1e-4'],
    ['float', Number.NaN],
    ['text', 3],
    ['texts', 'a=1'],
    ['floats', ['1']],
    [['no', 'fp16'], 'fp8'],
  ] as const)('not %j: %j', (kind, value) => expect(fitsOption(kind, value)).toBe(false));
});
