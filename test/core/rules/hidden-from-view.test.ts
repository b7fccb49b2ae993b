import { describe, expect, it } from 'vitest';
import { findingsOf, foundIn } from '../../support/lint.ts';
import { datasetOf } from '../../support/memory.ts';

const purpose = (name: string) => `[dataset]\npurpose = "${name}"\n`;

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
    ['1girl, from behind, cat ears, lips', 'lips'],
    ['1girl, from behind, hair over eyes', 'hair over eyes'],
    ['1girl, from behind, closed mouth', 'closed mouth'],
    ['1girl, from behind, tie', 'tie'],
    ['1girl, from front, nape', 'nape'],
    ['1girl, straight-on, shoulder blades', 'shoulder blades'],
    ['1girl, from behind, tattoo on back, lips', 'lips'],
  ])('finds what the vocabulary says to be hidden: %s', (caption, tag) => {
    expect(foundIn('hidden-from-view', [caption])).toEqual([`warning ${tag}`]);
  });

  it.each([
    '1girl, from behind, looking to the side, blue eyes',
    '1girl, from behind, glasses, hat, necklace, shouting, embarrassed, sleepy, sideburns',
    '1girl, from front, from behind, nape',
    '1girl, straight-on, navel, earrings, arms behind back, hair slicked back, leaning back',
    '1girl, from behind, hair tie, hand on own stomach, extra eyes, bow, ribbon, neck ribbon',
    '1girl, from behind, body freckles, ear piercing, hair behind ear, mask, eyepatch, jewelry, tattoo',
    '2girls, hug from behind, earrings, smile',
    '1girl, from behind, mirror, smile',
    '1girl, from behind, from side, earrings',
    '1girl, rear view, multiple views, eyes',
    '1girl, peeking from behind tree, smile, blue eyes',
    '1girl, hands reaching from behind, smile',
    '1girl, rear view mirror, smile',
    'man, woman, from behind, smile',
    '1girl, from behind, black cat, yellow eyes',
    '1girl, from behind, poster, smile',
    '1girl, from behind, holding phone, phone screen, smile',
    '1girl, from behind, selfie, smile',
    '1girl, from behind, glancing back, blue eyes',
    '1girl, 3/4 view from behind, smile',
    '1girl, slightly turned, from behind, smile',
    '1girl, from behind, turning around, blue eyes',
    '1girl, from behind, turning head, smile',
    '1girl, from behind, facing back, smile',
    '1girl, from behind, head back, closed eyes',
    '1girl, from behind, upside-down, closed eyes',
    '1girl, from behind, sideways glance, blue eyes',
    '1girl, from behind, looking at another, blue eyes',
    '1girl, from behind, facing to the side, smile',
    '1girl, from behind, lying, on back, smile',
    '1girl, from behind, on side, closed eyes',
    '1girl, from behind, spoken blush',
    '1girl, from behind, holding earrings',
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
