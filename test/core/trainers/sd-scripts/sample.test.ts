import { expect, it } from 'vitest';
import { formatMessage } from '../../../../core/message.ts';
import { readSample } from '../../../../core/trainers/sd-scripts/sample.ts';
import type { Family } from '../../../../core/training/family.ts';
import { sampleSettings } from '../../../../core/training/sample.ts';

function read(line: string, family: Family = 'sd15') {
  const sample = readSample(line, family);
  return sample && [formatMessage(sampleSettings(sample)), ...sample.remarks.map(formatMessage)];
}

it('is as it is written', () => {
  const line = 'alice, photo --w 512 --h 768 --s 20 --l 7 --d 3 --n blurry';
  expect(read(line)).toEqual(['512 × 768, 20 steps, scale 7, seed 3']);
  expect(readSample(line, 'sd15')).toMatchObject({ prompt: 'alice, photo', negative: 'blurry' });
});

it.each<[Family, string]>([
  ['sd15', '512 × 512, 30 steps, scale 7.5, another seed each time'],
  ['flux', '512 × 512, 20 steps, scale 3.5, another seed each time'],
  ['chroma', '512 × 512, 20 steps, scale 1, another seed each time'],
  ['lumina', '1024 × 1024, 38 steps, scale 3.5, another seed each time'],
])('has the defaults of %s', (family, settings) => {
  expect(read('alice', family)).toEqual([settings]);
});

it.each<[string, Family, readonly string[]]>([
  [
    'alice --w 500 --h 512 --d 1',
    'sd15',
    ['496 × 512, 30 steps, scale 7.5, seed 1', '500 × 512 is written.'],
  ],
  ['alice --w 520 --h 30 --d 1', 'flux', ['512 × 64, 20 steps, scale 3.5, seed 1', '520 × 30 is written.']],
  ['alice --s 5000 --d 1', 'sd15', ['512 × 512, 1000 steps, scale 7.5, seed 1', '5000 steps are written.']],
  [
    'alice --w512 --d 1',
    'sd15',
    ['512 × 512, 30 steps, scale 7.5, seed 1', 'It is read otherwise from "--w512" on.'],
  ],
  [
    'alice --w 640--h 512 --d 1',
    'sd15',
    ['640 × 512, 30 steps, scale 7.5, seed 1', 'It is read otherwise from "640--h" on.'],
  ],
  ['alice --q 4 --d 1', 'sd15', ['512 × 512, 30 steps, scale 7.5, seed 1', '"--q 4" is left out.']],
  ['alice --g 4 --d 1', 'flux', ['512 × 512, 20 steps, scale 4, seed 1']],
])('tells what becomes of %s', (line, family, said) => {
  expect(read(line, family)).toEqual(said);
});

it('is none of a comment', () => {
  expect(read('# alice')).toBeUndefined();
});
