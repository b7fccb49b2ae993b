import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixText } from '../../../../core/vocabulary/clip/repair/fix-text.ts';
import { anyCharacters, anyText } from '../../../support/caption-arbitraries.ts';
import { readOracle } from '../../../support/oracles.ts';

const { cases } = readOracle<{ text: string; fixed: string }>('fix-text');

describe('fixText', () => {
  it(`makes what ftfy makes of ${cases.length} recorded texts`, () => {
    expect(cases.length).toBeGreaterThan(1000);
    const wrong = cases
      .map(({ text, fixed }) => ({ text, fixed, ours: fixText(text) }))
      .filter(({ fixed, ours }) => ours !== fixed);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['schÃ¶n', 'schön', 'a wrong decoding'],
    ['P&EACUTE;REZ &amp; &#x2019;', "PÉREZ & '", 'entities'],
    ['<b>&amp;', '<b>&amp;', 'no entity beside what looks like HTML'],
    ['&amp;\n<b>\n&amp;', '&\n<b>\n&amp;', 'nor behind such a line'],
    ['oﬃce Ǆ', 'office DŽ', 'ligatures'],
    ['Ａ，　ｶﾞ', 'A, カ\u3099'.normalize('NFC'), 'wide and narrow forms'],
    ['“a” ‘b’', '"a" \'b\'', 'curly quotation marks'],
    ['a\r\nb\u2028c', 'a\nb\nc', 'line breaks'],
    ['\x1b[1;31mred\x1b[0m \x00\ufeff', 'red ', 'escapes and control characters'],
    ['e\u0301', 'é', 'composed accents'],
    ['\ud83d', '\ufffd', 'half a character'],
  ])('turns %j into %j: %s', (text, fixed) => {
    expect(fixText(text)).toBe(fixed);
  });

  it('leaves plain text as it is', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abc XYZ,.()_:\'"0123\n'), maxLength: 60 });
    fc.assert(
      fc.property(plain, (text) => {
        expect(fixText(text)).toBe(text);
      }),
    );
  });

  it('never throws, and changes nothing of what it repaired, but for entities and lost letters', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyCharacters), (text) => {
        const fixed = fixText(text);
        // Half a letter becomes the sign for a lost one, which is taken for a broken encoding the second time.
        if (!/[&\ufffd]/.test(fixed)) expect(fixText(fixed)).toBe(fixed);
      }),
    );
  });
});
