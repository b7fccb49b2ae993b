import { describe, expect, it } from 'vitest';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { exclusiveGroups } from '../../../core/vocabulary/exclusive.ts';
import { isGeneric, isKnownTag, isKnownWord } from '../../../core/vocabulary/known-words.ts';
import { views } from '../../../core/vocabulary/views/views.ts';
import { isKindOf } from '../../../core/vocabulary/vocabulary.ts';

describe('the vocabulary', () => {
  it('has its tags as keys', () => {
    const tags = [
      ...exclusiveGroups.flatMap((group) => group.tags),
      ...views.flatMap(({ tag, alsoWritten }) => [tag, ...alsoWritten]),
    ];
    expect(tags.filter((tag) => tag !== tagKey(tag))).toEqual([]);
  });

  it('has no group of one, and no tag twice in one', () => {
    for (const { tags } of exclusiveGroups) {
      expect(tags.length).toBeGreaterThan(1);
      expect(new Set(tags).size).toBe(tags.length);
    }
  });

  it('allows in a group what it has', () => {
    for (const { tags, alike = [] } of exclusiveGroups) {
      expect(alike.flat().filter((tag) => !tags.includes(tag))).toEqual([]);
    }
  });
});

describe('known words', () => {
  it.each(['skirt', '4k', '1girl', '2.5d', '3/4'])('%s is known', (word) =>
    expect(isKnownWord(word)).toBe(true),
  );
  it.each(['characterai', '2c077', 'ohwx', ''])('%j is not', (word) => expect(isKnownWord(word)).toBe(false));
  it.each(['long hair', 'from behind', 'close-up'])('%s is a tag', (tag) =>
    expect(isKnownTag(tag)).toBe(true),
  );
  it.each(['1girl', '6+girls', 'solo', 'woman', 'masterpiece', 'style'])('%s is generic', (tag) =>
    expect(isGeneric(tag)).toBe(true),
  );
});

describe('isKindOf', () => {
  it.each([
    ['earrings', 'earrings'],
    ['hoop earrings', 'earrings'],
    ['single earring', 'earrings'],
    ['blue eyes', 'eyes'],
    ['light smile', 'smile'],
  ])('%s is a kind of %s', (tag, thing) => expect(isKindOf(tag, thing)).toBe(true));

  it.each([
    ['eyes covered', 'eyes'],
    ['hair over eyes', 'eyes'],
    ['no eyes', 'eyes'],
    ['eyeshadow', 'eyes'],
    ['nosebleed', 'nose'],
    ['mouth hold', 'mouth'],
  ])('%s is no kind of %s', (tag, thing) => expect(isKindOf(tag, thing)).toBe(false));
});
