import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Caption, parseCaption } from '../../../core/caption/caption.ts';
import { strip } from '../../../core/caption/white-space.ts';
import { formatCaption } from '../../../core/language/format.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import { anyText } from '../../support/caption-arbitraries.ts';
import { captionsOf } from '../../support/datasets.ts';
import { unmark } from '../../support/memory.ts';

const wide = captionsOf(['1girl, alice', '1girl, smile']);
const narrow = captionsOf(['1girl,alice', '1girl,smile', 'a, b']);
const parse = (text: string) => parseCaption(text, readSpan(text));
const textsOf = ({ tags }: Caption) => tags.map(({ text }) => text);

function formatted(text: string, dataset = wide): string {
  return applyTextEdits(text, formatCaption(dataset, parse(text)));
}

describe('formatting a caption', () => {
  it.each([
    ['a,b ,  c', 'a, b, c', 'a,b,c'],
    ['  a, b \t', 'a, b', 'a,b'],
    ['a, , b,', 'a,, b,', 'a,,b,'],
    ['long  hair , x', 'long  hair, x', 'long  hair,x'],
    ['a ,b \r\n c ,d ', 'a, b\r\n c ,d ', 'a,b\r\n c ,d '],
    ['a， b, c', 'a， b, c', 'a， b,c'],
    ['   ', '   ', '   '],
    ['', '', ''],
    ['\na,b', '\na,b', '\na,b'],
    ['A woman stands in a garden ,and she is smiling. ', undefined, undefined],
  ])('%j', (text, asWide, asNarrow) => {
    expect(formatted(text)).toBe(asWide ?? text.trimEnd());
    expect(formatted(text, narrow)).toBe(asNarrow ?? text.trimEnd());
  });

  it('goes by the caption itself where the dataset has no opinion', () => {
    const one = captionsOf(['a', 'b']);
    expect(formatted('a,b,c, d', one)).toBe('a,b,c,d');
    expect(formatted('a,b, c', one)).toBe('a, b, c');
  });

  it('of a range touches the tags in it only', () => {
    const { text, spans } = unmark(' a,b,«c,d»,e ');
    expect(applyTextEdits(text, formatCaption(wide, parse(text), spans[0]))).toBe(' a,b, c, d,e ');
  });

  it('keeps the tags, the lines behind, and has nothing more to do the second time', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(wide, narrow), (text, dataset) => {
        const once = formatted(text, dataset);
        expect(formatCaption(dataset, parse(once))).toEqual([]);
        expect(textsOf(parse(once))).toEqual(textsOf(parse(text)));
        const behind = (one: string) => one.replace(/^[^\r\n]*/, '');
        expect(behind(once)).toBe(behind(text));
        // Nothing but white space comes or goes.
        const letters = (one: string) => [...one].filter((letter) => strip(letter) !== '').join('');
        expect(letters(once)).toBe(letters(text));
      }),
    );
  });
});
