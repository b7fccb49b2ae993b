// The words themselves: that the lists are whole and contradict neither each other nor themselves.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { exclusiveGroups } from '../../../core/vocabulary/exclusive.ts';
import { excludedBy, impliedBy, isVisibleFrom, wordOf } from '../../../core/vocabulary/vocabulary.ts';
import { categories, type Viewpoint } from '../../../core/vocabulary/word.ts';
import { words } from '../../../core/vocabulary/words/index.ts';

const tags = words.map(({ tag }) => tag);
const viewpoints: readonly Viewpoint[] = ['front', 'side', 'behind', 'above', 'below'];

/** What stands in a list more than once. */
const repeated = (list: readonly string[]) => list.filter((one, index) => list.indexOf(one) !== index);

describe('the words', () => {
  it('are many, some of each category', () => {
    expect(words.length).toBeGreaterThanOrEqual(750);
    for (const category of categories) {
      expect(words.filter((word) => word.category === category).length, category).toBeGreaterThan(10);
    }
  });

  it.each([
    [
      'clothes',
      'white shirt, elbow gloves, kneehighs, zettai ryouiki, detached sleeves, bow, bra, maid, witch hat',
    ],
    ['clothes', 'choker, collar, watch, see-through clothes, open jacket, cosplay, no shoes, bandages'],
    ['skin', 'large breasts, flat chest, thighs, feet, armpits, fox ears, cat tail, halo, nose blush'],
    ['hair', 'hair flower, hair intakes, one side up, low twintails'],
    ['pose', 'hands up, wariza, spread legs, holding sword, holding book, kiss, bent over'],
    ['people', 'group, multiple others'],
    ['background', 'sword, book, phone, food, water, petals'],
    ['framing', 'headshot, medium shot, medium close-up, extreme close-up, long shot'],
    ['view', 'eye level, wide angle, telephoto, mirror selfie, looking off camera'],
    ['medium', 'raw photo, candid, polaroid, 35mm, film still, double exposure, macro, speech bubble'],
    [
      'light',
      'window light, softbox, ring light, blue hour, low light, dappled sunlight, cinematic lighting',
    ],
    ['quality', 'score 9, score 4 up, very aesthetic, newest, general, explicit'],
  ] as const)('know of %s: %s', (category, list) => {
    const found = list.split(', ').filter((tag) => wordOf(tag)?.category !== category);
    expect(found).toEqual([]);
  });

  it('are keys, and stand for one thing each', () => {
    const written = words.flatMap(({ tag, alsoWritten = [] }) => [tag, ...alsoWritten]);
    expect(written.filter((text) => text !== tagKey(text) || text === '')).toEqual([]);
    expect(repeated(written)).toEqual([]);
  });

  it('are described in a line each, all differently', () => {
    const descriptions = words.map(({ description }) => description);
    expect(descriptions.filter((text) => text.length > 80 || text.length < 5)).toEqual([]);
    expect(descriptions.filter((text) => !/^[^\s\p{Lu}](?:[^\r\n]*[^\s.])$/u.test(text))).toEqual([]);
    expect(repeated(descriptions)).toEqual([]);
    expect(words.filter(({ tag, description }) => tag === description).map(({ tag }) => tag)).toEqual([]);
  });
});

describe('spelling', () => {
  // The names that danbooru has tags by, of those that we have: looked up in its list when a word is added.
  const path = new URL('../../fixtures/danbooru-spellings.json', import.meta.url);
  const danbooru = new Set<string>(JSON.parse(readFileSync(path, 'utf8')));

  // What danbooru's list lacks, or lumps with something else that a photograph tells apart (hazel with yellow eyes).
  const ours = new Set([
    ...['woman', 'man', 'eyes', 'eyebrows', 'mouth', 'light skin', 'skin pores', 'cleavage', 'bangs'],
    ...['hazel eyes', 'amber eyes', 'silver eyes', 'silver hair', 'auburn hair', 'thin eyebrows'],
    ...['box braids', 'french braid', 'clean-shaven'],
    ...['from front', "bird's-eye view", 'looking away', 'classroom'],
    ...['uniform', 'bikini', 'boots', 'socks', 'thighhighs', 'pantyhose'],
    ...[
      'natural light',
      'studio lighting',
      'soft lighting',
      'hard lighting',
      'dramatic lighting',
      'rim lighting',
    ],
    ...[
      'low key',
      'high key',

      'film photography',
      'digital art',
      'illustration',
      'anime',
    ],
    ...['ink (medium)', 'cel shading', 'masterpiece', 'best quality', 'high quality', 'normal quality'],
    ...['low quality', 'worst quality', '4k', '8k', 'hd', 'uhd', 'hdr', 'sharp focus', 'highly detailed'],
    ...['noise', 'underexposure'],
    ...['group', 'eye level', 'wide angle', 'telephoto', 'looking off camera', 'extreme close-up'],
    ...['headshot', 'medium close-up', 'medium shot', 'long shot', 'breasts', 'small breasts'],
    ...['medium breasts', 'large breasts', 'underwear', 'panties', 'lingerie', 'detached sleeves'],
    ...['blue hour', 'window light', 'softbox', 'cinematic lighting', 'low light', 'seamless backdrop'],
    ...['raw photo', 'candid', 'fashion photography', 'street photography', 'flash photography', '35mm film'],
    ...['film still', 'cinematic', 'color grading', 'macro', 'long exposure', 'score 9'],
    ...['score 8 up', 'score 7 up', 'score 6 up', 'score 5 up', 'score 4 up', 'very aesthetic'],
    ...['aesthetic', 'newest', 'recent', 'general', 'sensitive', 'questionable'],
    ...['explicit'],
  ]);

  it("is danbooru's, but for words of our own", () => {
    expect(tags.filter((tag) => !danbooru.has(tag) && !ours.has(tag))).toEqual([]);
    expect([...ours].filter((tag) => danbooru.has(tag) || !tags.includes(tag))).toEqual([]);
    expect([...danbooru].filter((name) => !tags.includes(name))).toEqual([]);
  });
});

describe('what words imply', () => {
  it('is words, directly and without going round', () => {
    for (const { tag, implies = [] } of words) {
      expect(
        implies.filter((other) => !tags.includes(other)),
        tag,
      ).toEqual([]);
      expect(impliedBy(tag), tag).not.toContain(tag);
      const indirectly = implies.flatMap((other) => [...impliedBy(other)]);
      expect(
        implies.filter((other) => indirectly.includes(other)),
        tag,
      ).toEqual([]);
    }
  });

  it('is never what they exclude, nor do two implied things exclude each other', () => {
    for (const tag of tags) {
      const all = [tag, ...impliedBy(tag)];
      const excluded = new Set(all.flatMap((one) => [...excludedBy(one)]));
      expect(
        all.filter((one) => excluded.has(one)),
        tag,
      ).toEqual([]);
    }
  });
});

describe('what words tell of', () => {
  it('is words, and none that they imply', () => {
    for (const { tag, tellsOf = [] } of words) {
      expect(
        tellsOf.filter((other) => !tags.includes(other) || impliedBy(tag).has(other)),
        tag,
      ).toEqual([]);
    }
  });
});

describe('what words exclude', () => {
  it('are words, and exclude them too', () => {
    const all = new Set(exclusiveGroups.flatMap((group) => group.tags));
    expect([...all].filter((tag) => wordOf(tag)?.tag !== tag)).toEqual([]);
    for (const tag of all) {
      const excluded = [...excludedBy(tag)];
      expect(excluded, tag).not.toEqual([]);
      expect(
        excluded.filter((other) => other === tag || !excludedBy(other).has(tag)),
        tag,
      ).toEqual([]);
    }
  });
});

describe('what is hidden', () => {
  it('hides what implies it, and what is seen from nowhere is not there', () => {
    for (const { tag, visibleFrom } of words) {
      const seenFrom = viewpoints.filter((viewpoint) => isVisibleFrom(tag, viewpoint));
      expect(seenFrom, tag).not.toEqual([]);
      if (visibleFrom) expect(seenFrom, tag).toEqual(viewpoints.filter((one) => visibleFrom.includes(one)));
      for (const implied of impliedBy(tag)) {
        expect(
          seenFrom.filter((viewpoint) => !isVisibleFrom(implied, viewpoint)),
          `${tag} → ${implied}`,
        ).toEqual([]);
      }
    }
  });
});
