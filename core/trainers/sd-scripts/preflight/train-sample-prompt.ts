import { type Message, message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { parsePromptLine } from '../prompt-line.ts';

/** A setting that the trainer doesn't see as one: glued to what stands before, or without its blank. */
const GLUED = /\S--(?:[whdslgn]|ss|cn)\b|(?:^| )--[whdslg]\d|^--(?:[whdslgn]|ss|cn) /i;
/** A prompt that begins like a setting is taken for one. */
const TAKEN = /^(?:[whds] \d|[lg] [\d.]|n |ss |cn |ctr |rcfg |fs )/i;

/** What the trainer makes of a sample prompt shows hours later, in pictures of the wrong size. */
export const trainSamplePrompt: Check = function* ({ plan }) {
  for (const line of plan.prompts) {
    const reason = reasonAgainst(line);
    if (reason) yield { code: 'train-sample-prompt', severity: 'warning', message: reason };
  }
};

function reasonAgainst(line: string): Message | undefined {
  if (line.startsWith('#'))
    return message('Sample prompt "{0}": the trainer takes a line that begins with # for a comment.', line);
  const glued = GLUED.exec(line);
  if (glued) {
    return message(
      'Sample prompt "{0}": settings want a blank before the dashes and one before the value; from "{1}" on the trainer reads something else.',
      line,
      glued[0].trim(),
    );
  }
  const [prompt = '', ...settings] = line.split(' --');
  if (TAKEN.test(prompt))
    return message('Sample prompt "{0}": the trainer takes its beginning for a setting.', line);
  const lost = settings.find((setting) => Object.keys(parsePromptLine(` --${setting}`)).length === 1);
  return lost === undefined
    ? undefined
    : message('Sample prompt "{0}": the trainer can do nothing with "--{1}", and leaves it out.', line, lost);
}
