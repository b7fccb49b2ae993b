import { ClipTokenizer } from '../../core/vocabulary/clip/clip-tokenizer.ts';
import type { Knowledge } from '../../core/vocabulary/knowledge.ts';
import { clipMergeIds } from '../../scripts/clip-merges.mjs';

/** All that there is to know. */
export const knowledge: Knowledge = { clip: new ClipTokenizer(clipMergeIds()) };
