/** How a caption is written: comma-separated tags, sentences, or sentences among tags. */
export type CaptionStyle = 'tags' | 'prose' | 'mixed';

/** Words that make a sentence of three words, and that tags hardly ever have. */
const SENTENCE_WORD =
  /(?:^|\s)(?:is|are|was|were|has|she|he|they|it|her|his|their|its|who|which|while)(?=\s)/i;
/** Words that make one of four: some tags have them (`holding a cup`). */
const ARTICLE = /(?:^|\s)(?:an?|the)(?=\s)/i;

/** A part with this many words is a sentence, whatever its words. */
const SENTENCE_WORDS = 7;

function isSentence(text: string, words: number): boolean {
  if (words >= SENTENCE_WORDS) return true;
  if (words >= 3 && /[.!?]["')]?$/.test(text)) return true;
  return (words >= 3 && SENTENCE_WORD.test(text)) || (words >= 4 && ARTICLE.test(text));
}

/**
 * The style of a caption by its comma-separated parts: prose when most of its words stand in sentences,
 * mixed when some do. Without any part: tags.
 */
export function styleOf(parts: readonly { readonly text: string }[]): CaptionStyle {
  let all = 0;
  let inSentences = 0;
  for (const { text } of parts) {
    const words = text.split(/\s+/).length;
    all += words;
    if (isSentence(text, words)) inSentences += words;
  }
  if (inSentences === 0) return 'tags';
  return inSentences >= 0.6 * all ? 'prose' : 'mixed';
}
