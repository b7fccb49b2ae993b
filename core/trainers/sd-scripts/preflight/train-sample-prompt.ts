import { message } from '../../../message.ts';
import { type Family, familyTitles } from '../../../training/family.ts';
import type { Check, Problem } from '../../../training/problem.ts';
import { families } from '../families.ts';
import { gluedSetting, parsePromptLine, withBlanks } from '../prompt-line.ts';

/** A prompt that begins like a setting is taken for one. */
const TAKEN = /^(?:[whds] \d|[lg] [\d.]|n |ss |cn |ctr |rcfg |fs )/i;

/** What the trainer makes of a sample prompt shows hours later, in pictures of the wrong size. */
export const trainSamplePrompt: Check = function* ({ plan }) {
  for (const [index, line] of plan.prompts.entries()) {
    const reason = reasonAgainst(line) ?? tooSmall(line, plan.family);
    if (!reason) continue;
    yield {
      code: 'train-sample-prompt',
      severity: 'warning',
      setting: ['samples', 'prompts', index],
      ...reason,
    };
  }
};

function reasonAgainst(line: string): Pick<Problem, 'message' | 'wayOut'> | undefined {
  const otherwise = message('Begin it with another word: {0}', line);
  if (line.startsWith('#')) {
    const text = message('The trainer takes a sample prompt that begins with # for a comment.');
    return { message: text, wayOut: otherwise };
  }
  const glued = gluedSetting(line);
  if (glued !== undefined) {
    return {
      message: message('The trainer reads a sample prompt otherwise from "{0}" on.', glued),
      wayOut: line.startsWith('--')
        ? message('Begin it with words, and put a blank before the dashes: {0}', line)
        : message('Put a blank before the dashes, and one before the value: {0}', withBlanks(line)),
    };
  }
  const [prompt = '', ...settings] = line.split(' --');
  if (TAKEN.test(prompt)) {
    const text = message('The trainer takes the beginning of a sample prompt for a setting.');
    return { message: text, wayOut: otherwise };
  }
  const lost = settings.find((setting) => Object.keys(parsePromptLine(` --${setting}`)).length === 1);
  if (lost === undefined) return undefined;
  return {
    message: message('The trainer leaves "--{0}" out of a sample prompt.', lost),
    wayOut: message('It can do nothing with it. Look at its spelling: {0}', line),
  };
}

/** Of a line that says no size the trainer makes a picture that some models are not made for. */
function tooSmall(line: string, family: Family): Pick<Problem, 'message' | 'wayOut'> | undefined {
  const { side, samples } = families[family];
  const { width, height } = parsePromptLine(line);
  if (side === undefined || (width !== undefined && height !== undefined)) return undefined;
  return {
    message: message(
      'Without --w and --h a sample has sides of {0}: {1} is made for {2}.',
      samples.side,
      familyTitles[family],
      side,
    ),
    wayOut: message('Say both, such as --w {0} --h {0}: {1}', side, line),
  };
}
