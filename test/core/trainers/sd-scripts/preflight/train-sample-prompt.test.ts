import { describe, expect, it } from 'vitest';
import { trainSamplePrompt } from '../../../../../core/trainers/sd-scripts/preflight/train-sample-prompt.ts';
import { sd15Likeness } from '../../../../../core/training/recipes/sd15-likeness.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-sample-prompt', () => {
  const prompt = (line: string) => said(trainSamplePrompt, { plan: { prompts: ['ohwx --d 1', line] } });
  const otherwise = (from: string, meant: string) =>
    `warning: The trainer reads a sample prompt otherwise from "${from}" on. Put a blank before the dashes, and one before the value: ${meant}`;
  const lost = (setting: string) => [
    `The trainer leaves "${setting}" out of a sample prompt.`,
    'It can do nothing with it. Look at its spelling:',
  ];
  const begin = 'Begin it with another word:';
  const comment = ['The trainer takes a sample prompt that begins with # for a comment.', begin];
  const setting = ['The trainer takes the beginning of a sample prompt for a setting.', begin];

  it.each([
    ['a comment', '# photo', comment],
    ['a prompt that is read as a width', 'w 512 poster --d 1', setting],
    ['a prompt that is read as a negative one', 'n girl', setting],
    ['two blanks', 'photo --w  512', lost('--w  512')],
    ['a seed below 0', 'photo --d -1', lost('--d -1')],
    ['a name in full', 'photo --steps 35 --d 1', lost('--steps 35')],
    ['a dash of a sentence', 'a cat -- at night', lost('-- at night')],
  ])('finds %s', (_, line, words) => {
    expect(prompt(line)).toEqual([`warning: ${words.join(' ')} ${line}`]);
  });

  it.each([
    [
      "the article's own line",
      'photo, HDR --w 512--h 512--s 35  --n Anime',
      otherwise('512--h', 'photo, HDR --w 512 --h 512 --s 35  --n Anime'),
    ],
    ['a value without a blank', 'photo --w512', otherwise('--w512', 'photo --w 512')],
    ['a value far from its name', 'photo--w  512', otherwise('photo--w', 'photo --w 512')],
  ])('shows how %s is meant', (_, line, told) => expect(prompt(line)).toEqual([told]));

  it('finds a line that begins with a setting', () => {
    expect(prompt('--w 512 --d 1')[0]).toContain('Begin it with words');
  });

  it.each([
    'ohwx, woman, photo --w 512 --h 512 --s 35 --d 1 --l 7.5 --n anime, 3d render',
    'ohwx --ss euler_a --d 1',
    'a well--known cat',
    'women, 512 pieces',
    '日本語 --d 1',
    '',
  ])('is quiet with %j', (line) => expect(prompt(line)).toEqual([]));

  it("is quiet with the recipe's", () => {
    for (const line of sd15Likeness.prompts) expect(prompt(line)).toEqual([]);
  });
});
