import TinyQueue from 'tinyqueue';
import type { MatchKind } from '../../vocabulary/dictionary/dictionary-match.ts';
import { isLikely } from '../../vocabulary/dictionary/standing.ts';
import { type Hit, SOURCES } from './hits.ts';

const MOST = 50;
const MATCHES: readonly MatchKind[] = ['exact', 'prefix', 'word', 'joined', 'inside', 'typo'];

/** The best of some hits, each tag once: what comes first of it is what is asked of. @param accepts asked of few of them */
export function bestHits(hits: readonly Hit[], accepts: (hit: Hit) => boolean): readonly Hit[] {
  const queue = new TinyQueue([...hits], compare);
  const seen = new Set<string>();
  const kept: Hit[] = [];
  for (let hit = queue.pop(); hit && kept.length < MOST; hit = queue.pop()) {
    if (seen.has(hit.key)) continue;
    seen.add(hit.key);
    if (accepts(hit)) kept.push(hit);
  }
  return kept;
}

/**
 * What answers what was typed as it stands comes first, then what only holds it, has a typo, or is a rare name; each by
 * source, then the lists' tags by score, the others by match and use.
 */
function compare(a: Hit, b: Hit): number {
  return (
    Number(isDoubtful(a)) - Number(isDoubtful(b)) ||
    SOURCES.indexOf(a.source) - SOURCES.indexOf(b.source) ||
    b.score - a.score ||
    MATCHES.indexOf(a.match) - MATCHES.indexOf(b.match) ||
    Number(a.alias !== undefined) - Number(b.alias !== undefined) ||
    a.place - b.place ||
    b.together - a.together ||
    b.count - a.count ||
    (a.source === 'list' ? a.key.length - b.key.length : 0) ||
    (a.key < b.key ? -1 : 1)
  );
}

function isDoubtful({ source, match, score }: Hit): boolean {
  if (source === 'list') return !isLikely(score);
  return match === 'typo' || match === 'inside';
}
