import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../core/config/read-config.ts';
import { turnOffRule, turnOffRuleFor } from '../../../core/config/turn-off-rule.ts';
import { fileMatcher, patternOf } from '../../../core/glob.ts';
import { applyTextEdits } from '../../../core/span.ts';

const off = 'empty-tag = "off"';

describe('a rule that is turned off', () => {
  it.each([
    ['', `[rules]\n${off}\n`],
    ['version = 1', `version = 1\n\n[rules]\n${off}\n`],
    ['[rules]\r\nconfig = "error"\r\n', `[rules]\r\nconfig = "error"\r\n${off}\r\n`],
    ['[rules] # mine\nempty-tag = "error" # loud\n', `[rules] # mine\n${off} # loud\n`],
    [`[rules]\nempty-tag = 'error'\n`, `[rules]\nempty-tag = 'off'\n`],
    ['rules = { config = "error" }\n', `rules = { config = "error", ${off} }\n`],
    ['rules.config = "error"\n', `rules.config = "error"\nrules.${off}\n`],
    ['[rules]\nempty-tag = { severity = "hint" }\n', '[rules]\nempty-tag = { severity = "off" }\n'],
    ['[rules]\nempty-tag = {}\n', '[rules]\nempty-tag = { severity = "off" }\n'],
    ['[rules.empty-tag]\nseverity = "hint"\n', '[rules.empty-tag]\nseverity = "off"\n'],
    ['[rules.empty-tag]\n', '[rules.empty-tag]\nseverity = "off"\n'],
    ['[rules.config]\nseverity = "hint"\n', `[rules.config]\nseverity = "hint"\n\n[rules]\n${off}\n`],
    ['bad = 3\n', `bad = 3\n\n[rules]\n${off}\n`],
  ])('in %j', (text, expected) => {
    const after = applyTextEdits(text, turnOffRule(text, 'empty-tag') ?? []);
    expect(after).toBe(expected);
  });

  it.each(['[rules', 'rules = 3\n', 'rules = []\n', '[rules]\nempty-tag = "off"\n'])('not in %j', (text) => {
    expect(turnOffRule(text, 'empty-tag')).toBeUndefined();
  });
});

describe('a rule that is turned off for some files', () => {
  const override = `[[overrides]]\nfiles = ["10_a/x.*"]\nrules = { ${off} }\n`;
  it.each([
    ['', override],
    ['version = 1\n', `version = 1\n\n${override}`],
    [
      '[[overrides]]\nfiles = ["10_a/x.*"]\nrules = { config = "off" }\n',
      `[[overrides]]\nfiles = ["10_a/x.*"]\nrules = { ${off}, config = "off" }\n`,
    ],
    [
      '[[overrides]]\nfiles = ["10_a/x.*"]\nrules = { empty-tag = "hint" }\n',
      `[[overrides]]\nfiles = ["10_a/x.*"]\nrules = { ${off} }\n`,
    ],
    [
      '[[overrides]]\nfiles = ["y"]\nrules = { empty-tag = "hint" }\n',
      `[[overrides]]\nfiles = ["y"]\nrules = { empty-tag = "hint" }\n\n${override}`,
    ],
  ])('in %j', (text, expected) => {
    const after = applyTextEdits(text, turnOffRuleFor(text, 'empty-tag', '10_a/x.*') ?? []);
    expect(after).toBe(expected);
    expect(readConfig(after).problems).toEqual([]);
  });

  it.each(['[rules', 'overrides = []\n', 'overrides = 3\n'])('not in %j', (text) => {
    expect(turnOffRuleFor(text, 'empty-tag', 'x')).toBeUndefined();
  });

  it('is meant by a pattern of exactly those, whatever their name', () => {
    const name = fc.string({
      unit: fc.constantFrom(...'ab01 []{}()*?!+@|^$#%\'"é'),
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(name, name, (one, other) => {
        fc.pre(one.trim() !== '' && other.toLowerCase() !== one.toLowerCase());
        const matches = fileMatcher([patternOf(`10_a/${one}.txt`)]);
        expect([matches(`10_a/${one}.txt`), matches(`10_a/${one}.png`)]).toEqual([true, true]);
        expect([matches(`10_a/${other}.txt`), matches(`5_b/${one}.txt`)]).toEqual([false, false]);
      }),
    );
  });

  it('is meant with a backslash in its name, too', () => {
    const matches = fileMatcher([patternOf('10_a/\\x\\.txt')]);
    expect([matches('10_a/\\x\\.png'), matches('10_a/x.txt')]).toEqual([true, false]);
  });
});
