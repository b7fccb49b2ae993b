import { message } from '../../message.ts';
import type { ModelState } from '../machine.ts';
import type { Check, Problem } from '../problem.ts';

/** A base model that is not there, or no checkpoint, is noticed by the trainer only after it has read the dataset. */
export const trainModel: Check = function* ({ plan, machine }) {
  const reason = reasonAgainst(plan.model.place, machine.model);
  if (reason) yield { code: 'train-model', severity: 'error', setting: ['training', 'model'], ...reason };
};

function reasonAgainst(place: string, model: ModelState): Pick<Problem, 'message' | 'wayOut'> | undefined {
  const again = message('Download it again.');
  switch (model.kind) {
    case 'unknown':
      return {
        message: message('It is not known where the base model "{0}" is.', place),
        wayOut: message('Choose one, or name it in models.toml.'),
      };
    case 'missing':
      return {
        message: message('The base model "{0}" is not there.', place),
        wayOut: message('Choose another one, or put it there.'),
      };
    case 'damaged':
      return {
        message: message('The base model "{0}" does not begin like a .safetensors file.', place),
        wayOut: again,
      };
    case 'cut-off':
      return {
        message: message(
          'The base model "{0}" is cut off: it has {1} of {2} bytes.',
          place,
          model.size,
          model.expected,
        ),
        wayOut: again,
      };
    case 'unreadable':
      return {
        message: message('The base model "{0}" can not be read: {1}.', place, model.detail),
        wayOut: message('See that you may read it, or choose another one.'),
      };
    default:
      return undefined;
  }
}
