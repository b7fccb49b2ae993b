import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { optimizerOf, optimizerTitle, scheduleOf } from '../schedule.ts';

const RATES = ['learning_rate', 'unet_lr', 'text_encoder_lr'];

/** From here on a LoRA by AdamW and its like diverges: a hundred times what is usual. */
const HIGH = 0.01;
/** Optimizers that find the rate take it times this, and the trainer itself warns of as little. */
const LOW = 0.1;

/** Optimizers whose rates are of the size that AdamW's are. */
const LIKE_ADAMW = /^(?:paged)?(?:adamw|lion)(?:32bit|8bit)?$|^(?:r?adamw?)schedulefree$/;
const FINDING = /^(?:dadapt|prodigy)/;

/** A rate a hundred times too high ends in a loss that is no number; one for another optimizer trains next to nothing. */
export const trainRate: OptionCheck = function* ({ plan: { options } }) {
  const optimizer = optimizerOf(options);
  const takesRates = optimizer === 'adafactor' && scheduleOf(options)?.startsWith('adafactor') !== true;
  const isLikeAdamw = takesRates || LIKE_ADAMW.test(optimizer);
  for (const option of RATES) {
    for (const rate of [options[option]].flat()) {
      if (typeof rate !== 'number' || rate <= 0) continue;
      const isHigh = isLikeAdamw && rate >= HIGH;
      if (!isHigh && !(FINDING.test(optimizer) && rate <= LOW)) continue;
      yield {
        code: 'train-rate',
        severity: 'warning',
        setting: optionSetting(option),
        message: message(
          '{0} = {1} is far from what the optimizer {2} is given.',
          option,
          rate,
          optimizerTitle(options),
        ),
        wayOut: isHigh
          ? message('The loss tends to become NaN at it. Usual are 0.0001 to 0.001.')
          : message('It finds the rate by itself, times this: 1 is usual.'),
      };
      break;
    }
  }
};
