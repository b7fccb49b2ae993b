// The rules about tags, beyond their own examples: how loud they are, and where they keep quiet.
import { describe, expect, it } from 'vitest';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { findingsOf, foundIn } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

const purpose = (name: string) => `[dataset]\npurpose = "${name}"\n`;
const often = (caption: string, count = 12) => Array.from({ length: count }, () => caption);

describe('duplicate-tag', () => {
  it('is quieter for styles and finetunes', () => {
    expect(foundIn('duplicate-tag', ['a, b, a'])).toEqual(['warning a']);
    expect(foundIn('duplicate-tag', ['a, b, a'], purpose('style'))).toEqual(['info a']);
  });

  it('finds each further one, and nothing behind the line that is read', () => {
    expect(foundIn('duplicate-tag', ['a, a, A'])).toEqual(['warning a', 'warning A']);
    expect(foundIn('duplicate-tag', ['a, b\na, b'])).toEqual([]);
  });
});

describe('empty-tag', () => {
  it('tells what counts from what one types', () => {
    expect(foundIn('empty-tag', ['a,, b,'])).toEqual(['info ,', 'hint ,']);
    expect(foundIn('empty-tag', ['a,, b'], purpose('style'))).toEqual(['hint ,']);
    expect(foundIn('empty-tag', [',,'])).toEqual([]);
    expect(foundIn('empty-tag', ['She stands in the garden,, while the sun is setting behind her.'])).toEqual(
      [],
    );
  });
});

describe('prompt-weight', () => {
  it('offers nothing in place of signs around nothing', () => {
    const dataset = captionsOf(['1girl, (), hat']);
    expect(findingsOf('prompt-weight', dataset, captionPath(0)).flatMap(({ fixes }) => fixes ?? [])).toEqual(
      [],
    );
  });
});

describe('conflicting-tags', () => {
  it.each([
    ['1girl, short hair, very long hair', 'very long hair'],
    ['1girl, red eyes, blue eyes', 'blue eyes'],
    ['solo, 2girls', '2girls'],
    ['1girl, black hair, brown hair, blonde hair', 'blonde hair'],
    ['portrait, 1girl, full_body', 'full_body'],
    ['1girl, gray hair, red hair', 'red hair'],
    ['1girl, side view, from behind', 'from behind'],
    ['1girl, standing, sitting, chair', 'sitting'],
    ['no humans, scenery, 1girl', '1girl'],
    ['1girl, pixie cut, long hair', 'long hair'],
    ['1girl, expressionless, smile', 'smile'],
    ['1girl, best quality, low quality', 'low quality'],
  ])('%s: %s', (caption, tag) => {
    expect(foundIn('conflicting-tags', [caption])).toEqual([`warning ${tag}`]);
  });

  it.each([
    '1girl, long hair, very long hair',
    '2girls, multiple girls, black hair, white hair',
    'hetero, 1girl, blue eyes, red eyes',
    'mother and daughter, black hair, blonde hair',
    '1girl, solo, black hair, brown hair',
    '1girl, blue eyes, green eyes',
    '1girl, heterochromia, red eyes, green eyes',
    '1girl, black hair, red hair, colored inner hair',
    '1girl, short hair, long hair, short hair with long locks',
    '1girl, chibi inset, close-up, full body',
    '4koma, 1girl, 2girls, day, night',
    '1girl, from behind, from above',
    '1girl, gray hair, grey hair, silver hair',
    '1girl, standing, cat, sitting',
    '1girl, 1boy, standing, sitting',
    '1girl, closed eyes, one eye closed, half-closed eyes, looking at viewer',
    '1girl, bob cut, long hair',
    '1girl, undercut, buzz cut, long hair',
    '1girl, indoors, outdoors, long sleeves, short sleeves, sunset, night',
    '1girl, cowboy shot, upper body, portrait',
    '1girl, white background, black background, split theme',
    '1girl, barefoot, shoes, smile, frown, crying, angry',
    'A woman from side, from behind, she is standing between the two doors of the house.',
  ])('is quiet: %s', (caption) => {
    expect(foundIn('conflicting-tags', [caption])).toEqual([]);
  });
});

describe('hidden-from-view', () => {
  it('is a warning, a hint for styles and finetunes', () => {
    expect(foundIn('hidden-from-view', ['1girl, lips, from behind'])).toEqual(['warning lips']);
    expect(foundIn('hidden-from-view', ['1girl, lips, from behind'], purpose('style'))).toEqual([
      'hint lips',
    ]);
  });

  it.each([
    ['1girl, smirk, from behind', 'smirk'],
    ['1girl, smiling, from behind', 'smiling'],
    ['1girl, silver nose ring, from behind', 'silver nose ring'],
    ['1girl, from behind, expressionless', 'expressionless'],
    ['1girl, from behind, face paint', 'face paint'],
  ])('finds what the vocabulary says to be hidden: %s', (caption, tag) => {
    expect(foundIn('hidden-from-view', [caption])).toEqual([`warning ${tag}`]);
  });

  it.each([
    '1girl, from behind, looking to the side, blue eyes',
    '1girl, from behind, glasses, hat, necklace, crying, shouting, laughing, angry, abs, facial hair, sideburns',
    '1girl, from behind, body freckles, ear piercing, hair behind ear, mask, eyepatch, jewelry, tattoo',
    '2girls, hug from behind, earrings, smile',
    '1girl, from behind, mirror, smile',
    '1girl, from behind, hair over eyes',
    '1girl, from behind, from side, earrings',
    '1girl, rear view, multiple views, eyes',
    '1girl, peeking from behind tree, smile, blue eyes',
    '1girl, hands reaching from behind, smile',
    '1girl, rear view mirror, smile',
    'A woman seen from behind, her earrings sparkle in the sun, while she is walking away.',
  ])('is quiet: %s', (caption) => {
    expect(foundIn('hidden-from-view', [caption])).toEqual([]);
  });

  it('hides all kinds of what is declared', () => {
    const config = '[views."from above"]\nhides = ["shoes", "jewellery"]';
    expect(foundIn('hidden-from-view', ['1girl, sneakers, anklet, boots, from above'], config)).toEqual([
      'warning sneakers',
      'warning anklet',
    ]);
  });

  const inImage = (name: string, caption: string, config?: string) => {
    const files = { [`x/${name}.png`]: '', [`x/${name}.txt`]: caption };
    const dataset = datasetOf(files, config === undefined ? {} : { config });
    return findingsOf('hidden-from-view', dataset, `/dataset/x/${name}.txt`).length;
  };

  it("believes the caption before the picture's name, and a declaration before both", () => {
    const declared = '[views."from behind"]\nfiles = ["back_*"]';
    expect(inImage('back_01', '1girl, earrings')).toBe(1);
    expect(inImage('back_01', '1girl, earrings, from side')).toBe(0);
    expect(inImage('back_01', '1girl, earrings, from side', declared)).toBe(1);
    expect(inImage('background_01', '1girl, earrings')).toBe(0);
  });

  it("is quiet where only one of a caption's pictures is such a view", () => {
    const files = { 'x/a.png': '', 'x/a.jpg': '', 'x/a.txt': '1girl, earrings' };
    const config = '[views."from behind"]\nfiles = ["a.png"]';
    expect(findingsOf('hidden-from-view', datasetOf(files, { config }), '/dataset/x/a.txt')).toEqual([]);
  });
});

describe('missing-view', () => {
  const inImage = (name: string, caption: string, config?: string) => {
    const files = { [`x/${name}.png`]: '', [`x/${name}.txt`]: caption };
    const dataset = datasetOf(files, config === undefined ? {} : { config });
    return findingsOf('missing-view', dataset, `/dataset/x/${name}.txt`).map(({ severity }) => severity);
  };

  it('warns of a declared view, and informs of one by name', () => {
    expect(inImage('back_01', '1girl')).toEqual(['info']);
    expect(inImage('back_01', '1girl', '[views."from behind"]\nfiles = ["back_*"]')).toEqual(['warning']);
  });

  it.each([
    ['back_01', '1girl, from_behind'],
    ['back_01', 'A woman seen from the back.'],
    ['back_01', 'a rear-view shot of a woman'],
    ['side_01', '1girl, profile'],
    ['left_45', '1girl, three-quarter view'],
    ['above_01', 'a high-angle shot of a woman in a garden'],
    ['below_01', 'low angle, 1girl'],
    ['side_01', 'She is standing sideways in the door of her house.'],
    ['above_01', 'We are looking down at a woman who lies in the grass.'],
    ['back_01', ''],
    ['leftover_1', '1girl'],
  ])('is quiet about %s: %s', (name, caption) => {
    expect(inImage(name, caption)).toEqual([]);
  });
});

describe('missing-trigger', () => {
  const declared = '[dataset]\ntrigger = "alice"\n';

  it('warns where it is declared, and informs where it is inferred', () => {
    expect(foundIn('missing-trigger', ['1girl, smile'], declared)).toEqual(['warning']);
    expect(foundIn('missing-trigger', ['1girl, smile', ...often('1girl, qwxz')])).toEqual(['info']);
  });

  it('is quiet about what is only inferred, for styles and finetunes', () => {
    const captions = ['1girl, smile', ...often('1girl, qwxz')];
    expect(foundIn('missing-trigger', captions, purpose('style'))).toEqual([]);
    expect(foundIn('missing-trigger', captions, purpose('finetune'))).toEqual([]);
    expect(foundIn('missing-trigger', captions, `${purpose('style')}trigger = "qwxz"`)).toEqual(['warning']);
  });

  it('looks at what the trainer reads', () => {
    expect(foundIn('missing-trigger', ['1girl\nalice'], declared)).toEqual(['warning']);
    expect(foundIn('missing-trigger', [''], declared)).toEqual([]);
  });

  it("knows each folder's own", () => {
    const config =
      '[concepts."1_bob"]\ntrigger = "bob"\n[concepts."1_people"]\nis_reg = true\n[dataset]\ntrigger = "alice"';
    const files = {
      '1_bob/a.png': '',
      '1_bob/a.txt': 'alice',
      '1_people/a.png': '',
      '1_people/a.txt': 'woman',
    };
    const dataset = datasetOf(files, { config });
    expect(findingsOf('missing-trigger', dataset, '/dataset/1_bob/a.txt')).toHaveLength(1);
    expect(findingsOf('missing-trigger', dataset, '/dataset/1_people/a.txt')).toEqual([]);
  });
});

describe('inconsistent-spelling', () => {
  it('is a warning, and quieter for styles', () => {
    const captions = ['1girl, braded hair', ...often('1girl, braided hair')];
    expect(foundIn('inconsistent-spelling', captions)).toEqual(['warning braded hair']);
    expect(foundIn('inconsistent-spelling', captions, purpose('style'))).toEqual(['info braded hair']);
  });

  it('finds other case and underscores', () => {
    const usual = often('1girl, Long Hair');
    expect(foundIn('inconsistent-spelling', ['1girl, long_hair', ...usual])).toEqual(['warning long_hair']);
    expect(foundIn('inconsistent-spelling', ['1girl, Long Hair', ...usual])).toEqual([]);
    expect(foundIn('inconsistent-spelling', ['1girl, long_hair', ...often('1girl, long hair', 3)])).toEqual(
      [],
    );
  });

  it("keeps an inferred trigger's misspelling quiet", () => {
    const captions = ['1girl, qwxyz, smile', ...often('1girl, qwxzz')];
    expect(foundIn('inconsistent-spelling', captions)).toEqual(['info qwxyz']);
    const folder = captionsOf(often('1girl, Alice'), { folder: '10_alice woman' });
    expect(findingsOf('inconsistent-spelling', folder, captionPath(0))).toEqual([]);
  });

  it('looks at sentences for the trigger only', () => {
    const config = '[dataset]\ntrigger = "ohwx"';
    const sentence = 'A photo of ohwx woman in a gardn, smiling at the camera.';
    expect(
      foundIn('inconsistent-spelling', [sentence, ...often(sentence.replace('gardn', 'garden'))], config),
    ).toEqual([]);
    expect(foundIn('inconsistent-spelling', [sentence.replace('ohwx', 'ohwxx')], config)).toEqual([
      'warning ohwxx',
    ]);
    expect(foundIn('inconsistent-spelling', [sentence.replace('ohwx', 'Ohwx')], config)).toEqual([]);
  });
});
