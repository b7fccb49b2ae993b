import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption, readText, SEPARATOR, slotAt } from '../../../core/caption/caption.ts';
import { readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

const textsOf = (text: string) => parseCaption(text).tags.map((tag) => tag.text);

describe('parseCaption', () => {
  it('loses nothing: slots and separators together are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { slots } = parseCaption(text);
        expect(slots.map(({ span }) => text.slice(span.start, span.end)).join(SEPARATOR)).toBe(text);
      }),
    );
  });

  it('gives spans in order, inside the part that is read, each with its own text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readSpan(text);
        const { tags, slots } = parseCaption(text, read);
        let last = read.start;
        for (const { span, text: tag } of tags) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(text.slice(span.start, span.end)).toBe(tag);
          last = span.end;
        }
        expect(last).toBeLessThanOrEqual(read.end);
        expect(tags).toEqual(slots.flatMap(({ tag }) => tag ?? []));
      }),
    );
  });

  it('takes the white space around a tag off, and none inside', () => {
    expect(textsOf(' 1girl ,\tlong  hair\u3000,smile')).toEqual(['1girl', 'long  hair', 'smile']);
  });

  it('keeps empty places as slots without a tag', () => {
    const { slots, tags } = parseCaption('a,, b,');
    expect(slots.map(({ tag }) => tag?.text)).toEqual(['a', undefined, 'b', undefined]);
    expect(tags).toHaveLength(2);
  });

  it.each(['', '   ', '\n'])('has one slot and no tag in %j', (text) => {
    const { slots, tags, style } = parseCaption(text, readSpan(text));
    expect(slots).toHaveLength(1);
    expect(tags).toEqual([]);
    expect(style).toBe('tags');
  });

  it('has only empty slots in commas', () => {
    expect(parseCaption(',,,').slots.map(({ tag }) => tag)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps what Python keeps: a byte order mark and a zero-width space belong to the tag', () => {
    expect(textsOf('\ufeff1girl, \u200bsmile')).toEqual(['\ufeff1girl', '\u200bsmile']);
  });

  it('sees only the part that is read', () => {
    const text = 'a, b\nc, d';
    const caption = parseCaption(text, readSpan(text));
    expect(caption.tags.map((tag) => tag.text)).toEqual(['a', 'b']);
    expect(readText(caption)).toBe('a, b');
  });
});

describe('slotAt', () => {
  const caption = parseCaption('ab, cd');

  it.each([
    [0, 'ab'],
    [2, 'ab'],
    [3, 'cd'],
    [6, 'cd'],
    [99, 'cd'],
  ])('offset %i is in %s', (offset, tag) => {
    expect(slotAt(caption, offset)?.tag?.text).toBe(tag);
  });
});
