import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintFile } from '../../core/engine.ts';
import { fixCaption } from '../../core/fix.ts';
import { applyTextEdits } from '../../core/span.ts';
import { anyText } from '../support/caption-arbitraries.ts';
import { captionPath, captionsOf } from '../support/datasets.ts';

const path = captionPath(0);
const fixed = (text: string) => applyTextEdits(text, fixCaption(captionsOf([text]), path));

describe('fixCaption', () => {
  it.each([
    ['1girl,, smile', '1girl, smile'],
    [',,1girl,,, smile,,', '1girl, smile'],
    ['1girl, smile, smile, smile', '1girl, smile'],
    ['smile, , smile,', 'smile'],
    ['1girl, smile,\nsecond line,,', '1girl, smile\nsecond line,,'],
    ['1girl, smile', '1girl, smile'],
  ])('%j becomes %j', (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  it('applies no fix that is only suggested', () => {
    expect(fixed('long hair, Long_Hair, from side, from behind')).toBe(
      'long hair, Long_Hair, from side, from behind',
    );
  });

  it('gives one edit that touches no more than needed', () => {
    expect(fixCaption(captionsOf(['1girl,, smile']), path)).toEqual([
      { span: { start: 6, end: 7 }, newText: '' },
    ]);
  });

  it('leaves no safe fix, and all tags there were', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const before = captionsOf([text]).captions.get(path)?.caption;
        const after = captionsOf([fixed(text)]);
        const open = lintFile(after, path).filter(({ fixes }) => fixes[0]?.kind === 'safe');
        expect(open).toEqual([]);
        const texts = new Set(before?.tags.map((tag) => tag.text));
        expect(new Set(after.captions.get(path)?.caption?.tags.map((tag) => tag.text))).toEqual(texts);
      }),
    );
  });

  it('cuts no character in two', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('😀', '😁', '🎀', ','), { maxLength: 12 }), (parts) => {
        const text = parts.join(',');
        for (const { span } of fixCaption(captionsOf([text]), path)) {
          expect(text.slice(0, span.start)).not.toMatch(/[\ud800-\udbff]$/);
          expect(text.slice(0, span.end)).not.toMatch(/[\ud800-\udbff]$/);
        }
      }),
    );
  });
});
