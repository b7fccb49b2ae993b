import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { commas, type Grammar } from '../../../core/caption/grammar.ts';
import { anyPhraseIn, hasPhrase } from '../../../core/caption/phrase-set.ts';

/** Tags that the training parts by something else. */
const partedBy = (...separators: string[]): Grammar => ({
  separator: separators[0] ?? ',',
  separators,
  hasVariants: false,
});
const looks = anyPhraseIn(['visible face', 'side-by-side', 'mirror']);

describe('a phrase in a caption', () => {
  it.each<[text: string, grammar: Grammar, phrase: string, isThere: boolean]>([
    ['1girl, visible face', commas, 'visible face', true],
    ['1girl, visible, face', commas, 'visible face', false],
    ['1girl, Visible_Face', commas, 'visible face', true],
    ['a visible face ||| 1girl', partedBy(',', '|||'), 'visible face', true],
    ['1girl visible face', partedBy(' '), 'visible face', true],
    ['1girl_visible_face', partedBy('_'), 'visible face', true],
    ['1girl-side-by-side', partedBy('-'), 'side-by-side', true],
    ['1girl-mirror', partedBy('-'), 'mirror', true],
    ['1girl mirrors', partedBy(' '), 'mirror', false],
  ])('is found in %j, however tags are parted', (text, grammar, phrase, isThere) => {
    const caption = parseCaption(text, undefined, grammar);
    expect(hasPhrase(caption, phrase)).toBe(isThere);
    expect(looks(caption)).toBe(isThere);
  });
});
