import { wordsOf } from '../word.ts';

/** How much is in the picture, and how it is laid out. */
export const framing = wordsOf('framing', [
  ['close-up', 'one part, most often the face, fills the picture', { alsoWritten: ['closeup', 'close up'] }],
  [
    'extreme close-up',
    'an eye, a mouth or the like fills the picture',
    { alsoWritten: ['extreme closeup', 'extreme close up'], implies: ['close-up'] },
  ],
  ['headshot', 'the head fills the picture down to the neck', { alsoWritten: ['head shot'] }],
  ['portrait', 'head and shoulders, seldom more', { alsoWritten: ['head and shoulders'] }],
  ['medium close-up', 'from the head down to the chest', { alsoWritten: ['medium close up', 'chest up'] }],
  ['medium shot', 'the head, the trunk and the arms', { alsoWritten: ['mid shot'] }],
  ['upper body', 'from the head down to the waist', { alsoWritten: ['waist up'] }],
  ['cowboy shot', 'from the head down to the middle of the thighs'],
  [
    'full body',
    'the whole person from head to toes',
    { alsoWritten: ['full-body', 'full body shot', 'full-body shot'] },
  ],
  ['lower body', 'from the waist down, without the head'],
  ['long shot', 'the whole person, and room around'],
  ['wide shot', 'the person is small, what is around takes most of the picture'],
  ['head out of frame', 'the picture ends below the head or cuts most of it off'],
  ['feet out of frame', 'nearly all of the person, but the picture ends above the feet'],
  ['cropped legs', 'the picture ends somewhere on the legs'],
  ['cropped torso', 'the picture ends somewhere between chest and hips'],
  [
    'depth of field',
    'sharp at one distance only, blurred before or behind it',
    {
      alsoWritten: ['shallow depth of field'],
    },
  ],
  ['blurry foreground', 'what is near the camera is out of focus', { implies: ['blurry'] }],
  ['blurry', 'something in the picture is out of focus', { alsoWritten: ['blurred'] }],
  ['motion blur', 'what moved is smeared along its way'],
  ['border', 'an edge of one colour runs around the picture'],
  ['letterboxed', 'bars of one colour above and below the picture'],
]);
