import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { hoverCaption } from '../../../core/language/hover.ts';
import { formatMessage } from '../../../core/message.ts';
import type { Dictionary } from '../../../core/vocabulary/dictionary/dictionary.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf } from '../../support/memory.ts';

const path = captionPath(0);

function hoverAt(marked: string, config?: string) {
  const text = marked.replace('|', '');
  const captions = [text, '1girl, alice, Smile', '1girl, alice, smile', '1girl, alice, smile'];
  const dataset = captionsOf(captions, config === undefined ? {} : { config });
  const caption = dataset.captions.get(path)?.caption ?? parseCaption('');
  const hover = hoverCaption(dataset, knowledge, path, caption, marked.indexOf('|'));
  return (
    hover && {
      ...hover,
      lines: hover.lines.map(formatMessage),
      images: hover.images.map(({ caption }) => formatMessage(caption)),
    }
  );
}

describe('hoverCaption', () => {
  it('tells how a dataset uses the tag', () => {
    expect(hoverAt('1girl, sm|ile, hat')).toEqual({
      span: { start: 7, end: 12 },
      tag: 'smile',
      lines: [
        'In 4 of 4 captions (100 %)',
        'the corners of the mouth go up (expression)',
        'Also written: Smile (1)',
        'Most often with it: 1girl (4), alice (3), hat (1)',
      ],
      images: ['front_01.png'],
    });
    expect(hoverAt('1girl, ha|t')?.lines).toContain('In 1 of 4 captions (25 %)');
  });

  it('knows the trigger, declared or not, and its tokens', () => {
    const declared = hoverAt('1girl, al|ice', '[dataset]\ntrigger = "alice"')?.lines;
    expect(declared).toContain('The trigger');
    expect(declared).toContain('"alice" is one CLIP token');
    expect(hoverAt('1girl, al|ice')?.lines).toContain('The trigger, as it seems');
    expect(hoverAt('1girl, photo of al|ice')?.lines).toContain('The trigger, as it seems');
  });

  it('knows the vocabulary: what is seen, what else it is called, what is there too', () => {
    expect(hoverAt('1girl, hoop_ear|rings')?.lines).toContain('Implies: earrings, jewelry');
    expect(hoverAt('1girl, gray h|air')?.lines[1]).toMatch(/\(hair\), usually written "grey hair"$/);
  });

  it('knows the tag lists', () => {
    const entry = { tag: 'smile', key: 'smile', category: 'general', count: 4000000 };
    const dictionary = { entry: (tag: string) => (tag === 'smile' ? entry : undefined) } as Dictionary;
    const dataset = captionsOf(['1girl, smile']);
    const hover = hoverCaption(dataset, { dictionary }, path, parseCaption('1girl, smile'), 8);
    expect(hover?.lines.map(formatMessage).at(-1)).toBe('In the tag lists: smile (general), 4.0M pictures');
  });

  it('names what stands with a tag, but not what stands everywhere', () => {
    const captions = Array.from({ length: 20 }, (_, index) => {
      return index < 5 ? '1girl, alice, hat, coat' : '1girl, alice, smile';
    });
    const dataset = captionsOf(captions);
    const caption = dataset.captions.get(path)?.caption ?? parseCaption('');
    const lines = hoverCaption(dataset, knowledge, path, caption, 15)?.lines.map(formatMessage);
    expect(lines?.at(-1)).toBe('Most often with it: coat (5)');
  });

  it('looks at some of very many captions', () => {
    const captions = Array.from({ length: 5000 }, (_, index) =>
      index % 2 ? '1girl, hat' : '1girl, coat, hat',
    );
    const dataset = captionsOf(captions);
    const caption = dataset.captions.get(path)?.caption ?? parseCaption('');
    const lines = hoverCaption(dataset, knowledge, path, caption, 15)?.lines.map(formatMessage);
    expect(lines?.[0]).toBe('In 5000 of 5000 captions (100 %)');
    expect(lines?.at(-1)).toMatch(/^Most often with it, by 1667 captions: coat \(83[34]\)$/);
  });

  it('knows what a view hides', () => {
    for (const marked of ['1girl, from_be|hind', '1girl, rear vi|ew'])
      expect(
        hoverAt(marked)?.lines.some((line) =>
          /^A view that hides: earrings, pendant, brooch, eyes, /.test(line),
        ),
      ).toBe(true);
  });

  it('knows phrases of sentences that are tags, and shows only the picture beside them', () => {
    const prose = 'A photo of alice, a woman with long hair who is standing in the garden, seen from behind.';
    const at = (phrase: string) => hoverAt(prose.replace(phrase, `${phrase.slice(0, 2)}|${phrase.slice(2)}`));
    expect(at('long hair')).toMatchObject({
      tag: 'long hair',
      lines: expect.arrayContaining([expect.stringContaining('(hair)')]),
    });
    expect(at('alice')).toMatchObject({ tag: 'alice' });
    expect(at('alice')?.lines[0]).toBe('In 4 of 4 captions (100 %)');
    expect(at('from behind')).toMatchObject({ tag: 'from behind' });
    expect(at('photo of')).toMatchObject({ tag: 'photo' });
    expect(at('standing in')?.tag).toBe('standing');
    for (const marked of ['1girl, | smile', prose.replace('woman', 'wo|men'), prose.replace('seen', 'se|en')])
      expect(hoverAt(marked)).toMatchObject({ tag: undefined, lines: [], images: ['front_01.png'] });
  });

  it('tells size and bucket of a picture where they are known', () => {
    const image = '/dataset/x/a.png';
    const facts = { state: 'readable', width: 768, height: 512, format: 'png' } as const;
    const lineWith = (config: string) => {
      const before = datasetOf({ 'x/a.png': '', 'x/a.txt': '1girl' }, { config });
      const dataset = { ...before, images: before.images.with(new Map([[image, { path: image, facts }]])) };
      const hover = hoverCaption(dataset, knowledge, '/dataset/x/a.txt', parseCaption('1girl'), 0);
      return hover?.images.map(({ caption }) => formatMessage(caption));
    };
    expect(lineWith('')).toEqual(['a.png, 768 × 512 → bucket 896 × 640']);
    expect(lineWith('[training.options]\nresolution = 512')).toEqual(['a.png, 768 × 512 → bucket 640 × 384']);
    expect(lineWith('[training.options]\nenable_bucket = false')).toEqual(['a.png, 768 × 512']);
  });

  it('has nothing to tell where there is neither tag nor picture', () => {
    expect(hoverCaption(datasetOf({}), knowledge, '/dataset/a.txt', parseCaption(''), 0)).toBeUndefined();
  });
});
