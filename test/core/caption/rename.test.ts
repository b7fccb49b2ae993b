import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Caption, parseCaption } from '../../../core/caption/caption.ts';
import { type TagRename, tagRenamer } from '../../../core/caption/rename.ts';
import { slotsOf } from '../../../core/caption/slots.ts';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { grammar, readSpan } from '../../../core/trainers/sd-scripts/captions.ts';
import { anyTag, anyText, tidyCaption } from '../../support/caption-arbitraries.ts';

const parse = (text: string) => parseCaption(text, readSpan(text));
const textsOf = ({ tags }: Caption) => tags.map(({ text }) => text);

function renamed(text: string, from: string, to: string, options: Partial<TagRename> = {}): string {
  const rename = { from, to, allSpellings: true, inSentences: false, ...options };
  return applyTextEdits(text, tagRenamer(rename)(parse(text)));
}

describe('a rename in one caption', () => {
  it.each([
    ['1girl, smile, hat', 'smile', 'grin', '1girl, grin, hat'],
    ['1girl,Smile,hat', 'smile', 'grin', '1girl,grin,hat'],
    ['smile, hat, grin', 'smile', 'grin', 'grin, hat'],
    ['Grin, hat, smile', 'smile', 'grin', 'Grin, hat'],
    ['long_hair, x, long hair', 'long_hair', 'long hair', 'long hair, x'],
    ['smile, Smile', 'smile', 'grin', 'grin'],
    ['grin, grin, x', 'smile', 'grin', 'grin, grin, x'],
    ['smiles, a smile', 'smile', 'grin', 'smiles, a smile'],
    ['  smile ,, x,\r\nsmile', 'smile', 'grin', '  grin ,, x,\r\nsmile'],
  ])('%j: %s to %s', (text, from, to, expected) => {
    expect(renamed(text, from, to)).toBe(expected);
  });

  it('of one spelling leaves the others', () => {
    expect(renamed('Smile, smile', 'Smile', 'grin', { allSpellings: false })).toBe('grin, smile');
    expect(renamed('long hair, x', 'long_hair', 'y', { allSpellings: false })).toBe('long hair, x');
  });

  it('of a trigger goes into tags and sentences, as whole words', () => {
    const options = { inSentences: true };
    expect(renamed("alice, alice's hat, malice", 'alice', 'bea', options)).toBe("bea, bea's hat, malice");
    expect(renamed('A photo of Alice and alice.', 'alice', 'bea', options)).toBe('A photo of bea and bea.');
    const one = { inSentences: true, allSpellings: false };
    expect(renamed('A photo of Alice and alice.', 'alice', 'bea', one)).toBe('A photo of Alice and bea.');
  });

  it('makes tags of one line one, not those of lines of which one is taken', () => {
    const split = grammar({ enable_wildcard: true });
    const rename = { from: 'grin', to: 'smile', allSpellings: true, inSentences: false };
    const merged = (text: string) =>
      applyTextEdits(text, tagRenamer(rename)(parseCaption(text, readSpan(text, split), split)));
    expect(merged('smile, hat\ngrin, hat')).toBe('smile, hat\nsmile, hat');
    expect(merged('smile\ngrin, grin')).toBe('smile\nsmile');
  });

  it('gives exactly the tags that one expects, and no double that was not there', () => {
    const both = fc.oneof(
      anyText,
      tidyCaption.map(({ text }) => text),
    );
    fc.assert(
      fc.property(both, fc.nat(), anyTag, fc.boolean(), (text, pick, to, allSpellings) => {
        const caption = parse(text);
        const from = caption.tags[pick % Math.max(caption.tags.length, 1)];
        fc.pre(from !== undefined);
        const after = parse(renamed(text, from.text, to, { allSpellings }));
        const isIt = ({ text, key }: { text: string; key: string }) =>
          allSpellings ? key === from.key : text === from.text;
        const wasChanged = caption.tags.some((tag) => isIt(tag) && tag.text !== to);
        const seen = new Set<string>();
        const expected = caption.tags
          .map((tag) => (isIt(tag) ? to : tag.text))
          .filter((one) => {
            const isDouble = wasChanged && tagKey(one) === tagKey(to) && seen.has(tagKey(one));
            seen.add(tagKey(one));
            return !isDouble;
          });
        expect(textsOf(after)).toEqual(expected);
      }),
    );
  });

  it('touches no byte outside of the tags that it is about', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), anyTag, (text, pick, to) => {
        const caption = parse(text);
        const from = caption.tags[pick % Math.max(caption.tags.length, 1)];
        fc.pre(from !== undefined);
        const rename = { from: from.text, to, allSpellings: true, inSentences: false };
        const keys = new Set([from.key, tagKey(to)]);
        const theirs = slotsOf(caption).filter(({ tag }) => tag && keys.has(tag.key));
        for (const { span } of tagRenamer(rename)(caption)) {
          // A tag that goes takes the separator in front of it along.
          expect(theirs.some((slot) => slot.span.start - 1 <= span.start && span.end <= slot.span.end)).toBe(
            true,
          );
        }
        const rest = readSpan(text).end;
        expect(renamed(text, from.text, to).endsWith(text.slice(rest))).toBe(true);
      }),
    );
  });
});
