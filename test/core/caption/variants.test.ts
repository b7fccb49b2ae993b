import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption, readText } from '../../../core/caption/caption.ts';
import { endOfMovable, movableTags, sectionsOf } from '../../../core/caption/sections.ts';
import { variantAt, variantsOf } from '../../../core/caption/variants.ts';
import { grammar, readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import { anyGroupOptions, anyText, groupedText } from '../../support/caption-arbitraries.ts';

const parse = (text: string, options: Readonly<Record<string, unknown>> = { enable_wildcard: true }) => {
  const split = grammar(options);
  return parseCaption(text, readSpan(text, split), split);
};
const groups = { keep_tokens_separator: '|||', secondary_separator: ';;;' };

describe('the captions of one file', () => {
  it('are its lines where the training takes one of them', () => {
    const found = variantsOf(parse(' a, b \r\n\n c,, d\n,\n'));
    expect(found.map((one) => [readText(one), one.tags.map(({ text }) => text), one.hasEmptySlots])).toEqual([
      ['a, b', ['a', 'b'], false],
      ['c,, d', ['c', 'd'], true],
    ]);
  });

  it('are one where it reads the first line alone, or there is no tag', () => {
    const caption = parse('a, b\nc', {});
    expect(variantsOf(caption)).toEqual([caption]);
    expect(variantsOf(parse('')).map(({ tags }) => tags)).toEqual([[]]);
    expect(variantsOf(parse(',\n,'))).toHaveLength(1);
  });

  it('have all tags of the file, each with its own', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, groupedText), anyGroupOptions, (text, options) => {
        const caption = parse(text, options);
        const tags = variantsOf(caption).flatMap((one) => one.tags);
        expect(tags).toEqual(caption.tags);
        for (const { read, tags } of variantsOf(caption))
          for (const { span } of tags)
            expect([read.start <= span.start, span.end <= read.end]).toEqual([true, true]);
      }),
    );
  });

  it.each([
    ['a|, b\nc', ['a', 'b']],
    ['a, b\n|c', ['c']],
    ['a, b\nc  |', ['c']],
    ['a, b\n|\nc', []],
    ['a, b\n|', []],
  ])('at %j: %j', (marked, tags) => {
    const offset = marked.indexOf('|');
    const found = variantAt(parse(marked.replace('|', '')), offset);
    expect(found.tags.map(({ text }) => text)).toEqual(tags);
  });
});

describe('the sections of a caption', () => {
  it('lie between what parts groups', () => {
    expect(sectionsOf(parse('a, b ||| c;;;d |||', groups))).toEqual([
      { tags: [0, 1], before: '', after: '|||' },
      { tags: [2], before: '|||', after: ';;;' },
      { tags: [3], before: ';;;', after: '|||' },
      { tags: [], before: '|||', after: '' },
    ]);
  });

  it.each([
    ['a, b, c', 1, [[1, 2]]],
    ['a, b ||| c, d', 0, [[], [2, 3]]],
    ['a ||| c, d ||| e, f', 0, [[], [1, 2], []]],
    ['a, b;;;c, d, e', 0, [[0], [3, 4]]],
    ['a, b;;;c, d, e', 1, [[], [3, 4]]],
  ])('of %j with %i kept, tags may change places: %j', (text, kept, expected) => {
    expect(movableTags(parse(text, groups), kept)).toEqual(expected);
  });

  it.each([
    ['a, b', 2],
    ['a ||| b', 2],
    ['a ||| b ||| c', 2],
    ['a ||| b, c ||| d ||| e', 3],
    ['', 0],
  ])('of %j a new tag comes at place %i', (text, place) => {
    expect(endOfMovable(parse(text, groups))).toBe(place);
  });
});
