import type { Caption } from '../../caption/caption.ts';
import { rememberedByTag } from '../../caption/spelling.ts';

const COUNT = '(?:[2-9]|\\d{2,}|6\\+|two|three|four|five|six|several|many|multiple|both)';
const PEOPLE =
  '(?:girls?|boys?|people|persons|women|men|others|characters|guys|ladies|females|males|children|kids|friends)';
const PERSON =
  '(?:(?:an?|the) )?(?:\\p{L}+ )?(?:girl|boy|woman|man|lady|guy|female|male|mother|father|parent|son|daughter|child|baby|brother|' +
  'sister|husband|wife|bride|groom|boyfriend|girlfriend|king|queen|prince|princess|gentleman|teacher|student|friend)';

/** Tags that say that there are more people than one, each in its way. */
const SEVERAL: readonly RegExp[] = [
  new RegExp(`^(?:a )?${COUNT}[\\s-]?(?:\\p{L}+ ){0,2}${PEOPLE}(?: |$)`, 'u'),
  new RegExp(`^${PERSON} (?:and|with|&) ${PERSON}(?: |$)`, 'u'),
  // As a whole tag; `family crest` is something else.
  /^(?:an? )?(?:couple|crowd|group|people|everyone|twins|triplets|siblings|sisters|brothers|friends|others|family|hetero|yuri|yaoi|harem|threesome|group sex|duo|trio|quartet|audience|spectators|bystanders|onlookers|pedestrians|solo focus|holding hands|eye contact|height difference|cuddling|piggyback|lap pillow|heads together|carrying person|princess carry|shoulder carry)$/,
  // Wherever they stand in it.
  /(?:^|[\s-])(?:another(?:'s)?|each other|(?:people|characters?|crowd|others|person) in (?:the )?background|background (?:people|characters?)|crowd of .+|group (?:photo|picture|shot|hug|of .+)|back-to-back|face-to-face|shared (?:umbrella|scarf|bathing|clothes|blanket|food|bed|earphones))(?: |$)/,
  // None of a pillow or of one's own legs.
  /^(?:(?:arm|group|waist|head|mutual|incoming|imminent) )?hug(?:s|ging)?(?: from behind)?$/,
  /^(?:(?:french|imminent|surprise|incoming|after|pocky|cheek|forehead|neck|hand|lip) )?kiss(?:es|ing)?(?: (?:cheek|forehead|hand|neck|hair|lips|from behind))?$/,
];

const ONE_PERSON = /^1(?:girl|boy|woman|man|other)$/;
const FEMALE = /(?:^|\s)(?:1?girl|1?woman|lady|female)$/;
const MALE = /(?:^|\s)(?:1?boy|1?man|guy|male)$/;

/** What a tag says of the people in the picture. */
interface People {
  /** Whether it counts one: `1girl`. */
  readonly isOne: boolean;
  readonly isFemale: boolean;
  readonly isMale: boolean;
  readonly areSeveral: boolean;
}

const NOBODY: People = { isOne: false, isFemale: false, isMale: false, areSeveral: false };

const peopleOf = rememberedByTag(({ key }): People => {
  const people = {
    isOne: ONE_PERSON.test(key),
    isFemale: FEMALE.test(key),
    isMale: MALE.test(key),
    areSeveral: SEVERAL.some((pattern) => pattern.test(key)),
  };
  return Object.values(people).includes(true) ? people : NOBODY;
});

/** Whether a caption's tags say that more than one person is in the picture. */
export function showsSeveralPeople({ tags }: Caption): boolean {
  let [one, isFemale, isMale] = ['', false, false];
  for (const tag of tags) {
    const people = peopleOf(tag);
    if (people === NOBODY) continue;
    const { key } = tag;
    if (people.areSeveral || (people.isOne && one !== '' && one !== key)) return true;
    if (people.isOne) one = key;
    isFemale ||= people.isFemale;
    isMale ||= people.isMale;
  }
  return isFemale && isMale;
}

/** Beings, and things with a face, that may sit and look about beside one person. */
const BEING =
  /(?:^|[\s-])(?:animals?|cats?|kittens?|dogs?|pupp(?:y|ies)|horses?|birds?|rabbits?|fox(?:es)?|wol(?:f|ves)|bears?|snakes?|fish|dragons?|owls?|lions?|tigers?|pets?|creatures?|monsters?|pokemon|robots?|ghosts?|riding|dolls?|plush\p{L}*|stuffed|teddy|toys?|puppets?|mannequins?|statues?|figurines?|posters?|paintings?|pictures?)(?=[\s-]|$)/u;
/** What only looks like one, or comes of one. */
const PART_OF_BEING =
  /(?:ears?|tail|tails|print|girl|boy|costume|hood|hat|ornament|mask|pose|paws?|wings?|horns?|eyes?|mouth|nose|hair|cut|skin|teeth|background|frame)$/;

/** Whether somebody may be in the picture beside the person: an animal, a doll, a face on a poster. */
export function showsCompany({ tags }: Caption): boolean {
  return tags.some(isCompany);
}

const isCompany = rememberedByTag(({ key }) => BEING.test(key) && !PART_OF_BEING.test(key));
