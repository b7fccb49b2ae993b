import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption, readText } from '../../../../core/caption/caption.ts';
import { variantsOf } from '../../../../core/caption/variants.ts';
import { grammar, readSpan } from '../../../../core/trainers/sd-scripts/captions.ts';
import { trainedText } from '../../../../core/trainers/sd-scripts/trained-text.ts';
import { anyGroupOptions, groupedText } from '../../../support/caption-arbitraries.ts';
import { readOracle } from '../../../support/oracles.ts';

interface Case {
  readonly caption: string;
  readonly opts: Readonly<Record<string, unknown>>;
  readonly possible: readonly string[];
}

/** What the trainer leaves out by chance or for a while, where we count all that it may train. */
const LEFT_OUT = /dropout|token_warmup/;

/** What the text encoder gets of each line, by the options. */
function trained(text: string, options: Readonly<Record<string, unknown>>): readonly string[] {
  const split = grammar(options);
  const lines = variantsOf(parseCaption(text, readSpan(text, split), split));
  return lines.map(
    (line, index) =>
      trainedText(readText(line), options, { isFirst: index === 0, isLast: index === lines.length - 1 }).text,
  );
}

describe('what is trained of a caption', () => {
  const cases = readOracle<Case>('process-caption').cases.filter(
    ({ caption, opts }) =>
      !Object.keys(opts).some((option) => LEFT_OUT.test(option)) &&
      // Only where lines are choices are further ones read from the file.
      (opts['enable_wildcard'] === true || !caption.includes('\n')),
  );

  it('is what is written where captions are encoded before the training', () => {
    const options = { caption_prefix: 'alice,', enable_wildcard: true, cache_text_encoder_outputs: true };
    expect(trainedText('1girl, {smile|grin}', options).text).toBe('1girl, {smile|grin}');
  });

  it.each(cases)('$caption with $opts', ({ caption, opts, possible }) => {
    // White space around commas makes no token.
    const evenly = (text: string) => text.replace(/\s*,\s*/g, ', ').trim();
    for (const text of trained(caption, opts)) expect(possible.map(evenly)).toContain(evenly(text));
  });

  it('is the longest of the choices', () => {
    expect(trained('{a|bc|b} x, {{y}}', { enable_wildcard: true })).toEqual(['bc x, {y}']);
  });

  it('knows where each part of it stands in the caption', () => {
    const shuffled = anyGroupOptions.map((some) => ({ ...some, shuffle_caption: true }));
    fc.assert(
      fc.property(groupedText, fc.oneof(anyGroupOptions, shuffled), (caption, some) => {
        const options = { ...some, caption_prefix: 'P', caption_suffix: 'Q' };
        const { text, sourceOf } = trainedText(caption, options);
        for (const { 0: letter, index } of text.matchAll(/[a-z]/gi))
          if (!'PQ'.includes(letter)) expect(caption.charAt(sourceOf(index))).toBe(letter);
        expect(sourceOf(text.length)).toBe(caption.length);
      }),
    );
  });
});
