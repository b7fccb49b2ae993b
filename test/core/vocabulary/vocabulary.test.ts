import { describe, expect, it } from 'vitest';
import { isGeneric, isKnownTag, isKnownWord } from '../../../core/vocabulary/known-words.ts';
import { views } from '../../../core/vocabulary/views/views.ts';
import {
  canonicalOf,
  excludedBy,
  impliedBy,
  isKindOf,
  isVisibleFrom,
  wordOf,
} from '../../../core/vocabulary/vocabulary.ts';
import { words } from '../../../core/vocabulary/words/index.ts';

describe('wordOf', () => {
  it('finds a word by its tag and by the other words for it', () => {
    expect(wordOf('hoop earrings')).toMatchObject({ tag: 'hoop earrings', category: 'jewellery' });
    expect(wordOf('gray hair')?.tag).toBe('grey hair');
    expect(wordOf('3d render')?.tag).toBe('3d');
    expect(wordOf('characterai')).toBeUndefined();
  });

  it('gives the spelling of what it knows, and leaves the rest alone', () => {
    expect(canonicalOf('braided hair')).toBe('braid');
    expect(canonicalOf('alice')).toBe('alice');
  });
});

describe('impliedBy', () => {
  it('goes all the way', () => {
    expect([...impliedBy('hoop earrings')]).toEqual(['earrings', 'jewelry']);
    expect([...impliedBy('absurdly long hair')]).toEqual(['very long hair', 'long hair']);
    expect([...impliedBy('grinning')]).toEqual([...impliedBy('grin')]);
    expect(impliedBy('jewelry').size).toBe(0);
    expect([...impliedBy('glowing eyes')]).toEqual(['glowing']);
    expect(impliedBy('alice').size).toBe(0);
  });
});

describe('what a word tells of', () => {
  it('is hidden with it, and implied by none', () => {
    expect(isKindOf('closed mouth', 'mouth')).toBe(true);
    expect(isKindOf('blue eyes', 'eyes')).toBe(true);
    for (const tag of ['closed mouth', ':3', 'pout', 'blue eyes', 'thick eyebrows']) {
      expect(impliedBy(tag).size, tag).toBe(0);
    }
  });
});

describe('excludedBy', () => {
  it.each([
    ['from behind', ['from side', 'from front', 'straight-on']],
    ['standing', ['sitting', 'kneeling', 'squatting', 'lying']],
    ['1girl', ['2girls', '3girls', '4girls', '5girls', '6+girls', 'no humans']],
    ['best quality', ['low quality', 'worst quality']],
  ])('%s: %j', (tag, others) => expect([...excludedBy(tag)]).toEqual(others));

  it('knows other words, and leaves out shades that meet', () => {
    expect(excludedBy('gray hair')).toEqual(excludedBy('grey hair'));
    expect(excludedBy('grey hair')).toContain('red hair');
    expect(excludedBy('grey hair')).not.toContain('silver hair');
    expect(excludedBy('alice').size).toBe(0);
  });
});

describe('isVisibleFrom', () => {
  it.each([
    'hoop earrings',
    'gold hoop earrings',
    'earring',
    'smirk',
    'silver nose ring',
    'dangling earrings',
    ...['necktie', 'bowtie', 'brooch', 'pendant', 'abs', 'clean-shaven', 'facial hair', 'stubble', 'goatee'],
    ...[
      'hair over one eye',
      'hair over eyes',
      'crying',
      'tears',
      'angry',
      'sad',
      'happy',
      'laughing',
      'serious',
    ],
    ...[
      'surprised',
      'closed mouth',
      ':3',
      'pout',
      'parted lips',
      'glowing eyes',
      'red lips',
      'nose piercing',
    ],
  ])('%s are not to be seen from behind', (tag) => {
    expect(isVisibleFrom(tag, 'behind')).toBe(false);
    expect(isVisibleFrom(tag, 'front')).toBe(true);
    expect(isVisibleFrom(tag, 'side')).toBe(true);
  });

  it.each([
    ...[
      'braid',
      'red dress',
      'glasses',
      'hair tie',
      'on stomach',
      'necklace',
      'piercing',
      'bag',
      'sleepy',
      'embarrassed',
    ],
    ...['shouting', 'body freckles', 'jewelry', 'choker', 'alice', 'holding cup'],
  ])('%s can be seen from behind', (tag) => expect(isVisibleFrom(tag, 'behind')).toBe(true));

  it('knows what is on the back', () => {
    expect(isVisibleFrom('shoulder blades', 'front')).toBe(false);
    expect(isVisibleFrom('shoulder blades', 'behind')).toBe(true);
  });
});

describe('the views', () => {
  it('hide from behind what is in the face, and the kinds of it', () => {
    const hides = views.find(({ tag }) => tag === 'from behind')?.hides ?? [];
    const things = [
      ...['earrings', 'eyes', 'eyebrows', 'eyelashes', 'eyeshadow', 'eyeliner', 'nose', 'lips', 'lipstick'],
      ...['mouth', 'teeth', 'fangs', 'tongue', 'smile', 'grin', 'blush', 'freckles', 'makeup', 'beard'],
      ...['mustache', 'bangs', 'forehead', 'collarbone', 'cleavage', 'navel'],
    ];
    expect(things.filter((thing) => !hides.some((hidden) => isKindOf(thing, hidden)))).toEqual([]);
    expect(hides.slice(0, 4)).toEqual(['earrings', 'pendant', 'brooch', 'eyes']);
  });

  it('hide from the front what is on the back, and nothing from anywhere else', () => {
    const hides = (tag: string) => views.find((view) => view.tag === tag)?.hides;
    expect(hides('from front')).toEqual(['back tattoo', 'nape', 'bare back', 'shoulder blades']);
    for (const tag of ['from side', 'from above', 'from below']) expect(hides(tag), tag).toEqual([]);
  });

  it('are words, with all other words for them', () => {
    for (const { tag, alsoWritten } of views) {
      expect(wordOf(tag)?.category).toBe('view');
      expect(alsoWritten).toEqual(expect.arrayContaining([...(wordOf(tag)?.alsoWritten ?? [])]));
      expect(new Set(alsoWritten).size).toBe(alsoWritten.length);
    }
  });
});

describe('known words', () => {
  it('are all of the vocabulary', () => {
    expect(words.filter(({ tag }) => !isKnownTag(tag))).toEqual([]);
    expect(isKnownWord('ahoge')).toBe(true);
    expect(isKnownWord('hazel')).toBe(false);
    expect(isGeneric('hazel')).toBe(false);
  });

  it('are no triggers, however they are written', () => {
    const written = words.flatMap(({ tag, alsoWritten = [] }) => [tag, ...alsoWritten]);
    expect(written.filter((text) => !isGeneric(text))).toEqual([]);
    expect(isGeneric('characterai')).toBe(false);
  });
});
