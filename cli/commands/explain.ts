import process from 'node:process';
import type { Command } from 'commander';
import { pageAddress } from '../../core/rules/address.ts';
import { isRuleCode } from '../../core/rules/codes.ts';
import { rules } from '../../core/rules/index.ts';
import { rulePage } from '../../core/rules/pages.ts';
import { didYouMean } from '../options.ts';
import { fail } from '../terminal/fail.ts';
import { printMarkdown } from '../terminal/markdown.ts';
import { styled, wantsColors } from '../terminal/style.ts';

/** Adds `lora explain`. */
export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('Tell what a rule finds, why, and how to silence it. Without a code: what rules there are.')
    .argument('[CODE]', 'the code of a rule, as it stands behind a finding')
    .action(explain);
}

function explain(code: string | undefined): void {
  const style = styled(wantsColors(process.stdout, process.env));
  if (code === undefined) {
    process.stdout.write(listOfRules());
    return;
  }
  const rule = rules.find((one) => one.code === code);
  if (rule) process.stdout.write(`${printMarkdown(rulePage(rule), style)}\n${pageAddress(code)}\n`);
  else fail(whyNot(code));
}

function listOfRules(): string {
  const width = Math.max(...rules.map((rule) => rule.code.length));
  const lines = rules.map(({ code, severity, title }) => {
    return `${code.padEnd(width)}  ${severity.padEnd('warning'.length)}  ${title}\n`;
  });
  return lines.join('');
}

function whyNot(code: string): string {
  if (code.startsWith('train-'))
    return `"${code}" is no rule of lint: "lora train" tells what it is about, and what helps.`;
  if (isRuleCode(code)) return `the rule "${code}" is not in this version.`;
  return `there is no rule "${code}".${didYouMean(
    code,
    rules.map((rule) => rule.code),
  )}`;
}
