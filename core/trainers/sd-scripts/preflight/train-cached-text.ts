import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { families } from '../families.ts';

const CACHES = ['cache_text_encoder_outputs', 'cache_text_encoder_outputs_to_disk'];
/** What makes another caption of it each time. */
const CHANGING = ['shuffle_caption', 'token_warmup_step', 'caption_tag_dropout_rate', 'caption_dropout_rate'];

/** Cached outputs of the text encoder are those of one caption, and of a text encoder that stays as it is. */
export const trainCachedText: OptionCheck = function* ({ plan: { options, family } }) {
  const { cachedText } = families[family];
  const cache = CACHES.find((option) => options[option] === true);
  if (cache === undefined || cachedText === undefined) return;
  const isSet = (option: string) => options[option] === true || Number(options[option]) > 0;
  for (const option of CHANGING.filter(isSet)) {
    if (option === 'caption_dropout_rate' && cachedText.takesDropout) continue;
    yield {
      code: 'train-cached-text',
      severity: 'error',
      setting: optionSetting(cache),
      message: message('{0} and {1} exclude each other.', cache, option),
      wayOut: message('The trainer would end: turn one of them off.'),
    };
  }
  if (!cachedText.wantsUnetOnly || options['network_train_unet_only'] === true) return;
  yield {
    code: 'train-cached-text',
    severity: 'error',
    setting: optionSetting(cache),
    message: message('{0} needs network_train_unet_only.', cache),
    wayOut: message('The trainer would end: what is cached can not be trained. Set it to true.'),
  };
};
