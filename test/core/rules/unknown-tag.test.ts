// What no tag list has, once the rule is on.
import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '../../support/dictionary.ts';
import { foundIn } from '../../support/lint.ts';

const dictionary = dictionaryOf('serafuku,0,5000,"sailor_suit"', 'alice_(wonderland),4,900,');
const on = '[rules]\nunknown-tag = "info"\n';
const unknown = (caption: string, config = on) => foundIn('unknown-tag', [caption], config, { dictionary });

describe('an unknown tag', () => {
  it('is found once the rule is on, where there is a list', () => {
    expect(unknown('1girl, xyzzyx, serafuku')).toEqual(['info xyzzyx']);
    expect(unknown('1girl, xyzzyx', '')).toEqual([]);
    expect(foundIn('unknown-tag', ['1girl, xyzzyx'], on)).toEqual([]);
  });

  it('is none that a list has by another name, or our own vocabulary', () => {
    expect(unknown('sailor_suit, Alice (wonderland), alice \\(wonderland\\), gray hair, ^_^')).toEqual([]);
  });

  it.each([
    '[dataset]\ntrigger = "xyzzyx"',
    '[dataset]\nclass = "xyzzyx"',
    '[dataset]\nbase_caption = "1girl, xyzzyx"',
    '[tags]\nknown = ["Xyzzyx"]',
    '[views.xyzzyx]\nhides = ["eyes"]',
  ])('is none that is declared: %s', (config) => {
    expect(unknown('1girl, xyzzyx', `${on}${config}`)).toEqual([]);
  });

  it('is none of a prompt, and no sentence', () => {
    expect(unknown('1girl, (xyzzyx:1.2), <lora:xyzzyx:1>, {xyzzyx|grin}')).toEqual([]);
    expect(unknown('A xyzzyx stands in the garden, xyzzyx, and the sun is low behind her.')).toEqual([]);
  });
});
