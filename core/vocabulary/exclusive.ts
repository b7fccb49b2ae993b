import type { Caption } from '../caption/caption.ts';

/** Tags of which a picture of one subject can have one only. */
export interface ExclusiveGroup {
  readonly tags: readonly string[];
  /** Words (anywhere in a tag) with which several of them are right. */
  readonly unless: readonly string[];
  /** Pairs of which a picture may well have both. */
  readonly alike?: readonly (readonly [string, string])[];
  /** The group speaks about how many people there are, so several people are no excuse. */
  readonly counts?: true;
}

const COLOURS = [
  'black',
  'blonde',
  'blue',
  'brown',
  'green',
  'grey',
  'orange',
  'pink',
  'purple',
  'red',
  'silver',
  'white',
];

/** Shades that meet: brown hair in the shadow is black, and taggers give both. */
const SHADES = [
  ['black', 'brown'],
  ['black', 'blue'],
  ['black', 'grey'],
  ['black', 'purple'],
  ['blonde', 'brown'],
  ['blonde', 'orange'],
  ['blonde', 'white'],
  ['blue', 'green'],
  ['blue', 'grey'],
  ['blue', 'purple'],
  ['blue', 'silver'],
  ['brown', 'green'],
  ['brown', 'grey'],
  ['brown', 'orange'],
  ['brown', 'red'],
  ['grey', 'silver'],
  ['grey', 'white'],
  ['grey', 'green'],
  ['orange', 'red'],
  ['pink', 'purple'],
  ['pink', 'red'],
  ['purple', 'red'],
  ['silver', 'white'],
] as const;

const coloursOf = (what: 'hair' | 'eyes') => ({
  tags: COLOURS.map((colour) => `${colour} ${what}`),
  alike: SHADES.map(([one, other]) => [`${one} ${what}`, `${other} ${what}`] as const),
});

const girls = ['1girl', '2girls', '3girls', '4girls', '5girls', '6+girls'];
const boys = ['1boy', '2boys', '3boys', '4boys', '5boys', '6+boys'];
const several = [...girls.slice(1), ...boys.slice(1), 'multiple girls', 'multiple boys'];

/** Groups with two or more tags, each pair of which contradicts itself. */
export const exclusiveGroups: readonly ExclusiveGroup[] = [
  { tags: ['from side', 'from behind', 'from front'], unless: [] },
  { tags: ['from above', 'from below'], unless: [] },
  { tags: ['straight-on', 'from behind'], unless: [] },
  { tags: girls, unless: [], counts: true },
  { tags: boys, unless: [], counts: true },
  ...several.map((tag): ExclusiveGroup => ({ tags: ['solo', tag], unless: [], counts: true })),
  { tags: ['close-up', 'full body'], unless: [] },
  { tags: ['portrait', 'full body'], unless: [] },
  { tags: ['upper body', 'full body'], unless: [] },
  { tags: ['short hair', 'long hair', 'bald'], unless: ['long locks', 'sidelocks', 'undercut'] },
  { tags: ['short hair', 'very long hair'], unless: ['long locks', 'sidelocks', 'undercut'] },
  { tags: ['straight hair', 'curly hair'], unless: [] },
  {
    ...coloursOf('hair'),
    unless: [
      'multicolored',
      'multicoloured',
      'two-tone',
      'gradient',
      'streaked',
      'colored',
      'coloured',
      'highlights',
      'ombre',
      'split-color',
      'roots',
      'dyed',
      'tips',
    ],
  },
  {
    ...coloursOf('eyes'),
    unless: [
      'heterochromia',
      'multicolored',
      'multicoloured',
      'two-tone',
      'gradient',
      'odd eyes',
      'mismatched',
    ],
  },
  { tags: ['open mouth', 'closed mouth'], unless: [] },
  { tags: ['day', 'night'], unless: [] },
];

const groupsByTag = new Map<string, ExclusiveGroup[]>();
for (const group of exclusiveGroups) {
  for (const tag of group.tags) groupsByTag.set(tag, [...(groupsByTag.get(tag) ?? []), group]);
}

/** The groups that a tag (its key) is in. */
export function groupsOf(tag: string): readonly ExclusiveGroup[] {
  return groupsByTag.get(tag) ?? [];
}

/** Whether two tags of a group exclude each other. */
export function areExclusive(group: ExclusiveGroup, a: string, b: string): boolean {
  return a !== b && !group.alike?.some((pair) => pair.includes(a) && pair.includes(b));
}

/** Whether a caption says why several tags of a group are right together. */
export function isExcused(caption: Caption, group: ExclusiveGroup): boolean {
  return caption.tags.some(({ key }) => group.unless.some((word) => key.includes(word)));
}
