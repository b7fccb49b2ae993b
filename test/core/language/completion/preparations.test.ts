import { expect, it, vi } from 'vitest';
import { parseCaption } from '../../../../core/caption/caption.ts';
import { completeCaption } from '../../../../core/language/completion/complete-caption.ts';
import { preparations } from '../../../../core/language/completion/preparations.ts';
import { captionPath, captionsOf } from '../../../support/datasets.ts';

it('after its preparations completion looks through no dataset as a whole', () => {
  const texts = ['beach, smiel', ...Array.from({ length: 9 }, () => 'beach, smile, sand')];
  const dataset = captionsOf(texts, { config: '[dataset]\ntrigger = "alice"\n' });
  for (const prepare of preparations) prepare(dataset);
  const { base: captions } = dataset.captions;
  const { base: tags } = dataset.statistics.tags;
  const looks = [captions, tags].flatMap((map) => [
    vi.spyOn(map, Symbol.iterator),
    vi.spyOn(map, 'values'),
    vi.spyOn(map, 'entries'),
    vi.spyOn(map, 'keys'),
  ]);
  const path = captionPath(0);
  const caption = dataset.captions.get(path)?.caption ?? parseCaption('');
  for (const offset of [0, 3, caption.text.length]) {
    expect(completeCaption(dataset, path, caption, offset)?.suggestions).not.toEqual([]);
  }
  expect(looks.map((look) => look.mock.calls.length)).toEqual(looks.map(() => 0));
});
