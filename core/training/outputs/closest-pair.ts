/** A picture that was trained, with its caption. */
export interface CaptionedPicture {
  readonly image: string;
  readonly caption: string | null;
}

/**
 * The picture whose caption is most like a prompt: the one of the same view. What stands in few captions counts for more than
 * what stands in all. Undefined where none has anything in common with it.
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
  let [best, most] = [-1, 0];
  captions.forEach((caption, place) => {
    let score = 0;
    for (const word of caption) score += wanted.has(word) ? 1 / (counts.get(word) ?? 1) : 0;
    // Of two captions that have as much in common, the one that says less else.
    if (caption.size > 0) score /= Math.sqrt(caption.size);
    if (score > most) [best, most] = [place, score];
  });
  return pairs[best];
}

function wordsOf(text: string): Set<string> {
  const parts = text.toLowerCase().replaceAll('_', ' ').split(',');
  return new Set(parts.map((part) => part.trim()).filter((part) => part !== ''));
}
