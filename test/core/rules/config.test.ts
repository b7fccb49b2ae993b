import { expect, it } from 'vitest';
import { lintConfig } from '../../../core/rules/config.ts';
import { sampleConfig } from '../../support/sample-config.ts';

it("finds nothing in the contract's sample", () => {
  expect(lintConfig('/d/lora-dataset.toml', sampleConfig)).toEqual([]);
});

it('finds each mistake as an error of the file, at its place', () => {
  const text = '[dataset]\ntriger = "a"\npurpose = "x"';
  const findings = lintConfig('/d/lora-dataset.toml', text);
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
