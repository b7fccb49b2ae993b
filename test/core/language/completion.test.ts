import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { type Completion, completeCaption } from '../../../core/language/completion.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';

const base = '1girl, CharacterAI, dark skin, braided hair, earrings';
const declared = `[dataset]\ntrigger = "CharacterAI"\nbase_caption = "${base}"\n`;
const others = [
  ...Array.from({ length: 6 }, () => `${base}, smile`),
  '1girl, CharacterAI, dark skin, hat, red hair',
  '1girl, CharacterAI, dark skin, hat, darkness',
  '1girl, CharacterAI, smiel',
];

interface Options {
  readonly config?: string;
  readonly folder?: string;
}

/** Completes at the `|` of a caption among others. */
function completeAt(
  marked: string,
  { config = declared, folder = '10_x' }: Options = {},
): Completion | undefined {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const dataset = captionsOf([text, ...others], { folder, config });
  const caption = dataset.captions.get(captionPath(0, folder))?.caption ?? parseCaption('');
  return completeCaption(dataset, captionPath(0, folder), caption, offset);
}

const tagsAt = (marked: string, options?: Options) =>
  completeAt(marked, options)?.suggestions.map(({ tag }) => tag);

/** The caption after the first suggestion was taken. */
function taken(marked: string, tag?: string): string {
  const completed = completeAt(marked);
  const suggestion = completed?.suggestions.find((one) => tag === undefined || one.tag === tag);
  if (!completed || !suggestion) throw new Error('nothing suggested');
  const { replace, lead, trail } = completed;
  return applyTextEdits(marked.replace('|', ''), [{ span: replace, newText: lead + suggestion.tag + trail }]);
}

describe('completeCaption offers', () => {
  it("the trigger that is missing, then the base caption's tags, then the dataset's by use, then views", () => {
    expect(tagsAt('|')).toEqual([
      'CharacterAI',
      '1girl',
      'dark skin',
      'braided hair',
      'earrings',
      'smile',
      'hat',
      'darkness',
      'red hair',
      'from side',
      'from behind',
      'from above',
      'from below',
    ]);
  });

  it('says why, and how often a tag stands in the dataset', () => {
    const all = completeAt('|')?.suggestions ?? [];
    expect(
      all.map(({ source }) => source).filter((source, index, list) => source !== list[index - 1]),
    ).toEqual(['trigger', 'base', 'dataset', 'vocabulary']);
    expect(all.find(({ tag }) => tag === 'hat')?.count).toBe(2);
  });

  it('nothing that the caption has, in whatever spelling', () => {
    const tags = tagsAt('1girl, characterAI, Dark_Skin, |');
    expect(tags?.slice(0, 3)).toEqual(['braided hair', 'earrings', 'smile']);
    for (const tag of ['1girl', 'CharacterAI', 'dark skin']) expect(tags).not.toContain(tag);
  });

  it('the tag under the cursor again', () => {
    expect(tagsAt('1girl, hat|')).toEqual(['hat']);
  });

  it('what begins as typed before what has such a word, and that before what has it inside', () => {
    expect(tagsAt('CharacterAI, smile, dar|')).toEqual(['dark skin', 'darkness']);
    expect(tagsAt('CharacterAI, smile, hair|')).toEqual(['braided hair', 'red hair']);
    expect(tagsAt('CharacterAI, base, 1girl, earrings, r|')?.slice(0, 4)).toEqual([
      'dark skin',
      'braided hair',
      'red hair',
      'darkness',
    ]);
    expect(tagsAt('CharacterAI, DARK_S|')).toEqual(['dark skin']);
    expect(tagsAt('CharacterAI, zzz|')).toEqual([]);
  });

  it('no typo that some caption has', () => {
    expect(tagsAt('smi|')).toEqual(['smile']);
  });

  it('nothing that this view hides', () => {
    const behind = tagsAt('1girl, CharacterAI, from behind, |');
    expect(behind).toContain('braided hair');
    expect(behind).not.toContain('earrings');
    expect(behind).not.toContain('smile');
    expect(tagsAt('1girl, from behind, looking back, |')).toContain('earrings');
  });

  it('what is declared hidden for the picture neither', () => {
    const config = `${declared}[views."from behind"]\nfiles = ["front_01*"]\n`;
    expect(tagsAt('1girl, |', { config })).not.toContain('earrings');
  });

  it("a folder's own trigger and base caption", () => {
    const config = `${declared}[concepts."3_bob"]\ntrigger = ["bob", "robert"]\nbase_caption = "1boy, bob, beard"\n`;
    expect(tagsAt('|', { config, folder: '3_bob' })?.slice(0, 4)).toEqual(['bob', 'robert', '1boy', 'beard']);
  });
});

describe('completeCaption replaces', () => {
  it.each([
    ['1girl, smi|', 'smile', '1girl, smile'],
    ['1girl, smi|le, hat', 'smile', '1girl, smile, hat'],
    ['1girl, |smile, hat', 'smile', '1girl, smile, hat'],
    ['1girl, red |', 'red hair', '1girl, red hair'],
    ['1girl, red |, hat', 'red hair', '1girl, red hair, hat'],
    ['1girl,|', 'smile', '1girl, smile'],
    ['1girl, |', 'smile', '1girl, smile'],
    ['1girl,  | hat', 'smile', '1girl,  smile, hat'],
    ['1girl,| hat', 'smile', '1girl, smile, hat'],
    ['|, hat', 'smile', 'smile, hat'],
    ['|', 'smile', 'smile'],
    ['1girl,hat,|', 'smile', '1girl,hat,smile'],
    ['1girl, |\nsecond line', 'smile', '1girl, smile\nsecond line'],
  ])('at %j with %s: %j', (marked, tag, text) => {
    expect(taken(marked, tag)).toBe(text);
  });

  it('at any place of a caption makes one whole tag of what it offers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('hat', 'red hair', ',', ', ', ' '), { maxLength: 6 }),
        fc.nat(),
        (parts, at) => {
          const text = parts.join('');
          const offset = at % (text.length + 1);
          const marked = `${text.slice(0, offset)}|${text.slice(offset)}`;
          const suggestion = completeAt(marked)?.suggestions[0]?.tag;
          fc.pre(suggestion !== undefined);
          expect(parseCaption(taken(marked)).tags.map((tag) => tag.text)).toContain(suggestion);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('completeCaption keeps quiet', () => {
  it.each([
    ['in sentences', 'A woman is standing in the garden, while she is |smiling at the camera.'],
    ['on a line that the trainer does not read', '1girl, smile\nha|'],
    ['on the second line, behind a blank first one', '\nha|'],
  ])('%s', (_, marked) => {
    expect(completeAt(marked)).toBeUndefined();
  });
});
