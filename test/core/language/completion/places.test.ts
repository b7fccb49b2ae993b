import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../../core/caption/caption.ts';
import { completeCaption } from '../../../../core/language/completion/complete-caption.ts';
import { captionPath, captionsOf } from '../../../support/datasets.ts';
import { datasetOf } from '../../../support/memory.ts';
import { completeAt, declared, tagsAt, taken } from './caption-at.ts';

describe('completeCaption in lines and groups offers', () => {
  it('in each line what that line lacks, where the training takes one of them', () => {
    const config = `${declared}[training.options]\nenable_wildcard = true\n`;
    expect(tagsAt('CharacterAI, 1girl, hat\n|', { config })?.slice(0, 2)).toEqual(['CharacterAI', '1girl']);
    const second = tagsAt('1girl, hat\nCharacterAI, 1girl, |', { config });
    expect(second).toContain('hat');
    expect(second).not.toContain('CharacterAI');
    expect(completeAt('CharacterAI\n|\nx', { config })?.replace).toEqual({ start: 12, end: 12 });
  });

  it('the trigger that stands in a line which the trainer does not read', () => {
    expect(tagsAt('1girl, |\nCharacterAI')?.[0]).toBe('CharacterAI');
  });

  it('the base caption by its groups, and nothing within a separator', () => {
    const config =
      '[dataset]\nbase_caption = "q # rose, tree"\n[training.options]\nkeep_tokens_separator = "#"\nsecondary_separator = "|||"\n';
    expect(tagsAt('q #ro|', { config })?.[0]).toBe('rose');
    expect(tagsAt('q # |', { config })?.slice(1, 3)).toEqual(['rose', 'tree']);
    const dataset = captionsOf(['q ||| x'], { config });
    const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
    expect(completeCaption(dataset, captionPath(0), caption, 3)).toBeUndefined();
  });

  it.each([
    ['1girl, {hat|ea‸} x', 'ea', 'earrings'],
    ['1girl, {ea‸|hat} x', 'ea', 'earrings'],
    ['1girl, { sm‸', 'sm', 'smile'],
    ['1girl, {hat|sm‸, b', 'sm', 'smile'],
    ['1girl, {a|sm‸iling} x', 'smiling', 'smile'],
  ])('one of several choices: %j', (marked, replaced, tag) => {
    const config = `${declared}[training.options]\nenable_wildcard = true\n`;
    const completed = completeAt(marked, { config });
    const { start, end } = completed?.replace ?? { start: 0, end: 0 };
    expect(marked.replace('‸', '').slice(start, end)).toBe(replaced);
    expect(completed).toMatchObject({ lead: '', trail: '' });
    expect(completed?.suggestions[0]?.tag).toBe(tag);
  });

  it('tags behind a separator that ends with a blank', () => {
    const config = `${declared}[training.options]\ncaption_separator = ", "\n`;
    const completed = completeAt('CharacterAI, 1girl, |', { config });
    expect(completed).toMatchObject({ typed: '', lead: '' });
    expect(completed?.suggestions[0]?.tag).toBe('dark skin');
    expect(completeAt('CharacterAI, 1girl, ea|', { config })?.suggestions[0]?.tag).toBe('earrings');
  });

  it('not what one is just writing in front of another tag', () => {
    expect(tagsAt('1girl, smi|hat')).toEqual(expect.arrayContaining(['smile']));
    expect(tagsAt('1girl, smi|hat')).not.toContain('smihat');
  });

  it('words, not tags, within a sentence among tags', () => {
    const mixed = 'CharacterAI, 1girl, smile, she has red eyes and is walking in the gar|';
    expect(completeAt(mixed)?.replace).toEqual({ start: mixed.length - 4, end: mixed.length - 1 });
  });
});

describe('completeCaption in a dataset of several concepts', () => {
  it("offers no other concept's trigger", () => {
    const files = Object.fromEntries(
      ['alice', 'bob'].flatMap((name) =>
        [1, 2].flatMap((index) => [
          [`5_${name}/${index}.png`, ''],
          [`5_${name}/${index}.txt`, index === 1 ? `${name}, outdoors, hat` : ''],
        ]),
      ),
    );
    const config = '[concepts.5_alice]\ntrigger = "alice"\n[concepts.5_bob]\ntrigger = "bob"\n';
    const dataset = datasetOf(files, { config, origin: 'config' });
    const offered = (name: string) => {
      const path = `/dataset/5_${name}/2.txt`;
      return completeCaption(dataset, path, parseCaption(''), 0)?.suggestions.map(({ tag }) => tag);
    };
    expect(offered('alice')?.slice(0, 3)).toEqual(['alice', 'hat', 'outdoors']);
    expect(offered('alice')).not.toContain('bob');
    expect(offered('bob')).not.toContain('alice');
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
    ['1girl,sm|, hat', 'smile', '1girl, smile, hat'],
    ['sm|hat, 1girl', 'smile', 'smile, hat, 1girl'],
    ['1girl, sm|hair', 'smile', '1girl, smile'],
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
