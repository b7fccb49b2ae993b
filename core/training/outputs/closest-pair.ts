import { parseCaption } from '../../caption/caption.ts';
import { namesView } from '../../vocabulary/views/view-places.ts';
import { views } from '../../vocabulary/views/views.ts';

/** A picture that was trained, with its caption. */
export interface CaptionedPicture {
  readonly image: string;
  readonly caption: string | null;
}

/**
 * The picture whose caption is most like a prompt, of those of the same view where there are some. What stands in few captions
 * counts for more than what stands in all. Undefined where none has anything in common with it.
 */
export function closestPair<Pair extends CaptionedPicture>(
  prompt: string,
  pairs: readonly Pair[],
): Pair | undefined {
  const wanted = wordsOf(prompt);
  const captions = pairs.map(({ caption }) => wordsOf(caption ?? ''));
  const counts = new Map<string, number>();
  for (const caption of captions)
    for (const word of caption) if (wanted.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const view = viewsIn(prompt);
  let [best, most, isOfView] = [-1, 0, false];
  captions.forEach((caption, place) => {
    let score = 0;
    for (const word of caption) score += wanted.has(word) ? 1 / (counts.get(word) ?? 1) : 0;
    // Of two captions that have as much in common, the one that says less else.
    if (caption.size > 0) score /= Math.sqrt(caption.size);
    if (score === 0) return;
    const isSame = viewsIn(pairs[place]?.caption ?? '') === view;
    if (isSame === isOfView ? score > most : isSame) [best, most, isOfView] = [place, score, isSame];
  });
  return pairs[best];
}

/** The views that a text names; empty where it names none, as most do that show somebody from the front. */
function viewsIn(text: string): string {
  const caption = parseCaption(text);
  return views
    .filter((view) => namesView(caption, view))
    .map(({ tag }) => tag)
    .join();
}

/** Tags, and the words that they and sentences are made of. */
function wordsOf(text: string): Set<string> {
  const plain = text.toLowerCase().replaceAll('_', ' ');
  const parts = plain.split(',').map((part) => part.trim());
  const words = plain.match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set([...parts.filter((part) => part !== ''), ...words]);
}
