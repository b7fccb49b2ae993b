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
  readonly words: readonly string[];
}

function isSentence({ text, words }: Part): boolean {
  const { length } = words;
  if (length >= SENTENCE_WORDS || FULL_STOP.test(text)) return true;
  if (length >= 3 && END.test(text) && words.some((word) => GLUE.test(word))) return true;
  return (length >= 3 && SENTENCE_WORD.test(text)) || (length >= 4 && ARTICLE.test(text));
}

/**
 * The parts that stand in sentences: those that are one by themselves, and those that a full stop closes into one
 * (`The picture shows a woman with long, blonde hair, and freckles.`).
 */
function sentenceParts(parts: readonly Part[]): ReadonlySet<Part> {
  const found = new Set(parts.filter(isSentence));
  let run: Part[] = [];
  for (const part of parts) {
    // A sentence doesn't begin with the tags in front of it.
    if (run.length > 0 || part.words.some((word) => GLUE.test(word))) run.push(part);
    if (!END.test(part.text)) continue;
    const words = run.flatMap((one) => one.words);
    const glue = words.filter((word) => GLUE.test(word)).length;
    if (words.length >= SHORTEST_RUN && glue >= GLUE_SHARE * words.length)
      for (const one of run) found.add(one);
    run = [];
  }
  return found;
}

/**
 * The style of a caption by its comma-separated parts: prose when most of its words stand in sentences,
 * mixed when some do. Without any part: tags.
 */
export function styleOf(texts: readonly { readonly text: string }[]): CaptionStyle {
  const parts = texts.map(({ text }): Part => ({ text, words: text.split(/\s+/) }));
  const count = (some: Iterable<Part>) => [...some].reduce((sum, { words }) => sum + words.length, 0);
  const all = count(parts);
  if (all >= SHORTEST_PROSE && all >= PROSE_WORDS * parts.length) return 'prose';
  const sentences = sentenceParts(parts);
  if (sentences.size === 0) return 'tags';
  const share = count(sentences) / all;
  if (share >= PROSE_SHARE) return 'prose';
  const hasClause = [...sentences].some(({ text, words }) => words.length >= 4 && CLAUSE.test(text));
  return hasClause || share > TITLE_SHARE ? 'mixed' : 'tags';
}
