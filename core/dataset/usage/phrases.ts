import { type Caption, readText } from '../../caption/caption.ts';
import type { Dataset } from '../dataset.ts';
import { sampleCaptions } from './sample-captions.ts';

/** Words that stand one after the other in several captions. */
export interface Phrase {
  /** In lower case. */
  readonly words: readonly string[];
  /** In how many of the captions that were looked at. */
  readonly count: number;
}

/** So many captions show how a dataset's sentences go; more would take longer than a keystroke. */
const MOST_CAPTIONS = 100;
const LONGEST = 4;
/** A word alone is worth completing from so many letters on. */
const SHORTEST_WORD = 4;
const FEWEST = 2;

const phrases = new WeakMap<Caption, ReadonlySet<string>>();

/** The words and phrases that a dataset's sentences have in common. @param path a caption that is left out */
export function phrasesOf(dataset: Dataset, path: string): readonly Phrase[] {
  const { chosen, changed } = sampleCaptions(dataset);
  const unchanged = chosen.filter((one) => !dataset.captions.layer.has(one.path));
  const sample = [...unchanged, ...changed].filter(
    (one) => one.caption.style !== 'tags' && one.path !== path,
  );
  const step = Math.max(1, Math.ceil(sample.length / MOST_CAPTIONS));
  const counts = new Map<string, number>();
  for (let index = 0; index < sample.length; index += step) {
    const caption = sample[index]?.caption;
    if (!caption) continue;
    for (const phrase of phrasesIn(caption)) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= FEWEST)
    .map(([text, count]) => ({ words: text.split(' '), count }));
}

/** Those of a caption, looked for once. */
function phrasesIn(caption: Caption): ReadonlySet<string> {
  const known = phrases.get(caption);
  if (known) return known;
  const found = new Set(runsIn(readText(caption)));
  phrases.set(caption, found);
  return found;
}

/** All runs of up to four words that no sign parts. */
function* runsIn(text: string): Iterable<string> {
  for (const part of text.toLowerCase().split(/[^\p{L}\p{N}\s'’-]+/u)) {
    const words = part.split(/\s+/).filter((word) => word !== '');
    for (let start = 0; start < words.length; start++) {
      for (let length = 1; length <= LONGEST && start + length <= words.length; length++) {
        const phrase = words.slice(start, start + length).join(' ');
        if (length > 1 || phrase.length >= SHORTEST_WORD) yield phrase;
      }
    }
  }
}
