import { describe, expect, it } from 'vitest';
import { parseCaption } from '../../../core/caption/caption.ts';
import { hoverCaption } from '../../../core/language/hover.ts';
import { formatMessage } from '../../../core/message.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { datasetOf } from '../../support/memory.ts';

const path = captionPath(0);

function hoverAt(marked: string, config?: string) {
  const text = marked.replace('|', '');
  const captions = [text, '1girl, alice, Smile', '1girl, alice, smile', '1girl, alice, smile'];
  const dataset = captionsOf(captions, config === undefined ? {} : { config });
  const caption = dataset.captions.get(path)?.caption ?? parseCaption('');
  const hover = hoverCaption(dataset, path, caption, marked.indexOf('|'));
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
      lines: ['In 4 of 4 captions (100 %)', 'Also written: Smile (1)'],
      images: ['front_01.png'],
    });
    expect(hoverAt('1girl, ha|t')?.lines).toEqual(['In 1 of 4 captions (25 %)']);
  });

  it('knows the trigger, declared or not', () => {
    expect(hoverAt('1girl, al|ice', '[dataset]\ntrigger = "alice"')?.lines).toContain('The trigger');
    expect(hoverAt('1girl, al|ice')?.lines).toContain('The trigger, as it seems');
  });

  it('knows what a view hides', () => {
    expect(hoverAt('1girl, from_be|hind')?.lines[1]).toMatch(/^A view that hides: earrings, eyes, /);
    expect(hoverAt('1girl, rear vi|ew')?.lines[1]).toMatch(/^A view that hides: /);
  });

  it('shows only the picture between tags and in sentences', () => {
    for (const marked of ['1girl, | smile', 'A woman is standing in the gar|den, smiling at the camera.']) {
      expect(hoverAt(marked)).toMatchObject({ tag: undefined, lines: [], images: ['front_01.png'] });
    }
  });

  it('tells the size of a picture where it is known', () => {
    const image = '/dataset/x/a.png';
    const facts = { state: 'readable', width: 768, height: 512, format: 'png' } as const;
    const before = datasetOf({ 'x/a.png': '', 'x/a.txt': '1girl' });
    const dataset = { ...before, images: before.images.with(new Map([[image, { path: image, facts }]])) };
    const hover = hoverCaption(dataset, '/dataset/x/a.txt', parseCaption('1girl'), 0);
    expect(hover?.images.map(({ caption }) => formatMessage(caption))).toEqual(['a.png, 768 × 512']);
  });

  it('has nothing to tell where there is neither tag nor picture', () => {
    expect(hoverCaption(datasetOf({}), '/dataset/a.txt', parseCaption(''), 0)).toBeUndefined();
  });
});
