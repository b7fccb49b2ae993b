import { wordsOf } from '../word.ts';

/** How a photograph was taken, and signs written into a picture. */
export const photo = wordsOf('medium', [
  [
    'raw photo',
    'a photograph as it came from the camera',
    { alsoWritten: ['raw photograph'], implies: ['photo (medium)'] },
  ],
  ['candid', 'taken of somebody who does not pose', { alsoWritten: ['candid photo', 'candid shot'] }],
  ['fashion photography', 'photographed to show clothes', { implies: ['photo (medium)'] }],
  ['street photography', 'photographed unposed in public', { implies: ['photo (medium)'] }],
  [
    'flash photography',
    'lit by a flash on the camera',
    { alsoWritten: ['flash photo', 'direct flash', 'on-camera flash'] },
  ],
  [
    'polaroid photo',
    'an instant picture with its white frame',
    { alsoWritten: ['polaroid', 'instant photo'], implies: ['photo (medium)'] },
  ],
  [
    'disposable camera',
    'taken with a cheap camera for a single film',
    { alsoWritten: ['disposable camera photo'], implies: ['film photography'] },
  ],
  [
    '35mm film',
    'taken on the film of small cameras',
    {
      alsoWritten: ['35mm', '35mm photo', '35mm photograph', '35mm film photo'],
      implies: ['film photography'],
    },
  ],
  ['film still', 'a frame of a film', { alsoWritten: ['movie still', 'cinematic still'] }],
  ['cinematic', 'framed, lit and coloured as in a film', { alsoWritten: ['cinematic style'] }],
  ['color grading', 'colours shifted toward a mood', { alsoWritten: ['colour grading', 'color graded'] }],
  ['macro', 'something small from very near', { alsoWritten: ['macro photography', 'macro shot'] }],
  ['long exposure', 'what moves is drawn out into streaks'],
  ['double exposure', 'two pictures laid over each other'],
  ['speech bubble', 'words in an outline, as spoken'],
  ['english text', 'writing in English'],
  ['text focus', 'writing is what the picture is about'],
  ['dated', 'the day of its making is written in the picture'],
  ['twitter username', 'the name of an account is written in the picture'],
]);
