import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';

/** What is trained by a rate of its own, and the rate that holds where none is said. */
const OWN = ['unet_lr', 'text_encoder_lr'];

/** Without any rate above 0 there is nothing to train, under Adafactor too: the trainer ends with an IndexError. */
export const trainLearningRate: OptionCheck = function* ({ plan: { options } }) {
  const { learning_rate: common } = options;
  const rates = OWN.map((option) => options[option] ?? common);
  if (!rates.every((rate) => rate === 0)) return;
  yield {
    code: 'train-learning-rate',
    severity: 'error',
    setting: optionSetting('learning_rate'),
    message: message('learning_rate is 0, so that nothing is trained.'),
    wayOut: message('Set it above 0, or the trainer ends: Adafactor finds its own rates, but wants one too.'),
  };
};
