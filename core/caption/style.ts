import { rememberedByTag, type Spelling } from './spelling.ts';

/** How a caption is written: comma-separated tags, sentences, or sentences among tags. */
export type CaptionStyle = 'tags' | 'prose' | 'mixed';

const oneOf = (words: string) => new RegExp(`(?:^|\\s)(?:${words})(?=\\s)`, 'i');

/** Words that make a clause of four words; tags have them in titles of works at most. */
const CLAUSE = oneOf('is|are|was|were|has|have|she|he|they|who|which|while');
/** Words that make a sentence of three words, and that tags hardly ever have. */
const SENTENCE_WORD = oneOf('is|are|was|were|has|have|she|he|they|it|her|his|their|its|who|which|while');
/** Words that make one of four: some tags have them (`holding a cup`). */
const ARTICLE = oneOf('an?|the');
/** Words that hold sentences together; no `in`, `on`, `from`, `at`, of which tags are full. */
const GLUE =
  /^(?:an?|the|and|or|of|with|is|are|was|were|has|have|she|he|they|it|her|his|their|its|who|which|while|this|that)$/i;
const END = /[.!?]["')”’]*$/;
/** Scripts without blanks between words end their sentences so. */
const FULL_STOP = /[。！？]/;

/** A part with this many words is a sentence, whatever its words. */
const SENTENCE_WORDS = 7;
/** A sentence with commas in it, up to its full stop, has at least so many words, and this share of glue. */
const SHORTEST_RUN = 6;
const GLUE_SHARE = 0.15;
/** Up to this share of the words, what looks like a sentence may be the title of a work among tags. */
const TITLE_SHARE = 0.2;
const PROSE_SHARE = 0.6;
/** Parts of so many words on average are prose in any language; tags have two. */
const PROSE_WORDS = 4;
const SHORTEST_PROSE = 8;

interface Part {
  readonly text: string;
  /** How many words it has. */
  readonly words: number;
  /** How many of them hold sentences together. */
  readonly glue: number;
  /** Whether it is a sentence by itself. */
  readonly isSentence: boolean;
  /** Whether a sentence ends behind it. */
  readonly isEnd: boolean;
}

const partOf = rememberedByTag(({ text }): Part => {
  const words = text.split(/\s+/);
  const glue = words.filter((word) => GLUE.test(word)).length;
  const isEnd = END.test(text);
  return { text, words: words.length, glue, isSentence: isSentence(text, words.length, glue, isEnd), isEnd };
});

function isSentence(text: string, words: number, glue: number, isEnd: boolean): boolean {
  if (words >= SENTENCE_WORDS || FULL_STOP.test(text)) return true;
  if (words >= 3 && isEnd && glue > 0) return true;
  return (words >= 3 && SENTENCE_WORD.test(text)) || (words >= 4 && ARTICLE.test(text));
}

/**
 * The parts that stand in sentences: those that are one by themselves, and those that a full stop closes into one
 * (`The picture shows a woman with long, blonde hair, and freckles.`).
 */
function sentenceParts(parts: readonly Part[]): readonly Part[] {
  const isIn = parts.map((part) => part.isSentence);
  let start: number | undefined;
  for (const [index, part] of parts.entries()) {
    // A sentence doesn't begin with the tags in front of it.
    if (part.glue > 0) start ??= index;
    if (!part.isEnd) continue;
    const run = start === undefined ? [] : parts.slice(start, index + 1);
    const words = sumOf(run, 'words');
    if (words >= SHORTEST_RUN && sumOf(run, 'glue') >= GLUE_SHARE * words) isIn.fill(true, start, index + 1);
    start = undefined;
  }
  return parts.filter((_, index) => isIn[index]);
}

function sumOf(parts: readonly Part[], what: 'words' | 'glue'): number {
  let sum = 0;
  for (const part of parts) sum += part[what];
  return sum;
}

/**
 * The style of a caption by its comma-separated parts: prose when most of its words stand in sentences,
 * mixed when some do. Without any part: tags.
 */
export function styleOf(tags: readonly { readonly spelling: Spelling }[]): CaptionStyle {
  const parts = tags.map(partOf);
  const all = sumOf(parts, 'words');
  if (all >= SHORTEST_PROSE && all >= PROSE_WORDS * parts.length) return 'prose';
  // Nearly all captions of tags: nothing in them is a sentence, or ends like one.
  if (!parts.some(({ isSentence, isEnd }) => isSentence || isEnd)) return 'tags';
  const sentences = sentenceParts(parts);
  if (sentences.length === 0) return 'tags';
  const share = sumOf(sentences, 'words') / all;
  if (share >= PROSE_SHARE) return 'prose';
  const hasClause = sentences.some(({ text, words }) => words >= 4 && CLAUSE.test(text));
  return hasClause || share > TITLE_SHARE ? 'mixed' : 'tags';
}
