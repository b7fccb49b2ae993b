// Whatever stands in a caption, rules, completion and hover answer, and what they say lies inside the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captionFile } from '../../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { lintFile } from '../../../core/engine.ts';
import { completeCaption } from '../../../core/language/completion/complete-caption.ts';
import { hoverCaption } from '../../../core/language/hover.ts';
import { applyTextEdits, type Span } from '../../../core/span.ts';
import { anyText } from '../../support/caption-arbitraries.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { sampleConfig } from '../../support/sample-config.ts';

const path = captionPath(0);
const tags = fc
  .array(
    fc.constantFrom(
      '1girl',
      '2girls',
      'from behind',
      'earrings',
      'CharaterAI',
      'braded hair',
      'braided_hair',
      ',',
      '\n',
      'She is standing in the garden.',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(', '));
const texts = fc.oneof(anyText, tags);
const others = Array.from({ length: 11 }, () => '1girl, CharacterAI, braided hair, earrings');
const datasets = ['', sampleConfig].map((config) => captionsOf(others, { config }));

/** One of the datasets, with this text for its first caption. */
function withText(text: string, which: number): Dataset {
  const dataset = datasets[which] ?? captionsOf(others);
  return withFiles(dataset, {
    captions: new Map([[path, captionFile(dataset, { path, text, bom: false })]]),
  });
}

describe('with any text', () => {
  it('rules find what lies inside it, with fixes that can be applied', () => {
    fc.assert(
      fc.property(texts, fc.nat(1), (text, which) => {
        const inside = ({ start, end }: Span) => 0 <= start && start <= end && end <= text.length;
        for (const { span, related, fixes, message } of lintFile(withText(text, which), path)) {
          expect(inside(span)).toBe(true);
          expect(related.every((one) => inside(one.span))).toBe(true);
          expect(message.args.every((arg) => arg !== '')).toBe(true);
          for (const { edits } of fixes) expect(applyTextEdits(text, edits)).not.toBe(text);
        }
      }),
    );
  });

  it('completion and hover answer at any place', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const dataset = withText(text, 1);
        const caption = dataset.captions.get(path)?.caption;
        if (!caption) return;
        const completion = completeCaption(dataset, path, caption, offset);
        if (completion) {
          expect(completion.replace.start).toBeLessThanOrEqual(offset);
          expect(completion.replace.end).toBeGreaterThanOrEqual(offset);
          expect(text.slice(completion.replace.start, completion.replace.end)).not.toMatch(/[\r\n]/);
        }
        const hover = hoverCaption(dataset, path, caption, offset);
        expect(hover?.images).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
