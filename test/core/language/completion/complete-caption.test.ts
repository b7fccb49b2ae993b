import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../../core/caption/caption.ts';
import { completeCaption } from '../../../../core/language/completion/complete-caption.ts';
import type { Knowledge } from '../../../../core/vocabulary/knowledge.ts';
import { captionPath, captionsOf } from '../../../support/datasets.ts';
import { completeAt, declared, dictionaryOf, tagsAt } from './caption-at.ts';

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

  it('no tag whose parentheses are escaped here', () => {
    const escaped = 'CharacterAI, jeanne \\(fate\\), jea|';
    const knowledge = { dictionary: dictionaryOf('jeanne_(fate),4,100,""\njeans,0,50,""') };
    const dataset = captionsOf([escaped.replace('|', '')], { folder: '10_x', config: declared });
    const caption = dataset.captions.get(captionPath(0, '10_x'))?.caption ?? parseCaption('');
    const found = completeCaption(dataset, captionPath(0, '10_x'), caption, escaped.length - 1, knowledge);
    expect(found?.suggestions.map(({ tag }) => tag)).toEqual(['jeans']);
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
    expect(tagsAt('CharacterAI, base, 1girl, earrings, r|')?.[0]).toBe('red hair');
    expect(tagsAt('CharacterAI, base, 1girl, earrings, rkn|')).toEqual(['darkness']);
    expect(tagsAt('CharacterAI, DARK_S|')?.slice(0, 2)).toEqual(['dark skin', 'very dark skin']);
    expect(tagsAt('CharacterAI, zzz|')).toEqual([]);
  });

  it("what begins so before what has a letter somewhere, the base caption's too", () => {
    expect(tagsAt('CharacterAI, 1girl, s|')?.slice(0, 2)).toEqual(['dark skin', 'smile']);
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

  const dictionary = dictionaryOf(
    'smirk,0,52000,"smirking"\nsmile_trend,0,90000,\nhatsune_miku,4,110000,"miku"\nsmile,0,3000000,\n',
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
