import { describe, expect, it } from 'vitest';
import { parseFolderName } from '../../../../core/trainers/sd-scripts/folder-names.ts';
import { readOracle } from '../../../support/oracles.ts';

interface Case {
  readonly name: string;
  readonly repeats: number | null;
  readonly class_tokens: string | null;
}

const { cases } = readOracle<Case>('folder-names');

describe('parseFolderName', () => {
  it('is asked for all recorded names', () => {
    expect(cases).toHaveLength(13);
  });

  it.each(cases)('$name, as recorded', ({ name, repeats, class_tokens }) => {
    const expected = repeats === null ? undefined : { repeats, classTokens: class_tokens };
    expect(parseFolderName(name)).toEqual(expected);
  });

  it.each([
    ['-2_x', undefined],
    ['10', { repeats: 10, classTokens: '' }],
    ['10_alice woman', { repeats: 10, classTokens: 'alice woman' }],
    ['10_my_long_name', { repeats: 10, classTokens: 'my_long_name' }],
    ['1O_x', undefined],
    ['', undefined],
    ['²_x', undefined],
    ['𝟙𝟘_x', { repeats: 10, classTokens: 'x' }],
  ])('%j', (name, expected) => {
    expect(parseFolderName(name)).toEqual(expected);
  });
});
