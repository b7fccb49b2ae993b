import { describe, expect, it } from 'vitest';
import { commas } from '../../../core/caption/grammar.ts';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { declarationsOf } from '../../../core/language/declarations.ts';
import { definitionAt } from '../../../core/language/definition.ts';
import { highlightsAt } from '../../../core/language/document-highlight.ts';
import { configLinks } from '../../../core/language/document-links.ts';
import { referencesOf } from '../../../core/language/references.ts';
import type { Span } from '../../../core/span.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { datasetOf, noTurn, unmark } from '../../support/memory.ts';

const path = captionPath(0);
const term = (text: string) => ({ text, key: tagKey(text), isTrigger: false });

function mark(text: string, spans: readonly Span[]): string {
  return [...spans]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (all, { start, end }) => `${all.slice(0, start)}«${all.slice(start, end)}»${all.slice(end)}`,
      text,
    );
}

describe('references', () => {
  it('are all places of a tag in captions that pictures have', async () => {
    const dataset = datasetOf({
      'x/a.png': '',
      'x/a.txt': '1girl, Red_Hat, red hat',
      'x/b.png': '',
      'x/b.txt': 'red hats, big red hat',
      'x/c.png': '',
      'x/c.txt': 'red  hat',
      'x/orphan.txt': 'red hat',
    });
    const found = await referencesOf(dataset, term('red hat'), noTurn);
    expect(found.map(({ path, span }) => [path, span])).toEqual([
      ['/dataset/x/a.txt', { start: 7, end: 14 }],
      ['/dataset/x/a.txt', { start: 16, end: 23 }],
      ['/dataset/x/c.txt', { start: 0, end: 8 }],
    ]);
  });

  it('are given up when nobody waits for them', async () => {
    const dataset = captionsOf(Array.from({ length: 500 }, () => '1girl'));
    const turn = {
      next: () => {
        throw new Error('given up');
      },
    };
    await expect(referencesOf(dataset, term('1girl'), turn)).rejects.toThrow('given up');
  });
});

describe('highlights', () => {
  it('are the places of a tag in its caption', () => {
    const dataset = captionsOf(['hat, smile, Hat', 'hat']);
    const caption = dataset.captions.get(path)?.caption;
    const at = (offset: number) => caption && highlightsAt(dataset, path, caption, offset);
    expect(at(1)).toEqual([
      { start: 0, end: 3 },
      { start: 12, end: 15 },
    ]);
    expect(at(4)).toEqual([]);
  });
});

describe('declarations', () => {
  it.each([
    '[dataset]\ntrigger = "«Hat»"\nbase_caption = "1girl, «hat», hats"',
    '[dataset]\r\ntrigger = ["cap", \'«hat»\']\r\nclass = "«hat»"',
    '[dataset]\ntrigger = { all = ["«hat»", "cap"] }',
    '[dataset]\nbase_caption = """\n1girl,«hat», hats"""',
    // An escape: the whole value.
    '[dataset]\nbase_caption = «"1girl, \\u0068at"»',
    '[concepts."10_a b"]\ntrigger = "«hat»"\n[concepts.c]\nbase_caption = "x, «hat»"',
    '[«views.hat»]',
    '[views]\n«hat» = { hides = [] }',
    '[tags]\nknown = ["cap", "«hat»"]',
    '[dataset]\nbase_caption = "😀, «hat»"',
    '[dataset]\ntrigger = 3\nbase_caption = "«hat»"',
    '[tags]\nunwanted = ["«hat»"]\naliases = { «hat» = "cap", bonnet = "«hat»" }',
    '[tags.implies]\n«hat» = ["clothes"]\n[composition]\n«hat» = 3\n[views.top]\nhides = ["«hat»"]',
    '[samples]\nprompts = ["x, «hat» --w 512 --n «hat», hats"]',
    '[dataset',
    '',
  ])('%j', (marked) => {
    const { text } = unmark(marked);
    expect(mark(text, declarationsOf(text, term('hat'), { grammar: commas }, undefined))).toBe(marked);
  });

  it('those of the folder come first', () => {
    const text =
      '[dataset]\ntrigger = "hat"\n[concepts.a]\ntrigger = "hat"\n[concepts.b]\nbase_caption = "hat"\n';
    const starts = (folder: string | undefined) =>
      declarationsOf(text, term('hat'), { grammar: commas }, folder).map(
        ({ start }) => text.slice(0, start).split('\n').length,
      );
    expect(starts('b')).toEqual([6, 2, 4]);
    expect(starts(undefined)).toEqual([2, 4, 6]);
  });
});

describe('the definition', () => {
  const config = '[dataset]\nbase_caption = "1girl, hat"';
  const dataset = captionsOf(['1girl, hat, smile'], { config });
  const caption = dataset.captions.get(path)?.caption;
  const image = '/dataset/10_alice woman/front_01.png';
  it.each([
    [8, { origin: { start: 7, end: 10 }, declared: { start: 33, end: 36 }, images: [image] }],
    [13, { origin: { start: 12, end: 17 }, declared: undefined, images: [image] }],
    [6, { origin: undefined, declared: undefined, images: [image] }],
  ])('at %i', (offset, expected) => {
    expect(caption && definitionAt(dataset, path, caption, offset, config)).toEqual(expected);
  });
});

describe('links of a configuration', () => {
  it('are its paths, and no names', () => {
    const marked = [
      '[dataset]\nimages = "«img»"\ncaption_extension = ".txt"\nignore = ["a/**"]',
      "[training]\nmodel = '«/models/a.safetensors»'",
      '[training.options]\noptimizer_type = "AdamW"\nvae = "«../vae.pt»"\nmax_train_epochs = 3',
    ].join('\n');
    const { text, spans } = unmark(marked);
    expect(configLinks(text).map(({ span }) => span)).toEqual(spans);
    expect(configLinks(text).map(({ written }) => written)).toEqual([
      'img',
      '/models/a.safetensors',
      '../vae.pt',
    ]);
    expect(configLinks('[training]\nmodel = "sdxl"')).toEqual([]);
    expect(configLinks('[training')).toEqual([]);
    for (const remote of ['//host/share/a', '\\\\host\\share\\a'])
      expect(configLinks(`[training]\nmodel = '${remote}'`)).toEqual([]);
  });
});
