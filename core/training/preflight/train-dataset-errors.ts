import type { Check } from '../problem.ts';

/** What the rules call an error ends a training, or is read as something else than is meant. */
export const trainDatasetErrors: Check = function* ({ findings }) {
  for (const { severity, code, file, span, message, fixes, isOfTraining } of findings) {
    // What is about the training is told by the checks themselves, of the options that this one has.
    if (severity !== 'error' || isOfTraining) continue;
    yield {
      code: 'train-dataset-errors',
      rule: code,
      severity: 'error',
      file,
      span,
      message,
      // What an editor would do about it: the way out, in an order.
      ...(fixes[0] ? { wayOut: fixes[0].title } : {}),
    };
  }
};
