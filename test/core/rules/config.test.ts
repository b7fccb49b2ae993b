import { describe, expect, it } from 'vitest';
import { lintConfig } from '../../../core/lint-config.ts';
import { loadedFrom, toldBy } from '../../support/loaded.ts';
import { sampleConfig } from '../../support/sample-config.ts';

it("finds nothing in the contract's sample", () => {
  expect(lintConfig('/d/lora-dataset.toml', sampleConfig)).toEqual({ mistakes: [], training: [] });
});

it('finds each mistake as an error of the file, at its place', () => {
  const text = '[dataset]\ntriger = "a"\npurpose = "x"';
  const { mistakes: findings } = lintConfig('/d/lora-dataset.toml', text);
  expect(findings.map(({ span }) => text.slice(span.start, span.end))).toEqual(['triger', '"x"']);
  for (const finding of findings) {
    expect(finding).toMatchObject({
      code: 'config',
      severity: 'error',
      file: '/d/lora-dataset.toml',
      scope: 'file',
    });
  }
});

it('finds options that a rule does not have, in the general table and in overrides', () => {
  const text = [
    '[rules]',
    'duplicate-tag = { severity = "info", ignoreCase = true }',
    'train-steps = { tags = 5 }',
    '[[overrides]]',
    'files = ["back_*"]',
    'rules = { empty-tag = { min = 1 } }',
  ].join('\n');
  const { mistakes: findings } = lintConfig('/d/lora-dataset.toml', text);
  expect(findings.map(({ span }) => text.slice(span.start, span.end))).toEqual(['ignoreCase', 'min']);
});

describe('a recipe', () => {
  const found = (recipe: string) =>
    toldBy(
      'config',
      loadedFrom({
        'lora-dataset.toml': `[training]\nrecipe = "${recipe}"\n`,
        '10_alice/a.png': '',
        '10_alice/a.txt': 'alice',
      }),
    );

  it('that is untested is told by a hint', async () => {
    expect(await found('flux-style')).toEqual([
      'hint The recipe "flux-style" is untested: nobody has reported of it as a whole.',
    ]);
  });

  it('that is tested is not told', async () => {
    expect(await found('sd15-likeness')).toEqual([]);
  });
});
