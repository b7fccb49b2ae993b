import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { compareCodePoints } from '../../cli/lint/code-points.ts';
import { rangesIn } from '../../cli/lint/positions.ts';

describe('rangesIn', () => {
  it('tells places as LSP does', () => {
    const piece = fc.constantFrom('a', '\n', '\r', '\r\n', '\u{1f600}', '\u2028', '\u0085', 'bc');
    const texts = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, fc.nat(50), fc.nat(50), (text, start, end) => {
        const document = TextDocument.create('', '', 0, text);
        const expected = { start: document.positionAt(start), end: document.positionAt(end) };
        expect(rangesIn(text)({ start, end })).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('compareCodePoints', () => {
  it('sorts as the bytes of UTF-8 do', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const expected = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b))).toBe(expected);
      }),
      {
        numRuns: 5000,
        examples: [
          ['\u{1f600}', '\uff5e'],
          ['\ue000', '\ud7ff'],
          ['a', 'aa'],
        ],
      },
    );
  });
});
