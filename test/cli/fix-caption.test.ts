// What `--fix` relies on, whatever stands in a caption.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionFile } from '../../core/dataset/assemble.ts';
import { withFiles } from '../../core/dataset/dataset.ts';
import { fixCaption } from '../../core/fix.ts';
import { applyTextEdits } from '../../core/span.ts';
import { datasetOf } from '../support/memory.ts';

const path = '/dataset/10_alice/a.txt';

const others = datasetOf({
  '10_alice/a.png': '',
  '10_alice/b.png': '',
  '10_alice/b.txt': '1girl, alice, smile',
});

function editsOf(text: string) {
  const file = captionFile(others, { path, text, bom: false });
  return fixCaption(withFiles(others, { captions: new Map([[path, file]]) }), path);
}

const fix = (text: string) => applyTextEdits(text, editsOf(text));

/** What stands between the commas of the line that is read, once each. */
function wordsOf(text: string): ReadonlySet<string> {
  const { tags } = captionFile(others, { path, text, bom: false }).caption ?? { tags: [] };
  return new Set(tags.map((tag) => tag.text));
}

// Captions of few words, so that they repeat, with all that stands around words; and any other text.
const word = fc.constantFrom(
  'a',
  'b',
  'B',
  'long hair',
  'long_hair',
  '\u{1f600}',
  '\u{1f601}',
  '1girl',
  '日本',
);
const blank = fc.constantFrom('', ' ', '  ', '\t', '\u3000', '\u001f', '\ufeff', '\u200b');
const piece = fc.oneof({ weight: 4, arbitrary: word }, blank, fc.constantFrom('\n', '\r\n', '\r', '\0', '.'));
const comma = fc.constantFrom(',', ', ', ' ,', ',,');
const list = fc.array(fc.tuple(piece, comma), { maxLength: 30 }).map((pairs) => pairs.flat().join(''));
const any = fc.array(fc.oneof(piece, comma, fc.string({ unit: 'binary' })), { maxLength: 30 });
const caption = fc.oneof(
  list,
  any.map((pieces) => pieces.join('')),
);

const always = (property: (text: string) => void) => {
  fc.assert(fc.property(caption, property), { numRuns: 2000 });
};

describe('fixCaption', () => {
  it('leaves nothing to fix', () => {
    always((text) => {
      expect(editsOf(fix(text))).toEqual([]);
    });
  });

  it('gives edits that lie in the text, in order, apart from each other, and change it', () => {
    always((text) => {
      let last = 0;
      for (const { span, newText } of editsOf(text)) {
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(newText).not.toBe(text.slice(span.start, span.end));
        last = span.end;
      }
    });
  });

  it('splits no character in two', () => {
    const twice = '\u{1f600}, \u{1f600}, \u{1f601}';
    expect(editsOf(twice)).toEqual([{ span: { start: 4, end: 8 }, newText: '' }]);
    always((text) => {
      const isInside = (at: number) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));
      for (const { span } of editsOf(text))
        expect([isInside(span.start), isInside(span.end)]).toEqual([false, false]);
    });
  });

  it('takes no word away that stands once, and leaves alone what the trainer does not read', () => {
    always((text) => {
      const after = fix(text);
      expect(after.endsWith(text.slice(text.search(/[\r\n]|$/)))).toBe(true);
      expect(wordsOf(after)).toEqual(wordsOf(text));
    });
  });

  it('takes little time for a caption of a hundred thousand mistakes', () => {
    const started = performance.now();
    expect(fix(`a${','.repeat(100_000)}`)).toBe('a');
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
