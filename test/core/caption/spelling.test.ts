import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import {
  MOST_AT_A_TIME,
  rememberedByPhrase,
  rememberedByTag,
  rememberedInTurn,
} from '../../../core/caption/spelling.ts';

/** Tags of several captions: the same word is the same spelling. */
const tagsOf = (text: string) => parseCaption(text).tags;
const phrases = Array.from({ length: MOST_AT_A_TIME + 3 }, (_, index) => `phrase ${index}`);

describe('what is remembered of tags', () => {
  it('is worked out once for a spelling, in whatever caption', () => {
    let asked = 0;
    const length = rememberedByTag(({ text }) => {
      asked++;
      return text.length;
    });
    expect([...tagsOf('once, twice, once'), ...tagsOf('twice')].map(length)).toEqual([4, 5, 4, 5]);
    expect(asked).toBe(2);
  });

  it('holds for the newest state, and is right for an older one', () => {
    const make = rememberedInTurn<string>();
    const [older, newer] = [make(({ text }) => `old ${text}`), make(({ text }) => `new ${text}`)];
    const [tag] = tagsOf('state');
    expect(tag && [older(tag), newer(tag), older(tag), newer(tag)]).toEqual(
      ['old', 'new', 'old', 'new'].map((when) => `${when} state`),
    );
  });

  it('is of each phrase, of the newest by heart and of all others as well', () => {
    let asked = 0;
    const isIn = rememberedByPhrase((phrase) => ({ text }) => {
      asked++;
      return `${text} ${phrase}`;
    });
    const [tag] = tagsOf('by phrase');
    if (!tag) throw new Error('no tag');
    const answers = () => phrases.map((phrase) => isIn(phrase)(tag));
    expect(answers()).toEqual(phrases.map((phrase) => `by phrase ${phrase}`));
    expect(answers()).toEqual(phrases.map((phrase) => `by phrase ${phrase}`));
    asked = 0;
    const newest = isIn('phrase 34');
    expect([newest(tag), newest(tag)]).toEqual(['by phrase phrase 34', 'by phrase phrase 34']);
    expect(asked).toBe(0);
  });
});
