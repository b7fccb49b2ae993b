import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Caption, parseCaption } from '../../../core/caption/caption.ts';
import {
  arrangeTags,
  insertTag,
  moveTag,
  removeSlot,
  removeTag,
  removeTags,
  separatorOf,
} from '../../../core/caption/edit.ts';
import { slotsOf } from '../../../core/caption/slots.ts';
import { applyTextEdits, type TextEdit } from '../../../core/span.ts';
import { grammar, readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import {
  anyGroupOptions,
  anyTag,
  anyText,
  groupedText,
  tidyCaption,
} from '../../support/caption-arbitraries.ts';

const parse = (text: string) => parseCaption(text, readSpan(text));
const textsOf = (caption: Caption) => caption.tags.map(({ text }) => text);
const edited = ({ text }: Caption, edit: TextEdit) => applyTextEdits(text, [edit]);
const behind = ({ text, read }: Caption) => text.slice(read.end).replace(/^[^\r\n]*/, '');

describe('removeTag', () => {
  it('takes one tag out of any caption, and leaves all others in order', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, pick) => {
        const caption = parse(text);
        fc.pre(caption.tags.length > 0);
        const index = pick % caption.tags.length;
        const after = parse(edited(caption, removeTag(caption, index)));
        expect(textsOf(after)).toEqual(textsOf(caption).toSpliced(index, 1));
        expect(behind(after)).toBe(behind(caption));
      }),
    );
  });

  it('leaves an evenly spaced caption evenly spaced', () => {
    fc.assert(
      fc.property(tidyCaption, fc.nat(), ({ text, tags, separator }, pick) => {
        const index = pick % tags.length;
        const caption = parse(text);
        const rest = text.slice(tags.join(separator).length);
        expect(edited(caption, removeTag(caption, index))).toBe(
          tags.toSpliced(index, 1).join(separator) + rest,
        );
      }),
    );
  });

  it('says which tag there is not', () => {
    expect(() => removeTag(parse('a'), 1)).toThrow(RangeError);
  });
});

describe('removeSlot', () => {
  it.each([
    ['a,, b', 1, 'a, b'],
    [', a', 0, 'a'],
    ['a, ', 1, 'a'],
    ['a,', 1, 'a'],
    [',', 0, ''],
    ['a , b', 0, 'b'],
    ['a, b , c', 1, 'a, c'],
  ])('%j without slot %i is %j', (text, index, expected) => {
    const caption = parseCaption(text);
    const slot = slotsOf(caption)[index];
    expect(slot && edited(caption, removeSlot(caption, slot))).toBe(expected);
  });
});

describe('insertTag', () => {
  it('gives exactly one tag more, in its place, and changes no other', () => {
    fc.assert(
      fc.property(anyText, anyTag, fc.nat(12), (text, tag, index) => {
        const caption = parse(text);
        const after = parse(edited(caption, insertTag(caption, index, tag)));
        expect(textsOf(after)).toEqual(textsOf(caption).toSpliced(index, 0, tag));
        expect(behind(after)).toBe(behind(caption));
      }),
    );
  });

  it('keeps the spacing', () => {
    fc.assert(
      fc.property(tidyCaption, anyTag, fc.nat(12), ({ text, tags, separator }, tag, index) => {
        fc.pre(tags.length > 1);
        const rest = text.slice(tags.join(separator).length);
        const caption = parse(text);
        expect(edited(caption, insertTag(caption, index, tag))).toBe(
          tags.toSpliced(index, 0, tag).join(separator) + rest,
        );
      }),
    );
  });

  it.each([
    ['', 'x'],
    ['a', 'a, x'],
    ['a,b', 'a,b,x'],
    ['a,,b', 'a,,b,x'],
    ['a, b,', 'a, b, x,'],
    ['\nsecond line', 'x\nsecond line'],
  ])('at the end of %j: %j', (text, expected) => {
    const caption = parse(text);
    expect(edited(caption, insertTag(caption, caption.tags.length, 'x'))).toBe(expected);
  });
});

describe('separatorOf', () => {
  it.each([
    ['', ', '],
    ['a', ', '],
    ['a,', ', '],
    ['a, b', ', '],
    ['a,b', ','],
    ['a,,b', ','],
    [',b', ','],
  ])('of %j is %j', (text, separator) => {
    expect(separatorOf(parseCaption(text))).toBe(separator);
  });
});

describe('a tag between groups', () => {
  const groups = grammar({ keep_tokens_separator: '|||', shuffle_caption: true });

  it.each([
    ['a, b ||| c, d', 0, 'b ||| c, d'],
    ['a, b ||| c, d', 1, 'a ||| c, d'],
    ['a, b ||| c, d', 2, 'a, b ||| d'],
    ['a, b ||| c, d', 3, 'a, b ||| c'],
    ['a ||| b', 1, 'a '],
  ])('of %j: without number %i it is %j', (text, index, expected) => {
    const caption = parseCaption(text, { start: 0, end: text.length }, groups);
    expect(edited(caption, removeTag(caption, index))).toBe(expected);
  });
});

describe('removeTags', () => {
  it('takes any tags out of any caption, and leaves all others in order', () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.nat(), { maxLength: 6 }), (text, picks) => {
        const caption = parse(text);
        fc.pre(caption.tags.length > 0);
        const gone = picks.map((pick) => pick % caption.tags.length);
        const after = parse(applyTextEdits(text, removeTags(caption, gone)));
        expect(textsOf(after)).toEqual(textsOf(caption).filter((_, index) => !gone.includes(index)));
        expect(behind(after)).toBe(behind(caption));
      }),
    );
  });

  it('takes any tags out of captions with groups and lines, and leaves all others in order', () => {
    fc.assert(
      fc.property(
        groupedText,
        anyGroupOptions,
        fc.array(fc.nat(), { maxLength: 6 }),
        (text, options, picks) => {
          const split = grammar(options);
          const parse = (text: string) => parseCaption(text, readSpan(text, split), split);
          const caption = parse(text);
          fc.pre(caption.tags.length > 0);
          const gone = picks.map((pick) => pick % caption.tags.length);
          const after = parse(applyTextEdits(text, removeTags(caption, gone)));
          expect(textsOf(after)).toEqual(textsOf(caption).filter((_, index) => !gone.includes(index)));
        },
      ),
    );
  });

  it.each([
    ['a ||| b, c, d', [1, 2], 'a ||| d'],
    ['a ||| b, c, d', [2, 3], 'a ||| b'],
    ['a ||| b', [0, 1], ''],
    ['a, b ||| c ||| d', [2], 'a, b |||||| d'],
    ['a, b\nc, d\ne', [2, 3], 'a, b\ne'],
    ['a, b\nc', [2], 'a, b'],
    ['a\nb, c', [0], 'b, c'],
    ['a, b\nc, d', [1, 2], 'a\nd'],
  ])('groups and lines: %j without %j is %j', (text, gone, expected) => {
    const split = grammar({ keep_tokens_separator: '|||', enable_wildcard: true });
    const caption = parseCaption(text, readSpan(text, split), split);
    expect(applyTextEdits(text, removeTags(caption, gone))).toBe(expected);
  });

  it.each([
    ['a, b, c', [0, 1], 'c'],
    ['a, b', [0, 1], ''],
    ['a, b, c, d', [0, 2], 'b, d'],
    ['a,, b', [0], ', b'],
  ])('%j without %j is %j', (text, gone, expected) => {
    expect(applyTextEdits(text, removeTags(parse(text), gone))).toBe(expected);
  });
});

describe('moveTag', () => {
  it('gives the tags in the new order', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, from, to) => {
        const caption = parse(text);
        const { length } = caption.tags;
        fc.pre(length > 0);
        const [a, b] = [from % length, to % length];
        const after = parse(applyTextEdits(text, moveTag(caption, a, b)));
        const expected = textsOf(caption);
        expected.splice(b, 0, ...expected.splice(a, 1));
        expect(textsOf(after)).toEqual(expected);
      }),
    );
  });
});

describe('arrangeTags', () => {
  it('exchanges texts and leaves all that stands between them', () => {
    const caption = parse(' a ,b,, c\nd');
    expect(applyTextEdits(caption.text, arrangeTags(caption, [2, 1, 0]))).toBe(' c ,b,, a\nd');
    expect(arrangeTags(caption, [0, 1, 2])).toEqual([]);
  });
});
