import type { Caption } from '../caption/caption.ts';
import { findPhrase } from '../caption/phrase.ts';

/** From where a picture was taken, as far as it changes what can be seen. */
export interface View {
  /** The tag that names it. */
  readonly tag: string;
  /** Other words for it in captions. */
  readonly alsoWritten: readonly string[];
  /** Words of a file's name that say it. */
  readonly fileWords: readonly string[];
  /** What can't be seen from there; each word stands for its kinds too (`earrings` for `hoop earrings`). */
  readonly hides: readonly string[];
}

const FACE = [
  'earrings',
  'eyes',
  'eyebrows',
  'eyelashes',
  'eyeshadow',
  'eyeliner',
  'nose',
  'lips',
  'lipstick',
  'mouth',
  'teeth',
  'fangs',
  'tongue',
  'smile',
  'grin',
  'blush',
  'freckles',
  'makeup',
  'beard',
  'mustache',
  'bangs',
  'forehead',
  'collarbone',
  'cleavage',
  'navel',
];

/** The views that the vocabulary knows, without what a configuration adds. */
export const views: readonly View[] = [
  {
    tag: 'from side',
    alsoWritten: ['from the side', 'side view', 'profile', 'side profile', 'three-quarter view', '3/4 view'],
    fileWords: ['side', 'left', 'right', 'profile'],
    hides: [],
  },
  {
    tag: 'from behind',
    alsoWritten: [
      'from the back',
      'from back',
      'back view',
      'rear view',
      'seen from behind',
      'facing away',
      'back to viewer',
    ],
    fileWords: ['back', 'behind', 'rear'],
    hides: FACE,
  },
  {
    tag: 'from above',
    alsoWritten: [
      'high angle',
      'overhead',
      'overhead shot',
      'top-down',
      'top down',
      "bird's-eye view",
      "bird's eye view",
    ],
    fileWords: ['above', 'overhead'],
    hides: [],
  },
  {
    tag: 'from below',
    alsoWritten: ['low angle', "worm's-eye view", "worm's eye view"],
    fileWords: ['below', 'underneath'],
    hides: [],
  },
];

/** Words for more than one picture in the picture. */
const TWO_PICTURES = [
  'mirror',
  'reflection',
  'multiple views',
  'character sheet',
  'reference sheet',
  'turnaround',
  'split screen',
  'collage',
];

/** Words with which hidden things are seen all the same: the head is turned back. */
const SHOWS_HIDDEN = [
  'looking back',
  'looking at viewer',
  'facing viewer',
  'over shoulder',
  'over the shoulder',
  'over her shoulder',
  'over his shoulder',
  'turned head',
  'head turned',
  'head turn',
];

const SEVERAL_PEOPLE =
  /^(?:[2-9]|\d{2,}|6\+)\s?(?:girls?|boys?|people|women|men|others)$|^multiple (?:girls|boys|others)$|^(?:couple|crowd|group|people|everyone|twins|siblings|friends|others)$/;
const ONE_PERSON = /^1(?:girl|boy|woman|man|other)$/;

/** Whether a caption's tags say that more than one person is in the picture. */
export function showsSeveralPeople(caption: Caption): boolean {
  const single = new Set(caption.tags.filter(({ key }) => ONE_PERSON.test(key)).map(({ key }) => key));
  return single.size > 1 || caption.tags.some(({ key }) => SEVERAL_PEOPLE.test(key));
}

const says = (caption: Caption, phrases: readonly string[]) => {
  return phrases.some((phrase) => findPhrase(caption.text, phrase));
};

/** Whether a caption says that more than one picture is in the picture: a mirror, several views. */
export function showsTwoPictures(caption: Caption): boolean {
  return says(caption, TWO_PICTURES);
}

/** Whether a caption says why things hidden from a view are seen all the same. */
export function showsHiddenThings(caption: Caption): boolean {
  return says(caption, SHOWS_HIDDEN) || showsTwoPictures(caption) || showsSeveralPeople(caption);
}

/** Where a caption names a view, in its tag or other words for it. */
export function findView(caption: Caption, view: View): { start: number; end: number } | undefined {
  const text = caption.text.slice(0, caption.read.end);
  for (const phrase of [view.tag, ...view.alsoWritten]) {
    const span = findPhrase(text, phrase);
    if (span) return span;
  }
  return undefined;
}

/** Endings that name a thing as covered, so that its being out of sight is no contradiction. */
const COVERED = /\b(?:hidden|covered|covering|over|obscured|averted|out of frame|no)\b/;

/**
 * Whether a hidden thing stands for this tag: the same word, or a kind of it (`hoop earrings`, `earring` for
 * `earrings`). Keys as `tagKey` gives them.
 */
export function isKindOf(tag: string, thing: string): boolean {
  const singular = thing.replace(/s$/, '');
  const kind = [thing, singular].some((word) => tag === word || tag.endsWith(` ${word}`));
  return kind && !COVERED.test(tag);
}
