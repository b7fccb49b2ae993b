import { expect, it } from 'vitest';
import { message } from '../../../core/message.ts';
import type { Problem } from '../../../core/training/problem.ts';
import { toldOnce } from '../../../core/training/told-once.ts';

const at = (start: number) => ({ file: '/d/lora-dataset.toml', span: { start, end: start + 5 } });
const own: Problem = { code: 'train-recipe', severity: 'error', message: message('none'), ...at(10) };
const ofRule: Problem = { ...own, code: 'train-dataset-errors', rule: 'config' };

it('a mistake that the training and a rule find at one place is told once', () => {
  expect(toldOnce([own, ofRule])).toEqual([own]);
});

it('mistakes at other places, and of files as a whole, are all told', () => {
  const warning: Problem = { ...own, severity: 'warning' };
  for (const others of [
    [own, { ...ofRule, ...at(30) }],
    [warning, ofRule],
    [ofRule, ofRule],
  ])
    expect(toldOnce(others)).toEqual(others);
  const whole = [
    { code: own.code, severity: own.severity, message: own.message },
    { code: ofRule.code, rule: 'config', severity: 'error', message: own.message },
  ] as const;
  expect(toldOnce(whole)).toEqual(whole);
});
