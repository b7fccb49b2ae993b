import { describe, expect, it } from 'vitest';
import { placesOf, termAt } from '../../../core/language/term.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';

const path = captionPath(0);
const CONFIG = '[dataset]\ntrigger = "Alice K"';

/** The text with the term at | marked wherever it stands. */
function marked(withCursor: string): string | undefined {
  const offset = withCursor.indexOf('|');
  const text = withCursor.replace('|', '');
  const dataset = captionsOf([text, '1girl, red hat'], { config: CONFIG });
  const caption = dataset.captions.get(path)?.caption;
  const term = caption && termAt(dataset, path, caption, offset);
  if (!term) return undefined;
  expect(text.slice(term.span.start, term.span.end)).toBe(term.text);
  return [...placesOf(caption, term)].reduceRight((all, { start, end }) => {
    return `${all.slice(0, start)}«${all.slice(start, end)}»${all.slice(end)}`;
  }, text);
}

describe('the term at a place', () => {
  it.each([
    ['1girl, red_h|at, Red  hat', '1girl, «red_hat», «Red  hat»'],
    ['|1girl, hat', '«1girl», hat'],
    ['1girl,hat|', '1girl,«hat»'],
    ['1girl, | hat', undefined],
    ['', undefined],
    ['😀, h|at, 😀', '😀, «hat», 😀'],
    ['|😀, hat, 😀', '«😀», hat, «😀»'],
    ['hat, h|at\r\nhat', '«hat», «hat»\r\nhat'],
    ['hat\r\nh|at', undefined],
    // The trigger counts inside tags as well.
    ['alice_|k, photo of Alice K, alice', '«alice_k», photo of «Alice K», alice'],
    // A tag that has more than the trigger is a tag.
    ['photo of al|ice k, alice k', '«photo of alice k», alice k'],
    // Sentences.
    [
      "This is Al|ice K's cat in front of Alice K, who has got long hair.",
      "This is «Alice K»'s cat in front of «Alice K», who has got long hair.",
    ],
    [
      'She has got long ha|ir, longer than the Long_Hair of any other girl.',
      'She has got «long hair», longer than the «Long_Hair» of any other girl.',
    ],
    [
      'She is wearing a red h|at, and has got long hair all the same.',
      'She is wearing a «red hat», and has got long hair all the same.',
    ],
    ['She i|s wearing a red hat, and has got long hair all the same.', undefined],
    // Sentences among tags.
    [
      '1girl, red h|at, long hair, smile, She is wearing a red hat.',
      '1girl, «red hat», long hair, smile, She is wearing a «red hat».',
    ],
  ])('%j', (withCursor, expected) => {
    expect(marked(withCursor)).toBe(expected);
  });
});
