import { canonicalOf, impliedBy } from './vocabulary.ts';

/** Ways to wear the hair that somebody is known by; of each the vocabulary knows kinds (`twin braids`, `high ponytail`). */
const STYLES: ReadonlySet<string> = new Set([
  'afro',
  'bald',
  'bob cut',
  'braid',
  'buzz cut',
  'dreadlocks',
  'drill hair',
  'hair bun',
  'half updo',
  'hime cut',
  'pixie cut',
  'ponytail',
  'twintails',
  'undercut',
]);

/** The hair styles that a tag (its key) names: `braided ponytail` → `braid`, `ponytail`. Lengths and colours are none. */
export function hairStylesOf(key: string): readonly string[] {
  const tag = canonicalOf(key);
  return [tag, ...impliedBy(tag)].filter((one) => STYLES.has(one));
}
