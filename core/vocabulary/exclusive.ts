import type { Caption } from '../caption/caption.ts';
import { showsCompany } from './views/company.ts';

/** Tags of which a picture of one subject can have one only. */
export interface ExclusiveGroup {
  readonly tags: readonly string[];
  /** Words (anywhere in a tag) with which several of them are right. */
  readonly unless: readonly string[];
  /** They are about how somebody stands or looks, so that one may be about an animal or a doll beside the person. */
  readonly ofAnybody?: true;
  /** Pairs of which a picture may well have both. */
  readonly alike?: readonly (readonly [string, string])[];
  /** The group speaks about how many people there are, so several people are no excuse. */
  readonly counts?: true;
}

const COLOURS = [
  'black',
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
  ['blue', 'green'],
  ['blue', 'grey'],
  ['blue', 'purple'],
  ['blue', 'silver'],
  ['blue', 'white'],
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
  ['purple', 'grey'],
  ['purple', 'silver'],
  ['silver', 'white'],
] as const;

/** What blonde hair may pass for. */
const NEARLY_BLONDE = [
  ['blonde', 'brown'],
  ['blonde', 'orange'],
  ['blonde', 'white'],
  // Strawberry, platinum and ash blonde.
  ['blonde', 'red'],
  ['blonde', 'pink'],
  ['blonde', 'grey'],
  ['blonde', 'silver'],
] as const;

type Shades = readonly (readonly [string, string])[];

const coloursOf = (what: string, colours: readonly string[], shades: Shades) => ({
  tags: colours.map((colour) => `${colour} ${what}`),
  alike: shades.map(([one, other]) => [`${one} ${what}`, `${other} ${what}`] as const),
});

/** A group for each tag of one list with each of another. */
const each = (ones: readonly string[], others: readonly string[], unless: readonly string[] = []) =>
  ones.flatMap((one) => others.map((other): ExclusiveGroup => ({ tags: [one, other], unless })));

const LONG_PARTS = [
  ...[
    'long locks',
    'sidelock',
    'asymmetrical',
    'mullet',
    'wolf cut',
    'rat tail',
    'rattail',
    'long sideburns',
  ],
  ...['undercut', 'extensions', 'wig', 'alternate hair length', 'cutting hair'],
];
const SEVERAL_COLOURS = [
  'multicolored',
  'multicoloured',
  'multi-colo',
  'two-tone',
  'two tone',
  'gradient',
  'rainbow',
];
const SKINS = [
  'two-tone',
  'multicolored',
  'colored skin',
  'patchwork',
  'vitiligo',
  'paint',
  'tanlines',
  'tan lines',
];
const ARMS = ['extra arms', 'multiple arms', 'four arms', 'mechanical arms'];
/** What shows no more than a head. */
const HEADS = ['close-up', 'extreme close-up', 'headshot'];
const FRAMES = ['border', 'frame', 'letterbox', 'pillarbox', 'panel'];
const TWO_BACKGROUNDS = [
  'two-tone',
  'gradient',
  'split',
  'multicolored',
  'striped',
  'checkered',
  'polka',
  ...FRAMES,
];
const girls = ['1girl', '2girls', '3girls', '4girls', '5girls', '6+girls'];
const boys = ['1boy', '2boys', '3boys', '4boys', '5boys', '6+boys'];
const several = [...girls.slice(1), ...boys.slice(1), 'multiple girls', 'multiple boys'];

/** Groups with two or more tags, each pair of which contradicts itself. */
export const exclusiveGroups: readonly ExclusiveGroup[] = [
  { tags: ['from side', 'from behind', 'from front'], unless: [] },
  { tags: ['from above', 'from below'], unless: [] },
  ...each(['eye level'], ['from above', 'from below']),
  { tags: ['straight-on', 'from behind'], unless: [] },
  { tags: girls, unless: [], counts: true },
  { tags: boys, unless: [], counts: true },
  ...each(['solo'], [...several, 'couple', 'group', 'multiple others', '2others', '3others']).map(
    (group): ExclusiveGroup => ({ ...group, counts: true }),
  ),
  ...each(['no humans'], [...girls, ...boys, 'multiple girls', 'multiple boys']).map(
    (group): ExclusiveGroup => ({ ...group, counts: true }),
  ),
  ...each([...HEADS, 'portrait', 'medium close-up', 'medium shot'], ['full body']),
  ...each(['upper body', 'cowboy shot', 'lower body'], ['full body']),
  ...each(['lower body'], ['portrait', 'headshot']),
  ...each([...HEADS, 'medium close-up'], ['wide shot', 'long shot']),
  ...each(['head out of frame'], ['portrait', 'headshot', 'full body']),
  { tags: ['feet out of frame', 'full body'], unless: [] },
  { tags: ['facing viewer', 'facing away'], unless: [], ofAnybody: true },
  ...each(['looking at viewer'], ['looking away', 'looking off camera']).map(
    (group): ExclusiveGroup => ({ ...group, ofAnybody: true }),
  ),
  { tags: ['looking up', 'looking down'], unless: [], ofAnybody: true },
  ...each(['standing'], ['sitting', 'kneeling', 'squatting', 'lying']).map(
    (group): ExclusiveGroup => ({ ...group, ofAnybody: true }),
  ),
  { tags: ['arms at sides', 'arms behind back', 'arms behind head', 'crossed arms'], unless: ARMS },
  ...each(['arms up'], ['arms at sides', 'arms behind back'], ARMS),
  ...each(['legs together'], ['legs apart', 'spread legs']),
  { tags: ['hood up', 'hood down'], unless: [] },
  ...each(['large breasts'], ['flat chest', 'small breasts']),
  { tags: ['flat chest', 'medium breasts'], unless: [] },
  { tags: ['short hair', 'long hair', 'bald'], unless: LONG_PARTS },
  ...each(['short hair'], ['very long hair', 'absurdly long hair'], LONG_PARTS),
  ...each(
    ['very short hair', 'buzz cut', 'pixie cut'],
    ['long hair', 'very long hair', 'absurdly long hair'],
    LONG_PARTS,
  ),
  ...each(['bald'], ['very long hair', 'absurdly long hair'], LONG_PARTS),
  ...each(['bob cut'], ['very long hair', 'absurdly long hair'], LONG_PARTS),
  ...each(['clean-shaven'], ['beard', 'mustache', 'goatee', 'stubble', 'facial hair'], ['fake']),
  {
    tags: ['straight hair', 'curly hair'],
    unless: ['curly ends', 'curled ends', 'curly bangs', 'straight bangs', 'asymmetrical'],
  },
  { tags: ['straight hair', 'afro'], unless: [] },
  {
    ...coloursOf('hair', ['blonde', ...COLOURS], [...NEARLY_BLONDE, ...SHADES]),
    unless: [
      ...SEVERAL_COLOURS,
      ...[
        'streak',
        'striped hair',
        'colored',
        'coloured',
        'highlights',
        'ombre',
        'ombré',
        'balayage',
        'dip dye',
      ],
      ...['dip-dye', 'dyed', 'roots', 'tips', 'split-color', 'bicolor', 'half and half', 'half-and-half'],
      ...['salt and pepper', 'salt-and-pepper', 'strawberry', 'wig'],
    ],
  },
  {
    ...coloursOf('eyes', COLOURS, SHADES),
    unless: [
      ...SEVERAL_COLOURS,
      ...['heterochromia', 'odd eyes', 'mismatched', 'mechanical eye', 'cybernetic eye', 'artificial eye'],
      ...['glowing eye', 'third eye', 'extra eye', 'eyepatch', 'contact lens', 'colored contacts'],
    ],
  },
  { tags: ['closed eyes', 'wide-eyed'], unless: ['third eye', 'extra eyes'] },
  { tags: ['thick eyebrows', 'thin eyebrows'], unless: [] },
  ...each(['dark skin', 'very dark skin'], ['pale skin', 'light skin'], SKINS),
  ...each(['closed mouth'], ['open mouth', ':d'], ['extra mouth']),
  ...each(['expressionless'], ['smile', 'light smile', 'grin', 'smirk', 'laughing'], ['mask']),
  { tags: ['day', 'night'], unless: [] },
  { tags: ['white background', 'black background'], unless: TWO_BACKGROUNDS },
  ...each(['lowres'], ['highres', 'absurdres']),
  { tags: ['general', 'sensitive', 'questionable', 'explicit'], unless: [] },
  ...each(['low quality', 'worst quality'], ['high quality', 'best quality', 'masterpiece']),
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
  if (group.ofAnybody && showsCompany(caption)) return true;
  return caption.tags.some(({ key }) => group.unless.some((word) => key.includes(word)));
}
