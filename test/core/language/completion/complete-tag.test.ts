import { expect, it } from 'vitest';
import { completeTag } from '../../../../core/language/completion/complete-tag.ts';
import { formatMessage } from '../../../../core/message.ts';
import { captionsOf } from '../../../support/datasets.ts';

const config = '[dataset]\ntrigger = "ohwx"\nbase_caption = "1girl, hat"\n';
const dataset = captionsOf(
  [...Array.from({ length: 9 }, () => 'ohwx, long_hair, smile'), 'ohwx, long_hiar, smile'],
  { config },
);
const offered = (typed: string) =>
  completeTag(dataset, typed).map(({ tag, detail }) => `${tag}: ${formatMessage(detail)}`);

it('one tag by itself: the trigger, the base caption, the tags of the dataset, then those that are known', () => {
  expect(offered('').slice(0, 4)).toEqual([
    'ohwx: trigger',
    '1girl: base caption',
    'hat: base caption',
    'smile: in 10 of 10 captions',
  ]);
  expect(offered('long h')[0]).toBe('long_hair: in 9 of 10 captions');
});

it('those that are misspelt in some caption too: one may want to replace them', () => {
  expect(offered('long_hi')[0]).toBe('long_hiar: in 1 of 10 captions');
});
