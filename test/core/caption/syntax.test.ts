import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { isFace } from '../../../core/caption/faces.ts';
import { syntaxOf } from '../../../core/caption/syntax.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

/** The pieces of a text, as `kind text`. */
const pieces = (text: string) =>
  syntaxOf(parseCaption(text)).map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);

describe('syntaxOf', () => {
  it.each<[string, string[]]>([
    ['1girl, smile', []],
    ['1girl, (smile:1.2), hat', ['weight (smile:1.2)']],
    ['(a, b:.5), c', ['weight (a, b:.5)']],
    ['((smile)), [hat]', ['emphasis ((smile))', 'emphasis (smile)', 'emphasis [hat]']],
    ['(smile, hat)', ['emphasis (smile, hat)']],
    ['alice (wonderland), smile', ['qualifier (wonderland)']],
    ['alice_(wonderland)_(1951)', ['qualifier (wonderland)', 'qualifier (1951)']],
    ['alice \\(wonderland\\)', ['escape \\(', 'escape \\)']],
    ['<lora:alice:0.8>, 1girl', ['network <lora:alice:0.8>']],
    ['{red|blue} hat, __colour__ dress', ['wildcard {red|blue}', 'wildcard __colour__']],
    ['^_^, :d, (o)_(o), 1girl', ['face ^_^', 'face :d', 'face (o)_(o)']],
    ['[trigger], [name] smiles', []],
    ['(unclosed, smile', []],
    ['a) b (c', []],
    ['(a]', []],
    ['photo (2020) of her, x', ['qualifier (2020)']],
    ['1:1, 16:9', []],
  ])('of %j are %j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('lie in the text that is read, in order, whatever stands there', () => {
    const odd = fc
      .array(
        fc.oneof(anyText, fc.constantFrom('(', ')', '[', ']', '\\(', ':1.2', '<lora:', '>', '{a|b}', '^_^')),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(odd, (text) => {
        const read = { start: Math.min(1, text.length), end: text.length };
        let last = 0;
        for (const { span } of syntaxOf(parseCaption(text, read))) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          last = span.start;
        }
      }),
    );
  });

  it('takes a time that grows with the length, and leaves alone what is nested without end', () => {
    const deep = `${'('.repeat(100_000)}a${')'.repeat(100_000)}`;
    expect(syntaxOf(parseCaption(deep)).length).toBeLessThan(100);
    expect(pieces('('.repeat(200_000))).toEqual([]);
    expect(syntaxOf(parseCaption('a (b) '.repeat(50_000)))).toHaveLength(50_000);
  });
});

describe('isFace', () => {
  it.each(['^_^', ':d', ':D', ';)', '>_<', '(o)_(o)', 'x_x', ':3', '=_='])('%s is one', (text) =>
    expect(isFace(text)).toBe(true),
  );
  it.each(['', 'smile', 'x', '1girl', 'a_b', '3d', '(smile)', 'xd rifle'])('%j is none', (text) =>
    expect(isFace(text)).toBe(false),
  );
});
