import { expect, it } from 'vitest';
import { message } from '../../../core/message.ts';
import { placeProblem } from '../../../core/training/place-problem.ts';
import { optionSetting, type Problem } from '../../../core/training/problem.ts';

const problem: Problem = {
  code: 'train-rate',
  severity: 'warning',
  message: message('It is high.'),
  setting: optionSetting('learning_rate'),
};
const root = '/dataset';
const placed = (configText: string | undefined, said: readonly string[] = []) => {
  const { file, span } = placeProblem(problem, { root, configText }, said);
  return file === undefined ? undefined : [file, configText?.slice(span?.start, span?.end)];
};

it('finds the value that mends it', () => {
  expect(placed('[training.options]\nlearning_rate = 0.1\n')).toEqual(['/dataset/lora-dataset.toml', '0.1']);
});

it('finds the table that it would stand in', () => {
  expect(placed('[training.options]\nseed = 1\n')).toEqual([
    '/dataset/lora-dataset.toml',
    'training.options',
  ]);
});

it('leaves alone what is about another file, was said on the command line, or has no file', () => {
  expect(placed('[training.options]\nlearning_rate = 0.1\n', ['learning_rate'])).toBeUndefined();
  expect(placed(undefined)).toBeUndefined();
  const other = { ...problem, file: '/x' };
  expect(placeProblem(other, { root, configText: '' })).toBe(other);
});
