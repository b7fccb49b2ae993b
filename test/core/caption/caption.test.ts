import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption, readText } from '../../../core/caption/caption.ts';
import { slotAt, slotsOf } from '../../../core/caption/slots.ts';
import { variantsOf } from '../../../core/caption/variants.ts';
import { grammar, readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

const textsOf = (text: string) => parseCaption(text).tags.map((tag) => tag.text);

describe('parseCaption', () => {
  it('loses nothing: slots and separators together are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const slots = slotsOf(parseCaption(text));
        expect(slots.map(({ span }) => text.slice(span.start, span.end)).join(',')).toBe(text);
      }),
    );
  });

  it('gives spans in order, inside the part that is read, each with its own text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readSpan(text);
        const caption = parseCaption(text, read);
        const { tags } = caption;
        const slots = slotsOf(caption);
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
    const caption = parseCaption('a,, b,');
    const { tags } = caption;
    const slots = slotsOf(caption);
    expect(slots.map(({ tag }) => tag?.text)).toEqual(['a', undefined, 'b', undefined]);
    expect(tags).toHaveLength(2);
  });

  it.each(['', '   ', '\n'])('has one slot and no tag in %j', (text) => {
    const caption = parseCaption(text, readSpan(text));
    const { tags, style } = caption;
    expect(slotsOf(caption)).toHaveLength(1);
    expect(tags).toEqual([]);
    expect(style).toBe('tags');
  });

  it('has only empty slots in commas', () => {
    expect(slotsOf(parseCaption(',,,')).map(({ tag }) => tag)).toEqual([
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

describe('with groups of tags', () => {
  const groups = grammar({ keep_tokens_separator: '|||', secondary_separator: ';;;', shuffle_caption: true });
  const whole = (text: string) => ({ start: 0, end: text.length });
  const tagsOf = (text: string) => parseCaption(text, whole(text), groups).tags.map((tag) => tag.text);

  it.each([
    ['1girl, alice ||| smile, hat', ['1girl', 'alice', 'smile', 'hat']],
    ['a ||| b ||| c', ['a', 'b', 'c']],
    ['a;;;b, c', ['a', 'b', 'c']],
    ['a || b', ['a || b']],
    ['||| c,d', ['c', 'd']],
    ['a|||b;;;c,d', ['a', 'b', 'c', 'd']],
  ])('%j are %j', (text, tags) => {
    expect(tagsOf(text)).toEqual(tags);
  });

  it('loses nothing: slots and what stands before each are the text', () => {
    const odd = fc.array(fc.oneof(anyText, fc.constantFrom('|||', ';;;', '||', ' ||| ')), { maxLength: 5 });
    fc.assert(
      fc.property(odd, (parts) => {
        const text = parts.join('');
        const slots = slotsOf(parseCaption(text, whole(text), groups));
        const again = slots.map(({ before, span }) => before + text.slice(span.start, span.end));
        expect(again.join('')).toBe(text);
      }),
    );
  });

  it('is split by another separator where the training says so', () => {
    const dots = grammar({ caption_separator: '.' });
    expect(parseCaption('a, b. c', whole('a, b. c'), dots).tags.map(({ text }) => text)).toEqual([
      'a, b',
      'c',
    ]);
  });
});

describe('with a caption in each line', () => {
  const wild = grammar({ enable_wildcard: true });

  it.each([
    ['{a|b, c} d, e', ['{a|b, c} d', 'e']],
    ['{{a, b}}, c', ['{{a', 'b}}', 'c']],
    ['{a, b\nc}', ['{a', 'b', 'c}']],
    ['a, {b', ['a', '{b']],
  ])('are not parted within choices: %j', (text, expected) => {
    const caption = parseCaption(text, readSpan(text, wild), wild);
    expect(caption.tags.map((tag) => tag.text)).toEqual(expected);
    const lines = variantsOf(caption).flatMap((line) => slotsOf(line).map(({ tag }) => tag?.text));
    expect(lines).toEqual(expected);
  });

  it('has the tags of all lines, each of its own caption; blank lines are none', () => {
    const text = '1girl, smile\r\n\n  1girl, hat \n';
    const { tags } = parseCaption(text, readSpan(text, wild), wild);
    expect(tags.map((tag) => [tag.text, tag.variant])).toEqual([
      ['1girl', 0],
      ['smile', 0],
      ['1girl', 1],
      ['hat', 1],
    ]);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = readSpan(text, wild);
        const slots = slotsOf(parseCaption(text, read, wild));
        const again = slots.map(({ before, span }) => before + text.slice(span.start, span.end));
        expect(again.join('')).toBe(text.slice(read.start, read.end));
      }),
    );
  });
});

it('takes a time that grows with the length, however long a line is', () => {
  const text = 'a,'.repeat(200_000) + 'x'.repeat(500_000);
  expect(parseCaption(text).tags).toHaveLength(200_001);
});
