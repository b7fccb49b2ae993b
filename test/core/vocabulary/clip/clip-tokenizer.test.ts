import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ClipTokenizer } from '../../../../core/vocabulary/clip/clip-tokenizer.ts';
import { clipMergeIds, clipMerges } from '../../../../scripts/clip-merges.mjs';
import { anyCharacters, anyText } from '../../../support/caption-arbitraries.ts';

const { items }: { items: readonly { text: string; ids: number[]; count: number }[] } = JSON.parse(
  readFileSync('test/fixtures/oracles/clip-tokens.json', 'utf8'),
);
const tokenizer = new ClipTokenizer(clipMergeIds());
const START = 49406;
const END = 49407;

describe('ClipTokenizer', () => {
  it(`gives the ids that the trainer's tokenizer gave for ${items.length} texts`, () => {
    expect(items.length).toBeGreaterThan(400);
    const wrong = items
      .map((item) => ({ ...item, ours: [START, ...tokenizer.encode(item.text), END] }))
      .filter(({ ids, ours }) => ids.join() !== ours.join());
    expect(wrong).toEqual([]);
    expect(items.filter(({ text, count }) => tokenizer.count(text) !== count)).toEqual([]);
  });

  it('gives ids of its vocabulary for any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyCharacters), (text) => {
        expect(tokenizer.encode(text).every((id) => id >= 0 && id <= END)).toBe(true);
      }),
    );
  });

  it('takes its marks for what they are, in the middle of a word as well', () => {
    expect(tokenizer.encode('a<|endoftext|>b')).toEqual([
      ...tokenizer.encode('a'),
      END,
      ...tokenizer.encode('b'),
    ]);
  });

  it('gives the same for a word of any length as merging the earliest pair again and again', () => {
    const ranks = new Map(clipMerges().map((merge, rank) => [merge, rank] as const));
    const naive = (word: string) => {
      let tokens = [...word.slice(0, -1), `${word.slice(-1)}</w>`];
      for (;;) {
        const pairs = tokens.slice(1).map((right, index) => `${tokens[index]} ${right}`);
        const best = pairs.reduce<string | undefined>(
          (first, pair) =>
            (ranks.get(pair) ?? Infinity) < (ranks.get(first ?? '') ?? Infinity) ? pair : first,
          undefined,
        );
        if (best === undefined) return tokens.length;
        const merged: string[] = [];
        for (let at = 0; at < tokens.length; at++) {
          const isPair = `${tokens[at]} ${tokens[at + 1]}` === best;
          merged.push(isPair ? best.replace(' ', '') : (tokens[at] ?? ''));
          if (isPair) at++;
        }
        tokens = merged;
      }
    };
    const word = fc.string({ unit: fc.constantFrom(...'aaaeinrsthl'), minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(word, (text) => {
        expect(tokenizer.count(text)).toBe(naive(text));
      }),
    );
  });
});

describe('cut', () => {
  const caption = Array.from({ length: 80 }, (_, index) => `tag${index % 10}`).join(', ');

  it('is nowhere in what is kept whole', () => {
    expect(tokenizer.cut('long hair, smile', 4)).toBeUndefined();
    expect(tokenizer.cut('', 75)).toBeUndefined();
  });

  it.each([75, 150, 225])('is at the first word that is not kept whole, of %i tokens', (limit) => {
    const cut = tokenizer.cut(caption, limit) ?? -1;
    expect(tokenizer.count(caption.slice(0, cut))).toBeLessThanOrEqual(limit);
    const word = /^[a-z]+|^\d|^,/.exec(caption.slice(cut))?.[0] ?? '';
    expect(tokenizer.count(caption.slice(0, cut) + word)).toBeGreaterThan(limit);
  });

  it('is found in what is longer or shorter once it is repaired', () => {
    for (const start of ['“ ﬃ ” ', '&amp;&amp; ', 'schÃ¶n ', '１２３ ']) {
      const caption = `${start}smile`;
      expect(caption.slice(tokenizer.cut(caption, tokenizer.count(start)))).toBe('smile');
    }
  });

  it('lies in the text, between two characters, whatever the text', () => {
    const limit = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.oneof(anyText, anyCharacters), limit, (text, most) => {
        const cut = tokenizer.cut(text, most);
        expect(cut === undefined).toBe(tokenizer.count(text) <= most);
        if (cut === undefined) return;
        expect(cut).toBeLessThanOrEqual(text.length);
        expect(text.slice(cut - 1, cut + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]/);
      }),
    );
  });
});
