import { type Caption, readText } from '../caption/caption.ts';
import { findPhrase } from '../caption/phrase.ts';
import { hiddenFrom, wordOf } from './vocabulary.ts';

/** From where a picture was taken, as far as it changes what can be seen. */
export interface View {
  /** The tag that names it. */
  readonly tag: string;
  /** Other words for it in captions. */
  readonly alsoWritten: readonly string[];
  /** Words in captions that may say it, and may say something else. */
  readonly hints: readonly string[];
  /** Words of a file's name that say it. */
  readonly fileWords: readonly string[];
  /** What can't be seen from there; each word stands for its kinds too (`earrings` for `hoop earrings`). */
  readonly hides: readonly string[];
}

/** Other words for a word of the vocabulary. */
const sameAs = (tag: string) => wordOf(tag)?.alsoWritten ?? [];
/** A word with its other words. */
const named = (tag: string) => [tag, ...sameAs(tag)];

/** The views that the vocabulary knows, without what a configuration adds. */
export const views: readonly View[] = [
  {
    tag: 'from side',
    alsoWritten: [
      ...sameAs('from side'),
      ...named('profile'),
      ...named('three quarter view'),
      'from one side',
      'from the left',
      'from the right',
      'from left',
      'from right',
      'left side',
      'right side',
    ],
    hints: ['sideways'],
    fileWords: ['side', 'left', 'right', 'profile'],
    hides: hiddenFrom('side'),
  },
  {
    tag: 'from behind',
    alsoWritten: [
      ...sameAs('from behind'),
      ...named('facing away'),
      'view of the back',
      'turned away',
      'back turned',
      'back to viewer',
      'back to the viewer',
      'back to camera',
      'back to the camera',
    ],
    hints: [],
    fileWords: ['back', 'behind', 'rear'],
    hides: hiddenFrom('behind'),
  },
  {
    tag: 'from above',
    alsoWritten: [
      ...sameAs('from above'),
      ...named("bird's-eye view"),
      'overhead',
      'aerial view',
      'top view',
      'top down',
      'from the top',
      "bird's eye",
      'birds eye',
    ],
    hints: ['looking down at'],
    fileWords: ['above', 'overhead'],
    hides: hiddenFrom('above'),
  },
  {
    tag: 'from below',
    alsoWritten: [...sameAs('from below'), "worm's eye", 'worms eye'],
    hints: ['looking up at'],
    fileWords: ['below', 'underneath'],
    hides: hiddenFrom('below'),
  },
];

/** Words for more than one picture in the picture. */
const TWO_PICTURES = [
  'mirror',
  'mirrors',
  'reflection',
  'reflections',
  'multiple views',
  'character sheet',
  'reference sheet',
  'model sheet',
  'turnaround',
  'split screen',
  'split theme',
  'collage',
  'comic',
  '2koma',
  '3koma',
  '4koma',
  'inset',
  'variations',
  'expression chart',
  'comparison',
  'before and after',
  'dual persona',
  'multiple persona',
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
  'looking to the side',
  'twisted torso',
  'turned head',
  'head turned',
  'head turn',
];

const PEOPLE = '(?:girls?|boys?|people|persons|women|men|others)';
const COUNT = '(?:[2-9]|\\d{2,}|6\\+|two|three|four|five|six|several|many|multiple|both)';
const GROUPS =
  'couple|crowd|group|people|everyone|twins|triplets|siblings|sisters|brothers|friends|others|family|hetero|yuri|yaoi|harem|' +
  'threesome|group sex|brother and sister|(?:mother|father) and (?:son|daughter|child)|husband and wife';
const SEVERAL_PEOPLE = new RegExp(`^(?:${COUNT}\\s?${PEOPLE}|${GROUPS})$`);
const ONE_PERSON = /^1(?:girl|boy|woman|man|other)$/;

/** Whether a caption's tags say that more than one person is in the picture. */
export function showsSeveralPeople(caption: Caption): boolean {
  const single = new Set(caption.tags.filter(({ key }) => ONE_PERSON.test(key)).map(({ key }) => key));
  return single.size > 1 || caption.tags.some(({ key }) => SEVERAL_PEOPLE.test(key));
}

const says = (caption: Caption, phrases: readonly string[]) => {
  const text = readText(caption);
  return phrases.some((phrase) => findPhrase(text, phrase));
};

/** Whether a caption says that more than one picture is in the picture: a mirror, several views. */
export function showsTwoPictures(caption: Caption): boolean {
  return says(caption, TWO_PICTURES);
}

/** Whether a caption says why things hidden from a view are seen all the same. */
export function showsHiddenThings(caption: Caption): boolean {
  return says(caption, SHOWS_HIDDEN) || showsTwoPictures(caption) || showsSeveralPeople(caption);
}
