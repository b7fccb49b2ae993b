/** What a word of the vocabulary is about. */
export const categories = [
  'people',
  'view',
  'framing',
  'pose',
  'hair',
  'eyes',
  'skin',
  'clothes',
  'jewellery',
  'expression',
  'light',
  'background',
  'medium',
  'quality',
] as const;

export type Category = (typeof categories)[number];

/** From where a picture is taken, seen from the person in it. */
export type Viewpoint = 'front' | 'side' | 'behind' | 'above' | 'below';

/** A tag that people caption with, and what is known of it. */
export interface Word {
  /** As danbooru writes it, blanks for underscores; its own key. */
  readonly tag: string;
  readonly category: Category;
  /** One line that says what is seen in the picture. */
  readonly description: string;
  /** Other words for exactly the same. */
  readonly alsoWritten?: readonly string[];
  /** The tags that a picture with this one always has too; direct ones only. */
  readonly implies?: readonly string[];
  /** What it says something about: not seen where that is not seen. No tag that would be written beside it. */
  readonly tellsOf?: readonly string[];
  /** From where it can be seen at all while the head isn't turned; left out: from everywhere. */
  readonly visibleFrom?: readonly Viewpoint[];
}

/** Of what is in the face or on the front of the body. */
export const notFromBehind: readonly Viewpoint[] = ['front', 'side', 'above', 'below'];

/** Of what is on the back of the head or the body. */
export const notFromFront: readonly Viewpoint[] = ['side', 'behind', 'above', 'below'];

/** A word as the lists have it: tag, description, and what else there is to say. */
type Entry = readonly [
  tag: string,
  description: string,
  more?: Pick<Word, 'alsoWritten' | 'implies' | 'tellsOf' | 'visibleFrom'>,
];

/** Names the category of a list of words once. */
export function wordsOf(category: Category, entries: readonly Entry[]): readonly Word[] {
  return entries.map(([tag, description, more]) => ({ tag, category, description, ...more }));
}
