import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { completeCaption } from '../../../core/language/completion/complete-caption.ts';
import type { Completion } from '../../../core/language/completion/suggestion.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { buildDictionary } from '../../../core/vocabulary/dictionary/build-dictionary.ts';
import { Dictionary } from '../../../core/vocabulary/dictionary/dictionary.ts';
import { mergeEntries } from '../../../core/vocabulary/dictionary/merge-entries.ts';
import { readDictionary } from '../../../core/vocabulary/dictionary/read-dictionary.ts';
import type { Knowledge } from '../../../core/vocabulary/knowledge.ts';
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
      'from front',
    ]);
  });

  it('says why, and how often a tag stands in the dataset', () => {
    const all = completeAt('|')?.suggestions ?? [];
    expect(
      all.map(({ source }) => source).filter((source, index, list) => source !== list[index - 1]),
    ).toEqual(['trigger', 'base', 'dataset', 'view']);
    expect(all.find(({ tag }) => tag === 'hat')?.count).toBe(2);
  });

  it('nothing that the caption has, in whatever spelling', () => {
    const tags = tagsAt('1girl, characterAI, Dark_Skin, |');
    expect(tags?.slice(0, 3)).toEqual(['braided hair', 'earrings', 'smile']);
    for (const tag of ['1girl', 'CharacterAI', 'dark skin']) expect(tags).not.toContain(tag);
  });

  it('the tag under the cursor again', () => {
    expect(tagsAt('1girl, hat|')?.[0]).toBe('hat');
  });

  it('what begins as typed before what has such a word, and that before what has it inside', () => {
    expect(tagsAt('CharacterAI, smile, dar|')?.slice(0, 3)).toEqual(['dark skin', 'darkness', 'dark']);
    expect(tagsAt('CharacterAI, smile, hair|')?.slice(0, 2)).toEqual(['braided hair', 'red hair']);
    expect(tagsAt('CharacterAI, base, 1girl, earrings, r|')?.slice(0, 4)).toEqual([
      'dark skin',
      'braided hair',
      'red hair',
      'darkness',
    ]);
    expect(tagsAt('CharacterAI, DARK_S|')?.slice(0, 2)).toEqual(['dark skin', 'very dark skin']);
    expect(tagsAt('CharacterAI, zzz|')).toEqual([]);
  });

  it('no typo that some caption has', () => {
    expect(tagsAt('smi|')).toEqual(['smile', 'smirk', 'light smile']);
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

describe('completeCaption ranks', () => {
  /** The tags that are offered for the first of some captions, without any configuration. */
  function ranked(marked: string, captions: readonly string[], knowledge: Knowledge = {}): readonly string[] {
    const offset = marked.indexOf('|');
    const dataset = captionsOf([marked.replace('|', ''), ...captions]);
    const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
    const completed = completeCaption(dataset, captionPath(0), caption, offset, knowledge);
    return (completed?.suggestions ?? []).map(({ tag, alias }) => (alias ? `${tag} ← ${alias}` : tag));
  }
  const beach = Array.from({ length: 3 }, () => 'beach, sand, sunglasses, hat');
  const office = Array.from({ length: 8 }, () => 'office, desk, suit, tie');

  it('what stands together with the tags that are here, before what is more frequent', () => {
    expect(ranked('beach, |', [...beach, ...office]).slice(0, 3)).toEqual(['hat', 'sand', 'sunglasses']);
    expect(ranked('office, |', [...beach, ...office]).slice(0, 3)).toEqual(['desk', 'suit', 'tie']);
    expect(ranked('|', [...beach, ...office]).slice(0, 4)).toEqual(['desk', 'office', 'suit', 'tie']);
  });

  it.each([
    ['redey|', 'red eyes'],
    ['blnode ha|', 'blonde hair'],
    ['lnog hair|', 'long hair'],
    ['ponytial|', 'ponytail'],
    ['lookingatv|', 'looking at viewer'],
  ])('%s: %s, though it is typed with a mistake', (marked, tag) => {
    expect(ranked(marked, [])[0]).toBe(tag);
  });

  it('the usual name of what was typed by another one', () => {
    expect(ranked('brunet|', [])).toContain('brown hair ← brunette');
  });

  const dictionary = new Dictionary(
    buildDictionary(
      mergeEntries([
        readDictionary(
          'danbooru.csv',
          'smirk,0,52000,"smirking"\nsmile_trend,0,90000,\nhatsune_miku,4,110000,"miku"\nsmile,0,3000000,\n',
        ).entries,
      ]),
    ),
  );

  it('the tag lists by use, behind the dataset and with our own words', () => {
    const tags = ranked('smi|', ['smiley, hat'], { dictionary });
    expect(tags).toEqual(['smiley', 'smile', 'smile trend', 'smirk', 'light smile']);
    expect(ranked('smirki|', [], { dictionary })).toContain('smirk ← smirking');
  });

  it('joins words as the dataset does', () => {
    const underscores = Array.from({ length: 3 }, () => 'red_hair, blue_dress');
    expect(ranked('long_h|', underscores)).toContain('long_hair');
    expect(ranked('long h|', ['red hair, blue dress'])).toContain('long hair');
    expect(ranked('a_b, long h|', ['red hair, blue dress'])).toContain('long_hair');
    expect(ranked('hatsune|', underscores, { dictionary })).toContain('hatsune_miku');
  });

  it('nothing twice, and nothing that is there in another spelling', () => {
    const tags = ranked('Long_Hair, smile, |', ['long hair, smile, hat', 'long_hair'], { dictionary });
    expect(tags).toContain('hat');
    for (const tag of ['long hair', 'long_hair', 'smile']) expect(tags).not.toContain(tag);
    const typed = ranked('smile, smi|', ['smile'], { dictionary });
    expect(new Set(typed).size).toBe(typed.length);
    expect(typed).not.toContain('smile');
  });

  it('takes no longer for a large dataset: it looks at a part of it', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `tag ${index % 700}, other ${index}, beach`);
    expect(ranked('beach, oth|', many)).toHaveLength(50);
  });
});

describe('completeCaption in sentences', () => {
  const sentences = [
    'A woman with long braided hair stands in front of a red brick wall, smiling.',
    'A woman with long braided hair sits in front of a wooden table.',
    'The woman with long braided hair walks through the garden.',
  ];
  function offered(marked: string, config = ''): readonly string[] | undefined {
    const offset = marked.indexOf('|');
    const dataset = captionsOf([marked.replace('|', ''), ...sentences], { config });
    const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
    return completeCaption(dataset, captionPath(0), caption, offset)?.suggestions.map(({ tag }) => tag);
  }

  it('goes on as the other captions do', () => {
    expect(offered('She is a tall woman with |')?.[0]).toMatch(/^long/);
    expect(offered('The tall woman stands in front |')?.[0]).toMatch(/^of/);
  });

  it('offers words that begin as typed', () => {
    expect(offered('The man in the picture has brai|')).toContain('braided');
    expect(offered('The man in the picture has zzz|')).toEqual([]);
  });

  it('offers the trigger where it is missing, and nothing within a word', () => {
    const config = '[dataset]\ntrigger = "alice"\n';
    expect(offered('The picture shows a person who is called ali|', config)?.[0]).toBe('alice');
    expect(offered('The picture shows alice, who is called al|ice here', config)).toBeUndefined();
  });

  it('replaces the word alone', () => {
    const text = 'The man in the picture has brai';
    const dataset = captionsOf([text, ...sentences]);
    const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
    const completed = completeCaption(dataset, captionPath(0), caption, text.length);
    expect(completed?.replace).toEqual({ start: text.length - 4, end: text.length });
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
