import { describe, expect, it } from 'vitest';
import { lintFile } from '../../../core/engine.ts';
import type { Finding } from '../../../core/finding.ts';
import { rules } from '../../../core/rules/index.ts';
import type { Rule, RuleExample } from '../../../core/rules/rule.ts';
import { applyTextEdits } from '../../../core/span.ts';
import { knowledge } from '../../support/knowledge.ts';
import { datasetOf, unmark } from '../../support/memory.ts';

function lintExample(rule: Rule, example: RuleExample, text: string): readonly Finding[] {
  const folder = example.folder ?? '10_alice woman';
  const image = example.image ?? 'front_01.png';
  const files: Record<string, string> = { [`${folder}/${image}`]: '' };
  const caption = `${folder}/${image.replace(/\.\w+$/, '.txt')}`;
  files[caption] = text;
  for (const [kind, [count, other]] of (example.others ?? []).entries()) {
    for (let index = 0; index < count; index++) {
      files[`${folder}/other_${kind}x${index}.png`] = '';
      files[`${folder}/other_${kind}x${index}.txt`] = other;
    }
  }
  const options = example.config === undefined ? {} : { config: example.config };
  return lintFile(datasetOf(files, options), `/dataset/${caption}`, { rules: [rule], knowledge });
}

/** Applies the first fix of the first finding until none is left. */
function fixAll(rule: Rule, example: RuleExample, text: string): string {
  for (let fixed = text, round = 0; round < 10; round++) {
    const fix = lintExample(rule, example, fixed).flatMap(({ fixes }) => fixes.slice(0, 1))[0];
    if (!fix) return fixed;
    fixed = applyTextEdits(fixed, fix.edits);
  }
  throw new Error('the fixes come to no end');
}

for (const rule of rules.filter(({ examples }) => examples.length > 0)) {
  describe(`the examples of ${rule.code}`, () => {
    for (const example of rule.examples) {
      const { text, spans } = unmark(example.caption);
      it(`${spans.length > 0 ? 'finds' : 'stays quiet'}: ${example.title}`, () => {
        expect(lintExample(rule, example, text).map(({ span }) => span)).toEqual(spans);
      });
      if (example.fixed !== undefined) {
        it(`fixes: ${example.title}`, () => {
          expect(fixAll(rule, example, text)).toBe(example.fixed);
        });
      }
    }
  });
}
