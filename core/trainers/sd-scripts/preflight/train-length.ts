import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';

/** How long a training is may be said twice, of which the trainer takes one; and in words of kohya_ss, which it doesn't know. */
export const trainLength: OptionCheck = function* ({ ownOptions, steps }) {
  const { epoch, max_train_epochs: epochs, max_train_steps: wanted } = ownOptions;
  if (epoch !== undefined) {
    yield {
      code: 'train-length',
      severity: 'warning',
      setting: optionSetting('epoch'),
      message: message('"epoch" is a field of kohya_ss, and says nothing to the trainer.'),
      wayOut: message('Its name for a number of epochs is max_train_epochs.'),
    };
  }
  if (epochs === undefined || wanted === undefined || steps === undefined || wanted === steps.steps) return;
  yield {
    code: 'train-length',
    severity: 'warning',
    setting: optionSetting('max_train_steps'),
    message: message(
      'max_train_epochs = {0} outweighs max_train_steps = {1}: there are {2} steps.',
      steps.epochs,
      String(wanted),
      steps.steps,
    ),
    wayOut: message('Take one of them out.'),
  };
};
