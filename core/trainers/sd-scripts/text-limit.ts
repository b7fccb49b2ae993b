import type { TextLimit } from '../trainer.ts';

/** The lengths that `--max_token_length` takes beside the usual one. */
const LONGER = [150, 225];
const USUAL = 75;

/**
 * How much of a caption SD 1.5, 2 and SDXL are trained with: 75 tokens, or as many as `max_token_length` says; what is
 * longer is cut without a word. Source: `TokenizeStrategy` in `library/strategy_base.py`, which asks for two more, the
 * begin and the end; `process_caption` in `library/train_util.py` puts the prefix in front with a blank.
 */
export function textLimit(options: Readonly<Record<string, unknown>>): TextLimit {
  const { max_token_length: length, caption_prefix: prefix } = options;
  return {
    tokenizer: 'clip',
    tokens: LONGER.find((longer) => longer === length) ?? USUAL,
    prefix: typeof prefix === 'string' && prefix !== '' ? `${prefix} ` : '',
  };
}
