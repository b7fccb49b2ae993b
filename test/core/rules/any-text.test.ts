// Whatever stands in a caption, rules, completion and hover answer, and what they say lies inside the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commas } from '../../../core/caption/grammar.ts';
import { sentencesOf } from '../../../core/caption/sentences.ts';
import { tagKey } from '../../../core/caption/tag-key.ts';
import { captionFile } from '../../../core/dataset/assemble.ts';
import { type Dataset, withFiles } from '../../../core/dataset/dataset.ts';
import { lintFile } from '../../../core/engine.ts';
import { completeCaption } from '../../../core/language/completion/complete-caption.ts';
import { declarationsOf } from '../../../core/language/declarations.ts';
import { highlightsAt } from '../../../core/language/document-highlight.ts';
import { configLinks } from '../../../core/language/document-links.ts';
import { documentSymbols } from '../../../core/language/document-symbols.ts';
import { hoverCaption } from '../../../core/language/hover.ts';
import { selectionsAt } from '../../../core/language/selection-ranges.ts';
import { semanticTokens } from '../../../core/language/semantic-tokens.ts';
import { termAt } from '../../../core/language/term.ts';
import { workspaceSymbols } from '../../../core/language/workspace-symbols.ts';
import { applyTextEdits, type Span } from '../../../core/span.ts';
import { anyText } from '../../support/caption-arbitraries.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { knowledge } from '../../support/knowledge.ts';
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
        const hover = hoverCaption(dataset, knowledge, path, caption, offset);
        expect(hover?.images).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });

  it('what editors navigate by lies inside it, in the part that is read', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(1), (text, at, which) => {
        const offset = at % (text.length + 1);
        const dataset = withText(text, which);
        const caption = dataset.captions.get(path)?.caption;
        if (!caption) return;
        const { read } = caption;
        const isRead = ({ start, end }: Span) => read.start <= start && start < end && end <= read.end;
        const term = termAt(dataset, path, caption, offset);
        const highlights = highlightsAt(dataset, path, caption, offset);
        if (term) expect(highlights).toContainEqual(term.span);
        else expect(highlights).toEqual([]);
        const tokens = semanticTokens(dataset, knowledge, path, caption).map(({ span }) => span);
        const symbols = documentSymbols(dataset, path, caption).map(({ span }) => span);
        for (const spans of [highlights, tokens, symbols, sentencesOf(caption)]) {
          expect(spans.every(isRead)).toBe(true);
          expect(spans.every((span, index) => span.start >= (spans[index - 1]?.end ?? 0))).toBe(true);
        }
        const steps = selectionsAt(caption, offset);
        expect(steps.every(({ start, end }) => start <= offset && offset <= end)).toBe(true);
        const sizes = steps.map(({ start, end }) => end - start);
        expect(sizes.every((size, index) => index === 0 || size > (sizes[index - 1] ?? 0))).toBe(true);
        expect(() => workspaceSymbols([dataset], text.slice(0, 20))).not.toThrow();
      }),
    );
  });

  it('a configuration of any text declares nothing outside itself', () => {
    fc.assert(
      fc.property(texts, texts, (text, tag) => {
        for (const config of [text, `[dataset]\nbase_caption = ${JSON.stringify(text)}`]) {
          const term = { text: tag, key: tagKey(tag), isTrigger: false };
          const spans = [
            ...declarationsOf(config, term, { grammar: commas }, 'x'),
            ...configLinks(config).map(({ span }) => span),
          ];
          expect(spans.every(({ start, end }) => 0 <= start && start <= end && end <= config.length)).toBe(
            true,
          );
        }
      }),
    );
  });
});
