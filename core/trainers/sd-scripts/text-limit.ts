import { numberOption } from '../../training/options.ts';
import type { TextLimit } from '../trainer.ts';

/** The lengths that `--max_token_length` takes beside the usual one. */
const LONGER = [150, 225];
const USUAL = 75;
/** Where `t5xxl_max_token_length` says nothing: of FLUX.1 [dev]. [schnell], which only the checkpoint tells, has half. */
const T5_OF_FLUX = 512;
const T5_OF_SD3 = 256;

/**
 * How much of a caption is trained; what is longer is cut without a word. Which model it is tells `network_module`: each
 * family has one of its own. Source: `TokenizeStrategy` and `FluxTokenizeStrategy`, `Sd3TokenizeStrategy` in
 * `library/strategy_*.py`.
 * @returns undefined for a family of which it isn't known here
 */
export function textLimit(options: Readonly<Record<string, unknown>>): TextLimit | undefined {
  const { network_module: network = '', max_token_length: length } = options;
  const family = /^networks\.[a-z]+_(flux|sd3|lumina|hunyuan_image|anima)$/.exec(String(network))?.[1];
  switch (family) {
    // SD 1.5, 2 and SDXL: `max_token_length` is asked for with the begin and the end.
    case undefined:
      return { tokenizer: 'CLIP', tokens: LONGER.find((longer) => longer === length) ?? USUAL };
    // What CLIP makes of a caption is a mere summary here; the words are read by T5, which puts an end behind them.
    case 'flux':
    case 'sd3': {
      const usual = family === 'flux' ? T5_OF_FLUX : T5_OF_SD3;
      return { tokenizer: 'T5', tokens: numberOption(options, 't5xxl_max_token_length', usual) - 1 };
    }
    default:
      return undefined;
  }
}
