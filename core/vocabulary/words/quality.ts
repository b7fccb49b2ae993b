import { wordsOf } from '../word.ts';

/** How good and how large the picture is, and what mars it. */
export const quality = wordsOf('quality', [
  ['masterpiece', 'rated as the very best'],
  ['best quality', 'rated among the best'],
  ['high quality', 'rated well', { alsoWritten: ['good quality'] }],
  ['normal quality', 'rated as neither good nor bad', { alsoWritten: ['average quality'] }],
  ['low quality', 'rated badly', { alsoWritten: ['bad quality'] }],
  ['worst quality', 'rated among the worst'],
  ['absurdres', 'at least 3200 pixels wide or 2400 high', { implies: ['highres'] }],
  [
    'highres',
    'at least 1600 pixels wide or 1200 high',
    { alsoWritten: ['high res', 'high resolution', 'hires'] },
  ],
  ['lowres', 'no more than 500 pixels on either side', { alsoWritten: ['low res', 'low resolution'] }],
  ['4k', 'about 4000 pixels wide'],
  ['8k', 'about 8000 pixels wide'],
  ['hd', 'at least 1280 × 720 pixels'],
  ['uhd', 'at least 3840 × 2160 pixels', { alsoWritten: ['ultra hd', 'ultra-hd'] }],
  ['hdr', 'detail in the brightest and the darkest parts alike', { alsoWritten: ['high dynamic range'] }],
  ['sharp focus', 'the subject is crisp'],
  [
    'highly detailed',
    'fine detail everywhere',
    { alsoWritten: ['very detailed', 'ultra detailed', 'intricate details'] },
  ],
  ['jpeg artifacts', 'blocks and noise from strong compression', { alsoWritten: ['compression artifacts'] }],
  ['noise', 'grain of a sensor in little light', { alsoWritten: ['image noise'] }],
  ['overexposure', 'bright parts have lost their detail', { alsoWritten: ['overexposed'] }],
  ['underexposure', 'dark parts have lost their detail', { alsoWritten: ['underexposed'] }],
  ['watermark', 'a name or sign laid over the picture'],
  ['signature', 'the name of the one who made it'],
  ['artist name', 'the name of the maker is written in the picture'],
]);
