import type { Tag } from '../../caption/caption.ts';
import { isFace } from '../../caption/faces.ts';
import type { Dataset } from '../dataset.ts';
import type { TagUse } from '../statistics.ts';

/** What stands between the words of a tag: a blank, or the underscore of the tag lists. */
export type WordJoint = ' ' | '_';

/** How much more often words are joined by underscores than by blanks. */
type Lean = number;

const leans = new WeakMap<ReadonlyMap<string, TagUse>, Lean>();

/**
 * How some tags join their words, else how their dataset mostly does; with a blank where neither tells. The dataset's
 * shared base is counted once, what changed since each time.
 */
export function wordJointOf({ statistics }: Dataset, tags: readonly Tag[]): WordJoint {
  const own = tags.reduce((sum, { text }) => sum + leanOf(text), 0);
  if (own !== 0) return own > 0 ? '_' : ' ';
  const { base, layer } = statistics.tags;
  let lean = leans.get(base);
  if (lean === undefined) {
    lean = 0;
    for (const use of base.values()) lean += leanOfUse(use);
    leans.set(base, lean);
  }
  for (const [key, use] of layer) lean += leanOfUse(use) - leanOfUse(base.get(key));
  return lean > 0 ? '_' : ' ';
}

/** Ratings that models know with underscores alone. */
const ALWAYS_JOINED = /^score \d(?: up)?$/;

/** A tag of a list, whose words are joined by blanks, as a dataset writes it. */
export function joinedBy(joint: WordJoint, tag: string): string {
  if (ALWAYS_JOINED.test(tag)) return tag.replaceAll(' ', '_');
  return joint === '_' && !isFace(tag) ? tag.replaceAll(' ', '_') : tag;
}

function leanOfUse(use: TagUse | undefined): Lean {
  let lean = 0;
  for (const [text, times] of use?.spellings ?? []) lean += times * leanOf(text);
  return lean;
}

function leanOf(text: string): Lean {
  if (isFace(text)) return 0;
  if (/\S_\S/.test(text)) return 1;
  return /\S \S/.test(text) ? -1 : 0;
}
