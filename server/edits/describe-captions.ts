import type { Caption } from '../../core/caption/caption.ts';
import { isSentence } from '../../core/caption/is-sentence.ts';
import { rememberedInTurn } from '../../core/caption/spelling.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import type { PlacedCaption } from '../../core/dataset/files.ts';
import { usualSpelling } from '../../core/dataset/statistics.ts';
import type { ChosenCaptions } from '../../core/edits/chosen-captions.ts';
import type { Finding } from '../../core/finding.ts';
import { message } from '../../core/message.ts';
import type { Turn } from '../../core/ports.ts';
import { rules } from '../../core/rules/index.ts';
import type { GalleryAnswer } from '../../protocol/gallery/requests.ts';
import { translate } from '../translate.ts';

/** More tags than this nobody looks through: one types (count). */
const MOST_TAGS = 1000;

/** What is counted of one tag. */
interface Counter {
  readonly key: string;
  count: number;
  /** The number of the last caption that it was seen in. */
  seenIn: number;
}

/** Found by the spelling itself: a large dataset has millions of tags to count. */
const countersIn = rememberedInTurn<Counter>();

/** What some captions have: tags, and rules with a fix for some of them. */
export async function describeCaptions(
  dataset: Dataset,
  { captions, missing }: ChosenCaptions,
  findingsOf: (path: string) => readonly Finding[],
  turn: Turn,
): Promise<GalleryAnswer<'describeCaptions'>> {
  return {
    captions: captions.length,
    missing: missing.length,
    tags: await countTags(dataset, captions, turn),
    fixes: await countFixes(captions, findingsOf, turn),
  };
}

async function countTags({ statistics }: Dataset, captions: readonly PlacedCaption[], turn: Turn) {
  const counters = new Map<string, Counter>();
  const counterOf = countersIn(({ key }) => {
    const counter = counters.get(key) ?? { key, count: 0, seenIn: 0 };
    counters.set(key, counter);
    return counter;
  });
  for (const [index, { caption }] of captions.entries()) {
    await turn.next();
    for (const tag of caption.tags) {
      const counter = counterOf(tag);
      if (counter.seenIn === index + 1 || !isTag(caption, tag)) continue;
      counter.seenIn = index + 1;
      counter.count++;
    }
  }
  const found = [...counters.values()].filter(({ count }) => count > 0);
  return found
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_TAGS)
    .map(({ key, count }) => {
      const use = statistics.tags.get(key);
      return { tag: use ? usualSpelling(use) : key, count };
    });
}

function isTag(caption: Caption, tag: Caption['tags'][number]): boolean {
  return caption.style === 'tags' || !isSentence(caption, tag);
}

async function countFixes(
  captions: readonly PlacedCaption[],
  findingsOf: (path: string) => readonly Finding[],
  turn: Turn,
) {
  const counts = new Map<string, number>();
  for (const { path } of captions) {
    await turn.next();
    const codes = new Set<string>();
    for (const { code, fixes } of findingsOf(path)) if (fixes[0]?.edits.length) codes.add(code);
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const titles = new Map<string, string>(rules.map(({ code, title }) => [code, title]));
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([code, count]) => ({ code, title: translate(message(titles.get(code) ?? code)), count }));
}
