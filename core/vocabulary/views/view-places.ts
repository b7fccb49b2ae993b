import { type Caption, readText } from '../../caption/caption.ts';
import { findPhrases } from '../../caption/phrase.ts';
import { phrasesIn } from '../../caption/phrase-set.ts';
import type { Span } from '../../span.ts';
import { isOfCamera, isOfCameraInSentence } from './camera-words.ts';
import { type View, views } from './views.ts';

/** Words before `from behind`, `from above` with which it tells where something comes from, not the camera. */
const NO_CAMERA =
  /(?:^|[^\p{L}])(?:hug\p{L}*|embrac\p{L}*|grab\p{L}*|kiss\p{L}*|carr(?:y|ied|ying)|finger\p{L}*|footjob|insertion|sex|lit|\p{L}*light(?:s|ing|ed)?|illuminat\p{L}*|shin(?:es?|ing)|glow\p{L}*|held|pulled|attack\p{L}*|hang(?:s|ing))[\s_]+(?:\p{L}+[\s_]+)?$/iu;

const known: ReadonlySet<string> = new Set(views.map(({ tag }) => tag));

/** The views that a phrase may name, by the phrase. */
const viewsByPhrase = new Map<string, string[]>();
for (const { tag, alsoWritten } of views)
  for (const phrase of spellingsOf([tag, ...alsoWritten]))
    viewsByPhrase.set(phrase, [...(viewsByPhrase.get(phrase) ?? []), tag]);

const wordsIn = phrasesIn([...viewsByPhrase.keys()]);

/** What was asked for last: one view after the other is asked of the same caption. */
let latest: { readonly caption: Caption; readonly words: readonly string[] } | undefined;

/** A quick no: most captions have no word for any view, of the camera or not. */
function mayHaveWordOf(caption: Caption, { tag }: View): boolean {
  if (!known.has(tag)) return true;
  if (latest?.caption !== caption) latest = { caption, words: wordsIn(caption) };
  return latest.words.some((word) => viewsByPhrase.get(word)?.includes(tag));
}

/** Whether a caption surely names a view, in its tag or other words for it. */
export function namesView(caption: Caption, view: View): boolean {
  if (!mayHaveWordOf(caption, view)) return false;
  for (const _ of viewPlaces(caption, view)) return true;
  return false;
}

/** Whether a caption may name a view: no more than a reason not to ask for it. */
export function mayNameView(caption: Caption, view: View): boolean {
  const text = readText(caption);
  for (const { start } of wordPlaces(text, [view.tag, ...view.alsoWritten, ...view.hints]))
    if (!NO_CAMERA.test(text.slice(0, start))) return true;
  return false;
}

/**
 * The places where a caption surely names a view, word by word for it, each word's from left to right. A tag does so
 * when nothing but words of the camera stands with it: `woman seen from behind`, not `peeking from behind tree`.
 */
export function* viewPlaces(caption: Caption, { tag, alsoWritten }: View): Iterable<Span> {
  const text = readText(caption);
  const from = caption.read.start;
  // What a dataset calls its own views is for the dataset to know.
  const isOwn = !known.has(tag);
  for (const { start, end } of wordPlaces(text, [tag, ...alsoWritten])) {
    const span = { start: from + start, end: from + end };
    if (isOwn || isView(caption, span)) yield span;
  }
}

function* wordPlaces(text: string, words: readonly string[]): Iterable<Span> {
  for (const spelling of spellingsOf(words)) yield* findPhrases(text, spelling);
}

/** Words with blanks or hyphens between their parts. */
function* spellingsOf(words: readonly string[]): Iterable<string> {
  for (const word of words) {
    yield word;
    if (word.includes(' ')) yield word.replaceAll(' ', '-');
  }
}

function isView(caption: Caption, span: Span): boolean {
  const { text, tags, style, read } = caption;
  const partsOf = (whole: Span) =>
    [
      text.slice(whole.start, span.start),
      text.slice(span.start, span.end),
      text.slice(span.end, whole.end),
    ] as const;
  const tag = tags.find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (tag && isOfCamera(...partsOf(tag.span))) return true;
  return style !== 'tags' && isOfCameraInSentence(...partsOf(read));
}
