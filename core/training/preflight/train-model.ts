import { type Message, message } from '../../message.ts';
import type { ModelState } from '../machine.ts';
import type { Check } from '../problem.ts';

/** A base model that is not there, or no checkpoint, is noticed by the trainer only after it has read the dataset. */
export const trainModel: Check = function* ({ plan, machine }) {
  const reason = reasonAgainst(plan.model.place, machine.model);
  if (reason) yield { code: 'train-model', severity: 'error', message: reason };
};

function reasonAgainst(place: string, model: ModelState): Message | undefined {
  switch (model.kind) {
    case 'unknown':
      return message(
        'It is not known where the base model "{0}" is: choose one, or name it in models.toml.',
        place,
      );
    case 'missing':
      return message('The base model "{0}" is not there. Choose another one, or put it there.', place);
    case 'damaged':
      return message(
        'The base model "{0}" is no checkpoint: its beginning is none of a .safetensors file. Download it again.',
        place,
      );
    case 'cut-off':
      return message(
        'The base model "{0}" is cut off: it has {1} of {2} bytes. Download it again.',
        place,
        model.size,
        model.expected,
      );
    case 'unreadable':
      return message('The base model "{0}" can not be read: {1}.', place, model.detail);
    default:
      return undefined;
  }
}
