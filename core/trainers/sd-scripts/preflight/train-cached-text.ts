import { message } from '../../../message.ts';
import { type OptionCheck, optionSetting } from '../../../training/problem.ts';
import { families } from '../families.ts';

const CACHES = ['cache_text_encoder_outputs', 'cache_text_encoder_outputs_to_disk'];
/** What makes another caption of it each time. */
const CHANGING = ['shuffle_caption', 'token_warmup_step', 'caption_tag_dropout_rate', 'caption_dropout_rate'];

/** What the trainer would make of a caption, had it not encoded it as it is written. */
const PASSED_OVER = [
  ...['caption_prefix', 'caption_suffix', 'enable_wildcard', 'secondary_separator'],
  'caption_dropout_every_n_epochs',
];

/** Cached outputs of the text encoder are those of one caption, and of a text encoder that stays as it is. */
export const trainCachedText: OptionCheck = function* ({ plan: { options, family }, ownOptions }) {
  const { cachedText } = families[family];
  const cache = CACHES.find((option) => options[option] === true);
  if (cache === undefined || cachedText === undefined) return;
  const isSet = (option: string) => options[option] === true || Number(options[option]) > 0;
  for (const option of CHANGING.filter(isSet)) {
    if (option === 'caption_dropout_rate' && cachedText.takesDropout) continue;
    yield {
      code: 'train-cached-text',
      severity: 'error',
      setting: optionSetting(option in ownOptions ? option : cache),
      message: message('{0} and {1} exclude each other.', cache, option),
      wayOut: message('The trainer would end: turn {0} or {1} off.', cache, option),
    };
  }
  const isSaid = (option: string) =>
    isSet(option) || (typeof options[option] === 'string' && options[option] !== '');
  for (const option of PASSED_OVER.filter(isSaid)) {
    yield {
      code: 'train-cached-text',
      severity: 'warning',
      setting: optionSetting(option),
      message: message('With {0} the trainer passes over {1}.', cache, option),
      wayOut: message(
        'It encodes each caption once, as it is written. Set {0} to false, or write it into the captions.',
        cache,
      ),
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
