import { message } from '../../../message.ts';
import type { Check } from '../../../training/problem.ts';
import { parsePromptLine } from '../prompt-line.ts';

/** A setting that the trainer doesn't see as one: glued to what stands before, or without its blank. */
const GLUED = /\S--(?:[whdslgn]|ss|cn)\b|(?:^| )--[whdslg]\d/i;
/** A prompt that begins like a setting is taken for one. */
const TAKEN = /^(?:[whds] \d|[lg] [\d.]|n |ss |cn |ctr |rcfg |fs )/i;

/** What the trainer makes of a sample prompt shows hours later, in pictures of the wrong size. */
export const trainSamplePrompt: Check = function* ({ plan }) {
  for (const line of plan.prompts) {
    const { prompt } = parsePromptLine(line);
    const glued = GLUED.exec(line);
    if (glued) {
      yield {
        code: 'train-sample-prompt',
        severity: 'warning',
        message: message(
          'Sample prompt "{0}": settings want a blank before the dashes and one before the value; from "{1}" on the trainer reads something else.',
          line,
          glued[0].trim(),
        ),
      };
    } else if (TAKEN.test(prompt)) {
      yield {
        code: 'train-sample-prompt',
        severity: 'warning',
        message: message('Sample prompt "{0}": the trainer takes its beginning for a setting.', line),
      };
    }
  }
};
