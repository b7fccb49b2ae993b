// Each rule is listed, has its code, and has a test that shows it finding something.
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRuleCode, ruleCodes } from '../../../core/rules/codes.ts';
import { rules } from '../../../core/rules/index.ts';
import { severities } from '../../../core/severity.ts';

describe('the codes', () => {
  it('are sorted, and each there once', () => {
    expect(ruleCodes).toEqual([...new Set(ruleCodes)].sort());
  });

  it('are kebab-case', () => {
    expect(ruleCodes.filter((code) => !/^[a-z]+(?:-[a-z]+)*$/.test(code))).toEqual([]);
  });

  it.each([
    ['empty-tag', true],
    ['train-no-images', true],
    ['no-such-rule', false],
    ['', false],
    ['toString', false],
  ])('%j: %s', (text, expected) => {
    expect(isRuleCode(text)).toBe(expected);
  });
});

describe('the list of rules', () => {
  it('is sorted by code, each there once', () => {
    const codes = rules.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
  });
});

describe.each(rules)('$code', (rule) => {
  it('has a code that is listed, and a file of that name', () => {
    expect(ruleCodes).toContain(rule.code);
    expect(existsSync(`core/rules/${rule.code}.ts`)).toBe(true);
  });

  it('finds something in an example or in a test of its own', () => {
    const finds = rule.examples.some(({ caption }) => caption.includes('«'));
    expect(finds || existsSync(`test/core/rules/${rule.code}.test.ts`)).toBe(true);
  });

  it('is an advice only when quiet', () => {
    expect(['off', ...severities]).toContain(rule.severity);
    if (rule.kind === 'advice') expect(['off', 'info', 'hint']).toContain(rule.severity);
  });

  it('has options that all have a default', () => {
    expect(rule.options.safeParse({}).success).toBe(true);
  });

  it('says what it finds in a line, and why in a few', () => {
    expect(rule.title).toMatch(/^[A-Z][^.\n]{8,90}$/);
    expect(rule.why.length).toBeGreaterThan(60);
    expect(rule.title + rule.why).not.toMatch(/\bshould\b/);
  });
});
