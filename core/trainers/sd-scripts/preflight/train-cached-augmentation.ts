import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';

/** Cached latents are those of one picture; these options make another one of it each time. */
export const trainCachedAugmentation: OptionCheck = function* ({ plan: { options }, ownOptions }) {
  const cached = ['cache_latents', 'cache_latents_to_disk'].find((option) => options[option] === true);
  const augmented = ['color_aug', 'random_crop'].find((option) => options[option] === true);
  if (!cached || !augmented) return;
  yield {
    code: 'train-cached-augmentation',
    severity: 'error',
    setting: optionSetting(cached in ownOptions ? cached : augmented),
    message: message('{0} and {1} exclude each other.', cached, augmented),
    wayOut: message('The trainer would end: set {0} or {1} to false.', cached, augmented),
  };
};
