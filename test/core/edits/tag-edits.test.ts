import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { addToBaseCaption, isInBaseCaption } from '../../../core/edits/add-to-base-caption.ts';
import type { BulkEdit, FileText } from '../../../core/edits/bulk-edit.ts';
import { sortCaption, sortTags } from '../../../core/edits/sort-tags.ts';
import { addTagEverywhere, removeTagEverywhere, tagSameView } from '../../../core/edits/tag-everywhere.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { tidyCaption } from '../../support/caption-arbitraries.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { datasetOf, noTurn } from '../../support/memory.ts';

const digest = ({ text, bom }: FileText) => `${bom} ${text}`;
const ports = { digest, turn: noTurn };

/** The texts of all captions after an edit, by the end of their names. */
function textsAfter(dataset: Dataset, { changes }: BulkEdit): Readonly<Record<string, string>> {
  return Object.fromEntries(
    changes.map((change) => {
      const text = dataset.captions.get(change.file)?.caption?.text ?? '';
      const name = change.file.replace(/^.*\/(?:front_)?|\.txt$/g, '');
      return [name, change.kind === 'edit' ? applyTextEdits(text, change.edits) : change.kind];
    }),
  );
}

describe('a tag in all captions', () => {
  const dataset = captionsOf([
    '1girl,alice',
    '1girl, Hat, alice',
    'hat, HAT\nhat',
    '',
    'She is in the garden.',
  ]);

  it('is put at the end of those that lack it, but not behind sentences', async () => {
    expect(textsAfter(dataset, await addTagEverywhere(dataset, 'hat', ports))).toEqual({
      '01': '1girl,alice,hat',
      '04': 'hat',
    });
  });

  it('is taken out in all of its spellings, of the line that is read', async () => {
    expect(textsAfter(dataset, await removeTagEverywhere(dataset, 'hat', ports))).toEqual({
      '02': '1girl, alice',
      '03': '\nhat',
    });
  });

  it('is put into each line that lacks it where one is taken, and in front of what stays at the end', async () => {
    const config = '[training.options]\nenable_wildcard = true\nkeep_tokens_separator = "|||"\n';
    const lines = captionsOf(['x, hat\nx, y', 'x ||| y ||| z'], { config });
    expect(textsAfter(lines, await addTagEverywhere(lines, 'hat', ports))).toEqual({
      '01': 'x, hat\nx, y, hat',
      '02': 'x ||| y, hat ||| z',
    });
  });

  it('is left alone in a caption that would only be read if there were no other', async () => {
    const files = { '1_a/a.txt': 'hat', '1_a/a_1_2_3_4.png': '', '1_a/a_1_2_3_4.txt': 'hat, x' };
    const dataset = datasetOf(files);
    expect((await removeTagEverywhere(dataset, 'hat', ports)).changes).toMatchObject([
      { file: '/dataset/1_a/a_1_2_3_4.txt' },
    ]);
  });

  it('is no piece of a sentence', async () => {
    const text = 'The picture shows a woman with long hair, smiling, and freckles.';
    const prose = captionsOf([text, 'smiling, hat']);
    expect(textsAfter(prose, await removeTagEverywhere(prose, 'smiling', ports))).toEqual({ '02': 'hat' });
  });

  it('is put into those of one view, by their words or by the declaration of their pictures', async () => {
    const files = {
      '1_a/a.png': '',
      '1_a/a.txt': 'from behind, x',
      '1_a/b.png': '',
      '1_a/b.txt': 'facing away',
      '1_a/seen_back.png': '',
      '1_a/seen_back.txt': 'y',
      '1_a/c.png': '',
      '1_a/c.txt': 'from side',
    };
    const config = '[views."from behind"]\nfiles = ["seen_*"]\n';
    const views = datasetOf(files, { config });
    const edit = await tagSameView(views, { tag: 'bun', view: 'from behind' }, ports);
    expect(textsAfter(views, edit)).toEqual({
      a: 'from behind, x, bun',
      b: 'facing away, bun',
      seen_back: 'y, bun',
    });
    expect((await tagSameView(views, { tag: 'bun', view: 'nowhere' }, ports)).changes).toEqual([]);
  });
});

describe('the base caption', () => {
  it('is split as the captions are', () => {
    const config =
      '[dataset]\nbase_caption = "x ||| 1girl ||| y"\n[training.options]\nkeep_tokens_separator = "|||"\n';
    const dataset = captionsOf(['1girl'], { config });
    expect(isInBaseCaption(dataset, undefined, '1girl')).toBe(true);
    const edit = addToBaseCaption(dataset, 'hat', at(config), digest);
    const [change] = edit?.changes ?? [];
    expect(change?.kind === 'edit' && applyTextEdits(config, change.edits)).toContain(
      '"x ||| 1girl, hat ||| y"',
    );
  });

  const at = (text: string) => ({ folder: undefined, config: { text, bom: false } });

  it('of a folder that has its own is meant there', () => {
    const config =
      '[dataset]\nbase_caption = "1girl"\n[concepts."10_alice woman"]\nbase_caption = \'1girl, alice\'\n';
    const dataset = captionsOf(['1girl'], { config });
    const folder = [...dataset.folders.values()][0];
    const edit = addToBaseCaption(dataset, 'hat', { ...at(config), folder }, digest);
    const [change] = edit?.changes ?? [];
    expect(change?.kind === 'edit' && applyTextEdits(config, change.edits)).toBe(
      config.replace('1girl, alice', '1girl, alice, hat'),
    );
  });

  it('gets a tag at its end, in the file as it is written', () => {
    const config = '[dataset]\nbase_caption = "1girl,alice" # all\n';
    const dataset = captionsOf(['1girl'], { config });
    const edit = addToBaseCaption(dataset, 'hat', at(config), digest);
    const [change] = edit?.changes ?? [];
    expect(change?.kind === 'edit' && applyTextEdits(config, change.edits)).toBe(
      '[dataset]\nbase_caption = "1girl,alice,hat" # all\n',
    );
  });

  it('begins with trigger and class where none is declared; a file is made where there is none', () => {
    const config = '[dataset]\ntrigger = "alice"\n';
    const edit = addToBaseCaption(captionsOf(['x'], { config }), 'hat', at(config), digest);
    const [change] = edit?.changes ?? [];
    expect(change?.kind === 'edit' && applyTextEdits(config, change.edits)).toBe(
      '[dataset]\ntrigger = "alice"\nbase_caption = "alice, hat"\n',
    );
    const made = addToBaseCaption(captionsOf(['x']), 'hat', { folder: undefined, config: undefined }, digest);
    expect(made?.changes).toMatchObject([
      {
        kind: 'create',
        file: '/dataset/lora-dataset.toml',
        text: expect.stringContaining('base_caption = "hat"'),
      },
    ]);
    expect(addToBaseCaption(captionsOf(['x']), 'hat', at('['), digest)).toBeUndefined();
  });
});

describe('sorting tags', () => {
  const config =
    '[dataset]\ntrigger = "alice"\nbase_caption = "1girl, alice, dark skin"\n[training.options]\nshuffle_caption = true\nkeep_tokens = 1\n';
  const others = ['smile, hat', 'smile', 'smile, hat'];

  it.each([
    ['solo, hat, smile, alice, zebra, dark skin', 'solo, alice, dark skin, smile, hat, zebra'],
    ['solo, b,a ,, alice,c', 'solo, alice,b ,, a,c'],
    [
      'A woman sits in a garden, and alice is here, hat.',
      'A woman sits in a garden, and alice is here, hat.',
    ],
  ])('as the base caption has them, then by use: %j', (text, expected) => {
    const dataset = captionsOf([text, ...others], { config });
    const caption = dataset.captions.get(captionPath(0))?.caption;
    expect(caption && applyTextEdits(text, sortCaption(dataset, captionPath(0), caption, 'base'))).toBe(
      expected,
    );
  });

  it.each([
    ['zed, queen ||| pear, apple', 'zed, queen ||| apple, pear'],
    ['zed ||| pear, apple ||| y, b', 'zed ||| apple, pear ||| y, b'],
    ['zebra, cat\nmoon, apple', 'cat, zebra\napple, moon'],
    ['c, b, z;;;a, y, x', 'b, c, z;;;a, x, y'],
  ])('within groups and lines: %j', (text, expected) => {
    const config =
      '[training.options]\nenable_wildcard = true\nkeep_tokens_separator = "|||"\nsecondary_separator = ";;;"\n';
    const dataset = captionsOf([text], { config });
    const caption = dataset.captions.get(captionPath(0))?.caption;
    expect(caption && applyTextEdits(text, sortCaption(dataset, captionPath(0), caption, 'alphabet'))).toBe(
      expected,
    );
  });

  it('by the alphabet, of a whole dataset', async () => {
    const dataset = captionsOf(['x, c, alice, b\nz, a', 'x, a, b'], { config });
    const edit = await sortTags(dataset, dataset.captions.keys(), 'alphabet', ports);
    expect(textsAfter(dataset, edit)).toEqual({ '01': 'x, b, alice, c\nz, a' });
  });

  it('has nothing more to do the second time', () => {
    fc.assert(
      fc.property(tidyCaption, fc.constantFrom('base' as const, 'alphabet' as const), ({ text }, order) => {
        const sorted = (one: string) => {
          const dataset = captionsOf([one, ...others], { config });
          const caption = dataset.captions.get(captionPath(0))?.caption;
          return caption ? applyTextEdits(one, sortCaption(dataset, captionPath(0), caption, order)) : one;
        };
        const once = sorted(text);
        expect(sorted(once)).toBe(once);
      }),
    );
  });
});
