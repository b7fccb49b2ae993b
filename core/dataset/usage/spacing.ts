import type { Caption } from '../../caption/caption.ts';
import { slotsOf } from '../../caption/slots.ts';
import { isSpace } from '../../caption/white-space.ts';
import type { Dataset } from '../dataset.ts';
import type { PlacedCaption } from '../files.ts';
import { sampleCaptions } from './sample-captions.ts';

const balances = new WeakMap<readonly PlacedCaption[], number>();

/**
 * What stands between a comma and the next tag, a blank or nothing: as most of the dataset's captions have it (by a sample of
 * them, looked at once), else as this one has it mostly, else a blank.
 */
export function blankAfterComma(dataset: Dataset, caption: Caption): '' | ' ' {
  const { chosen, changed } = sampleCaptions(dataset);
  let balance = balances.get(chosen);
  if (balance === undefined) {
    balance = balanceOfAll(chosen);
    balances.set(chosen, balance);
  }
  return (balance + balanceOfAll(changed) || balanceOf(caption)) < 0 ? '' : ' ';
}

/** How many more captions have blanks behind their commas than have none. */
function balanceOfAll(captions: readonly PlacedCaption[]): number {
  const ofTags = captions.filter(({ caption }) => caption.style === 'tags');
  return ofTags.reduce((sum, { caption }) => sum + Math.sign(balanceOf(caption)), 0);
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
