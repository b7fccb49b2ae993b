import { describe, expect, it } from 'vitest';
import { printMarkdown } from '../../cli/terminal/markdown.ts';
import { rules } from '../../core/rules/index.ts';
import { rulePage } from '../../core/rules/pages.ts';
import { lora } from './lora.ts';

describe('lora explain', () => {
  it('tells what a rule finds, why, and how to silence it', async () => {
    const { code, stdout, stderr } = await lora('.', ['explain', 'duplicate-tag']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^duplicate-tag\n\nThe same tag twice in one caption\.\n\nSeverity: warning/);
    expect(stdout).toContain('Silence it\n\n    [rules]\n    duplicate-tag = "off"\n');
    expect(stdout).toMatch(/\nhttps:\/\/\S+\/docs\/rules\/duplicate-tag\.md\n$/);
    expect(stdout).not.toMatch(/^(?:#|```|\|)/m);
  });

  it.each(rules.map((rule) => [rule.code, rule]))('%s', (code, rule) => {
    const page = printMarkdown(rulePage(rule), (_, text) => text);
    expect(page.startsWith(`${code}\n\n`)).toBe(true);
    expect(page).not.toMatch(/^(?:#+ |```|\| )/m);
  });

  it('lists the rules', async () => {
    const { stdout } = await lora('.', ['explain']);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(rules.map(({ code }) => code));
  });

  it.each([
    ['duplicate-tags', 'lora: there is no rule "duplicate-tags". Did you mean "duplicate-tag"?\n'],
    ['nothing', 'lora: there is no rule "nothing".\n'],
    ['train-x', 'lora: "train-x" is no rule of lint: "lora train" tells what it is about, and what helps.\n'],
  ])('says why %s is not there', async (code, stderr) => {
    expect(await lora('.', ['explain', code])).toEqual({ code: 2, stdout: '', stderr });
  });
});

it('prints a page as plain lines', () => {
  const page =
    '# a\n\nSee [b](c.md), **d** and `e`.\n\n| | |\n| --- | --- |\n| f | g |\n\n```text\nh | i\n```\n\n### j\n';
  expect(printMarkdown(page, (style, text) => `<${style}>${text}`)).toBe(
    '<bold>a\n\nSee b, d and `e`.\n\nf: g\n\n    h | i\n\n<underline>j\n',
  );
});
