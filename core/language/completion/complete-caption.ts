import { type Caption, parseCaption } from '../../caption/caption.ts';
import { ownSeparator } from '../../caption/edit.ts';
import { isSentence } from '../../caption/is-sentence.ts';
import { lineOf } from '../../caption/line.ts';
import { slotAt } from '../../caption/slots.ts';
import { tagKey } from '../../caption/tag-key.ts';
import { variantAt } from '../../caption/variants.ts';
import { type Dataset, folderOf } from '../../dataset/dataset.ts';
import { hiddenThings } from '../../dataset/hidden-things.ts';
import { isForeignTrigger } from '../../dataset/trigger/trigger.ts';
import { nearTwin } from '../../dataset/usage/near-twin.ts';
import { blankAfterComma } from '../../dataset/usage/spacing.ts';
import { togetherWith } from '../../dataset/usage/together.ts';
import { wordJointOf } from '../../dataset/usage/word-joint.ts';
import type { Knowledge } from '../../vocabulary/knowledge.ts';
import { isKindOf } from '../../vocabulary/vocabulary.ts';
import { bestHits } from './best-hits.ts';
import { completeProse } from './complete-prose.ts';
import { completedPart } from './completed-part.ts';
import { type Hit, hitsAt, type Place } from './hits.ts';
import { type Completion, suggestionOf } from './suggestion.ts';

/**
 * Tags for a place of a caption: the trigger and the base caption's tags that it lacks, the dataset's, by how often they
 * stand with those that are here and by use, then those of the vocabulary and the tag lists by use; in sentences words
 * and phrases of the dataset. Never a tag that the caption has, nor one that its view hides. Undefined where the trainer
 * doesn't read.
 */
export function completeCaption(
  dataset: Dataset,
  path: string,
  whole: Caption,
  offset: number,
  { dictionary }: Knowledge = {},
): Completion | undefined {
  const caption = withOpenEnd(variantAt(whole, offset));
  // White space included: one types behind the last comma.
  if (offset > lineOf(caption).end) return undefined;
  if (isProse(dataset, caption)) return completeProse(dataset, path, caption, offset);
  const slot = slotAt(caption, offset);
  // Half of a separator is still to be typed.
  if (slot && offset < slot.span.start) return undefined;
  const { replace, tag, isFollowed, isChoice } = completedPart(dataset, caption, slot, offset);
  if (tag && isSentence(caption, tag)) return completeProse(dataset, path, caption, offset);
  const typed = caption.text.slice(replace.start, offset);
  const others = caption.tags.filter((other) => other !== tag);
  const here = new Set(others.map(({ key }) => key));
  const together = togetherWith(dataset, here, path);
  const read = { typed: tagKey(typed), whole: tag?.key, here, together };
  const place = { dataset, path, caption, replace, ...read, dictionary };
  const joint = wordJointOf(dataset, others);
  const { separator: bare } = caption.grammar;
  const separator = ownSeparator(caption, slot) ?? bare + blankAfterComma(dataset, caption);
  const isBare = !isChoice && caption.text.slice(0, replace.start).endsWith(bare);
  return {
    replace,
    typed,
    lead: isBare ? separator.slice(bare.length) : '',
    trail: isFollowed ? separator : '',
    suggestions: bestOf(place).map((hit) => suggestionOf(hit, dataset, dictionary, joint)),
  };
}

/** Whether sentences are written here: by the caption, or by the dataset where the caption says nothing yet. */
function isProse({ statistics: { styles } }: Dataset, { style, tags }: Caption): boolean {
  return style === 'prose' || (tags.length <= 1 && styles.prose > styles.tags + styles.mixed);
}

/** With the blank at its end where that is a part of the separator (`, `): one types behind it. */
function withOpenEnd(caption: Caption): Caption {
  const { text, grammar } = caption;
  return /\s$/.test(grammar.separator) ? parseCaption(text, lineOf(caption), grammar) : caption;
}

/** The best hits that are worth offering, each tag once. What is not among them is never looked at closely. */
function bestOf(place: Place): readonly Hit[] {
  const { dataset, path, caption, here } = place;
  const hidden = hiddenThings(dataset, path, caption);
  const folder = folderOf(dataset, path);
  return bestHits(hitsAt(place), ({ key, source }) => {
    if (here.has(key)) return false;
    if (source !== 'trigger' && isForeignTrigger(dataset, folder, key)) return false;
    // The trigger is offered whatever is seen of it; a typo that some caption has is no suggestion.
    if (source !== 'trigger' && hidden.some((thing) => isKindOf(key, thing))) return false;
    return source !== 'dataset' || !nearTwin(dataset, key);
  });
}
