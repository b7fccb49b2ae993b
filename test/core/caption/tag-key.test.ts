import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { anyText } from '../../support/caption-arbitraries.ts';

describe('tagKey', () => {
  it.each([
    ['Braided_Hair', 'braided hair'],
    ['  long   hair ', 'long hair'],
    ['CharacterAI', 'characterai'],
    ['e\u0301toile', 'étoile'],
    ['ÉTOILE', 'étoile'],
    ['日本', '日本'],
    ['hatsune_miku_(append)', 'hatsune miku (append)'],
    ['jeanne_\\(fate\\)', 'jeanne (fate)'],
    ['a\\\\(b', 'a(b'],
    ['\\o/', '\\o/'],
    ['', ''],
  ])('%j is %j', (text, key) => {
    expect(tagKey(text)).toBe(key);
  });

  it('tells different tags apart', () => {
    expect(tagKey('short-hair')).not.toBe(tagKey('short hair'));
    expect(tagKey('e')).not.toBe(tagKey('é'));
  });

  it('is the key of itself', () => {
    fc.assert(fc.property(anyText, (text) => tagKey(tagKey(text)) === tagKey(text)));
  });
});
