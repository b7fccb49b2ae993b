import { describe, expect, it } from 'vitest';
import { trainSamplePrompt } from '../../../../../core/trainers/sd-scripts/preflight/train-sample-prompt.ts';
import { sd15Likeness } from '../../../../../core/training/recipes/sd15-likeness.ts';
import { said } from '../../../training/preflight/preflight.ts';

describe('train-sample-prompt', () => {
  const prompt = (line: string) => said(trainSamplePrompt, { plan: { prompts: ['ohwx --d 1', line] } });
  const reading = (from: string) =>
    `settings want a blank before the dashes and one before the value; from "${from}" on the trainer reads something else.`;

  it.each([
    ["the article's own line", 'photo, HDR --w 512--h 512--s 35  --n Anime', reading('2--h')],
    ['a value without a blank', 'photo --w512', reading('--w5')],
    ['a line that begins with a setting', '--w 512 --d 1', reading('--w')],
    ['a comment', '# photo', 'the trainer takes a line that begins with # for a comment.'],
    [
      'a prompt that is read as a width',
      'w 512 poster --d 1',
      'the trainer takes its beginning for a setting.',
    ],
    ['a prompt that is read as a negative one', 'n girl', 'the trainer takes its beginning for a setting.'],
    ['two blanks', 'photo --w  512', 'the trainer can do nothing with "--w  512", and leaves it out.'],
    ['a seed below 0', 'photo --d -1', 'the trainer can do nothing with "--d -1", and leaves it out.'],
    [
      'a name in full',
      'photo --steps 35 --d 1',
      'the trainer can do nothing with "--steps 35", and leaves it out.',
    ],
    [
      'a dash of a sentence',
      'a cat -- at night',
      'the trainer can do nothing with "-- at night", and leaves it out.',
    ],
  ])('finds %s', (_, line, reason) => {
    expect(prompt(line)).toEqual([`warning: Sample prompt "${line}": ${reason}`]);
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
