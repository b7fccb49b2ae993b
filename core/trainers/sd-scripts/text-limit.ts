import { numberOption } from '../../training/options.ts';
import type { TextLimit } from '../trainer.ts';
import { families, familyOfOptions } from './families.ts';

/** The lengths that `--max_token_length` takes beside the usual one. */
const LONGER = [150, 225];
const USUAL = 75;

/**
 * How much of a caption is trained; what is longer is cut without a word. Which model it is tells `network_module`: each
 * family has one of its own. Source: `TokenizeStrategy` and `FluxTokenizeStrategy`, `Sd3TokenizeStrategy` in
 * `library/strategy_*.py`.
 * @returns undefined for a family of which it isn't known here
 */
export function textLimit(options: Readonly<Record<string, unknown>>): TextLimit | undefined {
  const { text } = families[familyOfOptions(options)];
  switch (text?.tokenizer) {
    // SD 1.5, 2 and SDXL: `max_token_length` is asked for with the begin and the end.
    case 'CLIP': {
      const { max_token_length: length } = options;
      return { tokenizer: 'CLIP', tokens: LONGER.find((longer) => longer === length) ?? USUAL };
    }
    // What CLIP makes of a caption is a mere summary here; the words are read by T5, which puts an end behind them.
    case 'T5':
      return { tokenizer: 'T5', tokens: numberOption(options, 't5xxl_max_token_length', text.length) - 1 };
    default:
      return undefined;
  }
}
