import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMessage } from '../../../core/message.ts';
import { parseSheet } from '../../../core/sheet/parse-sheet.ts';
import { printSheet } from '../../../core/sheet/print-sheet.ts';
import { baseOf, changesOf } from '../../../core/sheet/sheet-changes.ts';
import { blockAt, captionOffset, sheetEdits, sheetOffset } from '../../../core/sheet/sheet-places.ts';
import { editsToShow, shownOffset, shownText } from '../../../core/sheet/shown-text.ts';
import { readName, writtenName } from '../../../core/sheet/written-name.ts';
import { applyTextEdits, minimalEdit } from '../../../core/span.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

/** Names as files may have them, and as nobody would call one. */
const anyName = fc.oneof(
  fc.constantFrom(
    'front_01',
    'a:b',
    'a: b',
    '# a',
    ' a',
    'a\\',
    '\\:',
    'x\ny',
    'é',
    '日本',
    'img/front 1',
    'a ',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const anyCaption = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    '\n',
    'a\r\nb\r\n',
    '  a',
    '\ta\n\n\tb\n',
    'a\n    b',
    '# a',
    'front_01: a',
    'a\n \n',
    'a\rb',
  ),
);
const anyEntries = fc.uniqueArray(
  fc.record({ name: anyName, text: fc.option(anyCaption, { nil: undefined }) }),
  {
    selector: ({ name }) => name,
    maxLength: 8,
  },
);
/** As an editor gives a text that it was given: with one kind of line end. */
const lineEnd = fc.constantFrom('\n', '\r\n');

const textsIn = (sheet: string) => parseSheet(sheet).blocks.map(({ name, text }) => [name, shownText(text)]);
const said = (sheet: string, base: ReadonlyMap<string, string>) =>
  changesOf(base, parseSheet(sheet)).mistakes.map(({ span, message }) => [
    sheet.slice(span.start, span.end),
    formatMessage(message),
  ]);

describe('a caption sheet', () => {
  it('has a line for each caption, its further lines indented, and nothing behind a name without one', () => {
    const entries = [
      { name: 'front_01', text: '1girl, alice\n' },
      { name: 'front_02', text: '1girl\r\n\r\n  a cat.\r\n' },
      { name: 'front_03', text: undefined },
      { name: 'a: b', text: 'smile' },
    ];
    expect(printSheet(['Two words', ''], entries)).toBe(
      '# Two words\n#\nfront_01: 1girl, alice\nfront_02: 1girl\n    \n      a cat.\nfront_03: \na\\: b: smile\n',
    );
  });

  it('is read as it was printed, whatever names and captions have', () => {
    fc.assert(
      fc.property(anyEntries, fc.array(anyText, { maxLength: 2 }), lineEnd, (entries, header, end) => {
        const sheet = printSheet(header, entries).replaceAll('\n', end);
        expect(parseSheet(sheet).mistakes).toEqual([]);
        expect(textsIn(sheet)).toEqual(entries.map(({ name, text = '' }) => [name, shownText(text)]));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing as long as nobody does', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const parsed = parseSheet(printSheet(['x'], entries));
        const { changes, removed, mistakes } = changesOf(baseOf(parsed), parsed);
        expect([changes, removed, mistakes]).toEqual([[], [], []]);
      }),
    );
  });

  it('makes of each caption what it is written as, and keeps how its lines and the file end', () => {
    fc.assert(
      fc.property(anyCaption, anyCaption, (before, wanted) => {
        const shown = shownText(wanted);
        const after = applyTextEdits(before, editsToShow(before, shown));
        expect(shownText(after)).toBe(shown);
        if (shownText(before) === shown) expect(after).toBe(before);
        // Line ends behind the last line stay, unless the file is nothing else.
        const tail = /[\r\n]*$/.exec(before)?.[0] ?? '';
        expect(after.endsWith(tail)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes new lines as the others of the file end', () => {
    const after = applyTextEdits('a\r\nb\r\n', editsToShow('a\r\nb\r\n', 'a\nc\nb'));
    expect(after).toBe('a\r\nc\r\nb\r\n');
  });

  it('knows each place of a caption, and edits of one are edits of the sheet', () => {
    fc.assert(
      fc.property(anyEntries, anyCaption, fc.nat(), fc.nat(), (entries, wanted, pick, place) => {
        const printed = printSheet([], entries);
        const sheet = place % 2 ? printed : printed.replace(/: $/gm, ':');
        const { blocks } = parseSheet(sheet);
        const block = blocks[pick % Math.max(blocks.length, 1)];
        if (!block) return;
        const offset = place % (block.text.length + 1);
        const inSheet = sheetOffset(block, offset);
        expect(captionOffset(block, inSheet)).toBe(offset);
        expect(sheet[inSheet] === block.text[offset] || (block.text[offset] ?? '\n') === '\n').toBe(true);
        expect(blockAt(blocks, inSheet)).toBe(block);

        const shown = shownText(wanted);
        const edited = applyTextEdits(sheet, sheetEdits(block, minimalEdit(block.text, shown)));
        const expected = new Map(textsIn(sheet) as [string, string][]).set(block.name, shown);
        expect(new Map(textsIn(edited) as [string, string][])).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('knows where a place of the file is in what is shown', () => {
    fc.assert(
      fc.property(anyCaption, fc.nat(), (text, place) => {
        const offset = place % (text.length + 1);
        if (text[offset - 1] === '\r' && text[offset] === '\n') return;
        const shown = shownText(text);
        expect(shownOffset(text, offset)).toBe(
          Math.min(shownText(`${text.slice(0, offset)}x`).length - 1, shown.length),
        );
      }),
    );
  });

  it('writes names so that they are read again, and no two alike', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(readName(writtenName(name))).toBe(name);
        expect(writtenName(name)).not.toMatch(/[\n\r\t]/);
      }),
    );
    expect(writtenName('front_01 (2)')).toBe('front_01 (2)');
    expect(readName('a\\u{110000}')).toBe('a\\u{110000}');
  });

  it('takes any text for a sheet', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { blocks, mistakes } = parseSheet(text);
        changesOf(new Map(blocks.map(({ name }) => [name, ''])), { blocks, mistakes });
      }),
    );
  });
});

describe('changes of a sheet', () => {
  const base = new Map([
    ['a', '1girl, smile'],
    ['b', '1girl'],
    ['c', 'one\ntwo'],
  ]);
  const sheet = '# words\na: 1girl, smile\nb: 1girl\nc: one\n    two\n';

  it('are the captions that have another text', () => {
    expect(changesOf(base, parseSheet(sheet.replace('smile', 'grin')))).toEqual({
      changes: [{ name: 'a', before: '1girl, smile', after: '1girl, grin' }],
      removed: [],
      mistakes: [],
    });
  });

  it.each([
    ['another order', 'c: one\n    two\nb: 1girl\na: 1girl, smile'],
    [
      'empty lines and remarks between them',
      '\n\na: 1girl, smile\n# b\n  \nb: 1girl\n\nc: one\n    two\n    \n    ',
    ],
    ['no blank behind the colon', 'a:1girl, smile\nb:1girl\nc:one\n\ttwo'],
    ['other line ends', sheet.replaceAll('\n', '\r\n')],
  ])('are none of %s', (_, text) => {
    expect(changesOf(base, parseSheet(text))).toEqual({ changes: [], removed: [], mistakes: [] });
  });

  it('are none of a line that is removed: its caption stays', () => {
    expect(changesOf(base, parseSheet('a: 1girl, smile\n#b: 1girl\n'))).toEqual({
      changes: [],
      removed: ['b', 'c'],
      mistakes: [],
    });
  });

  it('have an empty line in a caption where it goes on behind it', () => {
    const { changes } = changesOf(
      base,
      parseSheet('a: 1girl, smile\nb: 1girl\n\n    more\nc: one\n    two\n'),
    );
    expect(changes).toEqual([{ name: 'b', before: '1girl', after: '1girl\n\nmore' }]);
  });

  it.each([
    ['a name that no caption has', sheet.replace('b:', 'B:'), 'B', 'This sheet has no caption "B".'],
    ['a name that stands twice', `${sheet}a: x\n`, 'a', '"a" has another line already.'],
    ['a line without a name', sheet.replace('b:', 'b'), 'b 1girl', /^A line begins with the name/],
    [
      'a line that begins with a blank',
      sheet.replace('b:', ' b:'),
      ' b: 1girl',
      /^A line begins with the name/,
    ],
    ['a line that belongs to none', `    x\n${sheet}`, '    x', /^There is no caption above/],
    [
      'further lines of one that is a remark',
      sheet.replace('c:', '# c:'),
      '    two',
      /^There is no caption above/,
    ],
    ['a line that was indented', sheet.replace('b:', '    b:'), 'b:', /^The line of "b" became a part/],
    ['a line break that is gone', sheet.replace('\nb:', 'b:'), 'b:', /^The line of "b" became a part/],
    ['a first line that is cut', sheet.replace('c: one\n', ''), 'two', /^The line of "c" became a part/],
  ])('are refused for %s', (_, text, place, words) => {
    expect(said(text, base)).toEqual([
      [place, typeof words === 'string' ? words : expect.stringMatching(words)],
    ]);
  });

  it('leave a caption alone that names another picture', () => {
    const named = new Map([
      ['a', 'see b: there'],
      ['b', '1girl'],
    ]);
    expect(said('a: see b: there, too\n', named)).toEqual([]);
  });
});
