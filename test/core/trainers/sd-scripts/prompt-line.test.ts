import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parsePromptFile,
  parsePromptLine,
  type SamplePrompt,
} from '../../../../core/trainers/sd-scripts/prompt-line.ts';
import { readOracle } from '../../../support/oracles.ts';

const { cases } = readOracle<{ readonly line: string; readonly dict: SamplePrompt }>('prompt-lines');

describe('a line of a prompt file', () => {
  it('has recorded cases', () => expect(cases.length).toBeGreaterThan(15));

  it.each(cases)('as the trainer reads it: $line', ({ line, dict }) => {
    expect(parsePromptLine(line)).toEqual(dict);
  });

  it.each<[string, Partial<SamplePrompt>]>([
    ['cat --l 7,5', { scale: 7 }],
    ['cat --w512', {}],
    ['cat --w ５１２', { width: 512 }],
    ['cat --s 5000', { sample_steps: 1000 }],
    ['cat --ctr 1e-1', { cfg_trunc_ratio: 0.1 }],
    ['cat --ctr 0x10', {}],
    ['cat --fs 3', { flow_shift: '3' }],
  ])('%s', (line, said) => {
    expect(parsePromptLine(line)).toEqual({ prompt: 'cat', ...said });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (line) => {
        expect(parsePromptLine(line).prompt).toBe(line.split(' --')[0]);
      }),
    );
  });
});

describe('a prompt file', () => {
  it('has a prompt a line, but for empty lines and comments', () => {
    const text = '# why\r\n a cat --w 64\n\n\t\n  # not a comment: a blank stands in front\rlast';
    expect(parsePromptFile(text)).toEqual([
      { prompt: 'a cat', width: 64 },
      { prompt: '# not a comment: a blank stands in front' },
      { prompt: 'last' },
    ]);
  });
});
