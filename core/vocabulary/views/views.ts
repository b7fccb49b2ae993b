import { hiddenFrom, wordOf } from '../vocabulary.ts';

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

/** The views that the vocabulary knows, without what a configuration adds. What they hide is looked for when it is asked for. */
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
    get hides() {
      return hiddenFrom('side');
    },
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
    get hides() {
      return hiddenFrom('behind');
    },
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
    get hides() {
      return hiddenFrom('above');
    },
  },
  {
    tag: 'from below',
    alsoWritten: [...sameAs('from below'), "worm's eye", 'worms eye'],
    hints: ['looking up at'],
    fileWords: ['below', 'underneath'],
    get hides() {
      return hiddenFrom('below');
    },
  },
  {
    tag: 'from front',
    alsoWritten: [...sameAs('from front'), ...named('straight-on')],
    hints: [],
    // Most pictures are, and need not say so.
    fileWords: [],
    get hides() {
      return hiddenFrom('front');
    },
  },
];
