import { describe, expect, it } from 'vitest';
import { semanticTokens } from '../../../core/language/semantic-tokens.ts';
import { captionPath, captionsOf } from '../../support/datasets.ts';
import { knowledge } from '../../support/knowledge.ts';

const CONFIG = '[dataset]\ntrigger = "alice"\n[tags]\nknown = ["zorg"]\n[views."from the moon"]\nhides = []';
const path = captionPath(0);

function told(text: string, config = CONFIG): string[] {
  const dataset = captionsOf([text], { config });
  const caption = dataset.captions.get(path)?.caption;
  if (!caption) return [];
  return semanticTokens(dataset, knowledge, path, caption).map(
    ({ span, kind, category }) => `${text.slice(span.start, span.end)}: ${category ?? kind}`,
  );
}

describe('semantic tokens', () => {
  it('tell trigger, views, categories and unknown tags', () => {
    expect(
      told('1girl, Alice, from_behind, red hat, hoop earrings, xyzzyx, zorg, alice, from the moon'),
    ).toEqual([
      '1girl: people',
      'Alice: trigger',
      'from_behind: view',
      'hoop earrings: jewellery',
      'xyzzyx: unknown',
      'alice: trigger',
      'from the moon: view',
    ]);
  });

  it('tell of a longer tag what in it is trigger or view', () => {
    expect(told('photo of alice, woman seen from behind, hug from behind')).toEqual([
      'alice: trigger',
      'from behind: view',
      'hug from behind: unknown',
    ]);
  });

  it('tell only triggers and views of sentences', () => {
    expect(told("This is Alice's long hair, smile, seen from above and photographed by xyzzyx.")).toEqual([
      'Alice: trigger',
      'from above: view',
    ]);
    expect(told('1girl, smile, hat, long hair, She is seen from above by xyzzyx.')).toEqual([
      '1girl: people',
      'smile: expression',
      'hat: clothes',
      'long hair: hair',
      'from above: view',
    ]);
  });

  it('tell only of what the trainer reads', () => {
    expect(told('1girl\r\nalice, smile')).toEqual(['1girl: people']);
    expect(told('')).toEqual([]);
  });

  it('tell what is cut off, as the finding does', () => {
    const text = `${Array.from({ length: 40 }, () => 'smile').join(', ')}, alice`;
    const kinds = told(text);
    expect(kinds.at(-1)).toMatch(/^smile, smile.*alice: lost$/);
    expect(kinds.filter((kind) => kind === 'smile: expression')).toHaveLength(38);
    expect(told(text, `${CONFIG}\n[training]\nmodel = "flux"`).at(-1)).toBe('alice: trigger');
  });
});
