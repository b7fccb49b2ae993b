import { wordsOf } from '../word.ts';

/** Where the camera stands, and where the person looks. */
export const view = wordsOf('view', [
  ['from front', 'taken from in front of the person', { alsoWritten: ['from the front', 'front view'] }],
  [
    'from side',
    'taken from the left or the right of the person',
    {
      alsoWritten: ['from the side', 'side view', 'sideview'],
    },
  ],
  [
    'from behind',
    'taken from the back of the person',
    {
      alsoWritten: [
        'from the back',
        'from back',
        'from the rear',
        'from rear',
        'back view',
        'rear view',
        'rearview',
      ],
    },
  ],
  [
    'from above',
    'taken from higher up, looking down on the person',
    {
      alsoWritten: ['high angle', 'high-angle shot'],
    },
  ],
  [
    'from below',
    'taken from lower down, looking up at the person',
    {
      alsoWritten: ['low angle', 'low-angle shot', 'from underneath'],
    },
  ],
  [
    'eye level',
    'the camera is as high as the eyes',
    { alsoWritten: ['eye-level', 'eye-level shot', 'eye level shot'] },
  ],
  ['straight-on', 'person and camera face each other squarely', { alsoWritten: ['straight on', 'head-on'] }],
  [
    'three quarter view',
    'halfway between the front and the side',
    {
      alsoWritten: ['three-quarter view', 'three quarters view', '3/4 view'],
    },
  ],
  ['profile', 'the face exactly from the side', { alsoWritten: ['side profile', 'in profile'] }],
  [
    "bird's-eye view",
    'from high in the air, straight or nearly straight down',
    {
      alsoWritten: ["bird's eye view", 'birds eye view'],
      implies: ['from above'],
    },
  ],
  [
    'pov',
    'through the eyes of someone who takes part',
    { alsoWritten: ['first-person view', 'point of view'] },
  ],
  ['dutch angle', 'the camera is tilted, so that the horizon slants', { alsoWritten: ['tilted angle'] }],
  ['fisheye', 'a very wide lens bends straight lines outward', { alsoWritten: ['fisheye lens'] }],
  [
    'wide angle',
    'a lens that takes in much',
    { alsoWritten: ['wide-angle', 'wide angle lens', 'wide-angle lens'] },
  ],
  ['telephoto', 'a long lens that draws things together', { alsoWritten: ['telephoto lens'] }],
  ['foreshortening', 'parts close to the camera look much larger than the rest'],
  ['upside-down', 'head below feet, or the whole picture turned over', { alsoWritten: ['upside down'] }],
  ['facing viewer', 'the face is turned to the camera, wherever the eyes look'],
  ['facing away', 'the face is turned away from the camera'],
  [
    'looking at viewer',
    'the eyes look into the camera',
    {
      alsoWritten: ['looking at the viewer', 'looking at camera', 'looking at the camera'],
    },
  ],
  ['looking back', 'the head is turned to look over the shoulder'],
  ['looking away', 'the eyes look elsewhere than at the camera or at what is near'],
  ['looking off camera', 'the eyes look past the camera', { alsoWritten: ['looking off-camera'] }],
  ['looking to the side', 'the eyes look to the left or the right'],
  ['looking up', 'the eyes look upward'],
  ['looking down', 'the eyes look downward'],
  ['looking at another', 'the eyes look at someone else in the picture'],
  ['eye contact', 'two people look each other in the eyes', { implies: ['looking at another'] }],
  ['sideways glance', 'the eyes look aside while the head does not turn'],
  ['selfie', 'taken by the person in it, at arm length or in a mirror'],
  ['mirror selfie', 'taken of oneself in a mirror', { implies: ['selfie', 'mirror'] }],
  ['multiple views', 'the same person several times in one picture'],
  [
    'reference sheet',
    'a design shown from several sides, with details',
    {
      alsoWritten: ['character sheet', 'model sheet'],
    },
  ],
]);
