import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../../core/caption/caption.ts';
import { completeCaption } from '../../../../core/language/completion/complete-caption.ts';
import { captionPath, captionsOf } from '../../../support/datasets.ts';

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

  it('where the dataset is of sentences, and the caption has only begun', () => {
    const config = '[dataset]\ntrigger = "alice"\n';
    expect(offered('|', config)).toEqual(['alice']);
    expect(offered('A wom|')?.[0]).toMatch(/^woman/);
  });

  it('replaces the word alone', () => {
    const text = 'The man in the picture has brai';
    const dataset = captionsOf([text, ...sentences]);
    const caption = dataset.captions.get(captionPath(0))?.caption ?? parseCaption('');
    const completed = completeCaption(dataset, captionPath(0), caption, text.length);
    expect(completed?.replace).toEqual({ start: text.length - 4, end: text.length });
  });
});
