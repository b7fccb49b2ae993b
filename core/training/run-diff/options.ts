import type { Change, RunSide } from './side.ts';
import { diffValues } from './values.ts';

/** What differs in what the trainer is told; undefined where one side's files can't be read. */
export function diffOptions(before: RunSide, after: RunSide): readonly Change[] | undefined {
  if (!before.values || !after.values) return undefined;
  const prompts = (side: RunSide) => new Map([['prompts.txt', side.prompts.join('\n') || null]]);
  return [...diffValues(before.values, after.values), ...diffValues(prompts(before), prompts(after))];
}
