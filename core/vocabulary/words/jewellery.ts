import { notFromBehind, wordsOf } from '../word.ts';

/** Jewellery and piercings. */
export const jewellery = wordsOf('jewellery', [
  ['jewelry', 'ornaments of metal, stones or pearls', { alsoWritten: ['jewellery'] }],
  [
    'earrings',
    'ornaments on the ears',
    {
      alsoWritten: ['earring'],
      implies: ['jewelry'],
      visibleFrom: notFromBehind,
    },
  ],
  ['single earring', 'an ornament on one ear only', { implies: ['earrings'] }],
  ['hoop earrings', 'earrings in the form of rings', { alsoWritten: ['hoops'], implies: ['earrings'] }],
  ['stud earrings', 'earrings that are a small point on the lobe', { implies: ['earrings'] }],
  ['pearl earrings', 'earrings with pearls', { implies: ['earrings'] }],
  ['gold earrings', 'earrings of gold', { alsoWritten: ['golden earrings'], implies: ['earrings'] }],
  ['necklace', 'a chain or string of ornaments around the neck', { implies: ['jewelry'] }],
  ['pearl necklace', 'a string of pearls around the neck', { implies: ['necklace'] }],
  ['gold necklace', 'a necklace of gold', { implies: ['necklace'] }],
  ['pendant', 'an ornament that hangs from a necklace', { implies: ['jewelry'], visibleFrom: notFromBehind }],
  ['bracelet', 'an ornament around the wrist', { implies: ['jewelry'] }],
  ['bangle', 'a stiff ring around the wrist', { implies: ['bracelet'] }],
  ['anklet', 'an ornament around the ankle', { implies: ['jewelry'] }],
  ['ring', 'an ornament around a finger', { implies: ['jewelry'] }],
  [
    'wedding ring',
    'the plain ring of a married person',
    { alsoWritten: ['wedding band'], implies: ['ring'] },
  ],
  ['brooch', 'an ornament pinned to the clothes', { implies: ['jewelry'], visibleFrom: notFromBehind }],
  ['tiara', 'a small crown worn at the front of the hair'],
  ['crown', 'the head ornament of a king or queen'],
  ['piercing', 'an ornament through the skin', { alsoWritten: ['piercings'] }],
  ['ear piercing', 'an ornament through the ear, beyond a plain earring', { implies: ['piercing'] }],
  ['nose piercing', 'an ornament through the nose', { implies: ['piercing'], tellsOf: ['nose'] }],
  ['nose ring', 'a ring through the nose', { implies: ['nose piercing'] }],
  ['lip piercing', 'an ornament through a lip', { implies: ['piercing'], tellsOf: ['lips'] }],
  ['navel piercing', 'an ornament at the belly button', { implies: ['piercing', 'navel'] }],
]);
