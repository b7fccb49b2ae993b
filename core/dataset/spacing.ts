import type { Caption } from '../caption/caption.ts';
import { slotsOf } from '../caption/slots.ts';
import { isSpace } from '../caption/white-space.ts';
import type { Dataset } from './dataset.ts';

/** So many captions tell how a dataset is written; more would change nothing but the time it takes. */
const SAMPLE = 500;

/**
 * What stands between a comma and the next tag, a blank or nothing: as most of the dataset's captions have it, else as
 * this one has it mostly, else a blank.
 */
export function blankAfterComma(dataset: Dataset, caption: Caption): '' | ' ' {
  let balance = 0;
  let seen = 0;
  for (const file of dataset.captions.values()) {
    if (seen++ === SAMPLE) break;
    if (file.caption?.style === 'tags') balance += Math.sign(balanceOf(file.caption));
  }
  return (balance || balanceOf(caption)) < 0 ? '' : ' ';
}

/** How many more commas of a caption have a blank behind them than have none. */
function balanceOf(caption: Caption): number {
  let balance = 0;
  for (const { before, span, tag } of slotsOf(caption)) {
    if (tag && before === caption.grammar.separator)
      balance += isSpace(caption.text.charAt(span.start)) ? 1 : -1;
  }
  return balance;
}
