import { wordsOf } from '../word.ts';

/** How the picture was made, and in what manner. */
export const medium = wordsOf('medium', [
  [
    'photo (medium)',
    'a photograph',
    {
      alsoWritten: ['photo', 'photograph', 'photography', 'photographic'],
    },
  ],
  [
    'film photography',
    'taken on film, with its grain and colours',
    {
      alsoWritten: ['analog photo', 'analog photography', 'film photo'],
      implies: ['photo (medium)'],
    },
  ],
  ['realistic', 'true to life, though drawn or made'],
  [
    'photorealistic',
    'made, but hardly to be told from a photograph',
    {
      alsoWritten: ['photo-realistic'],
      implies: ['realistic'],
    },
  ],
  [
    '3d',
    'made with 3D graphics',
    {
      alsoWritten: ['3d render', '3d rendering', '3dcg', 'cgi', 'cg render'],
    },
  ],
  ['traditional media', 'made by hand on paper or canvas'],
  ['painting (medium)', 'painted by hand', { implies: ['traditional media'] }],
  [
    'oil painting (medium)',
    'painted with oil colours',
    {
      alsoWritten: ['oil painting', 'oil paint'],
      implies: ['painting (medium)'],
    },
  ],
  [
    'watercolor (medium)',
    'painted with thin water-based colours',
    {
      alsoWritten: ['watercolor', 'watercolour', 'watercolor painting'],
      implies: ['painting (medium)'],
    },
  ],
  ['ink (medium)', 'drawn with ink', { alsoWritten: ['ink drawing'], implies: ['traditional media'] }],
  [
    'graphite (medium)',
    'drawn with a pencil',
    {
      alsoWritten: ['pencil drawing', 'graphite'],
      implies: ['traditional media'],
    },
  ],
  ['colored pencil (medium)', 'drawn with coloured pencils', { implies: ['traditional media'] }],
  ['digital art', 'painted or drawn on a computer', { alsoWritten: ['digital painting', 'digital media'] }],
  ['illustration', 'drawn or painted to go with something'],
  ['concept art', 'a design for a film or a game'],
  ['sketch', 'a quick unfinished drawing'],
  ['lineart', 'lines alone, no areas of colour', { alsoWritten: ['line art'] }],
  ['monochrome', 'shades of one colour'],
  [
    'greyscale',
    'black, white and greys',
    {
      alsoWritten: ['grayscale', 'black and white', 'black-and-white'],
      implies: ['monochrome'],
    },
  ],
  ['sepia', 'the brown tones of old photographs'],
  ['limited palette', 'few colours in all'],
  ['pastel colors', 'soft pale colours'],
  ['muted color', 'colours of little strength', { alsoWritten: ['muted colors', 'desaturated'] }],
  ['colorful', 'many strong colours', { alsoWritten: ['colourful', 'vibrant colors'] }],
  ['high contrast', 'bright and dark far apart'],
  ['film grain', 'the fine noise of film'],
  ['vignetting', 'the corners are darker than the middle', { alsoWritten: ['vignette'] }],
  ['chromatic aberration', 'coloured fringes along edges'],
  ['flat color', 'areas of one colour each, without shading', { alsoWritten: ['flat colors'] }],
  ['cel shading', 'shading in hard steps, as in cartoons', { alsoWritten: ['cel-shaded', 'toon shading'] }],
  ['anime coloring', 'coloured like the frames of an anime'],
  ['anime screenshot', 'a frame of an anime', { alsoWritten: ['anime screencap'] }],
  ['anime', 'drawn in the manner of Japanese animation', { alsoWritten: ['anime style'] }],
  ['toon (style)', 'drawn simply and with exaggeration', { alsoWritten: ['cartoon'] }],
  ['chibi', 'small figures with large heads'],
  ['comic', 'a story in several drawn panels', { alsoWritten: ['manga'] }],
  ['pixel art', 'drawn so coarsely that single pixels count'],
  ['minimalism', 'as little as possible in the picture', { alsoWritten: ['minimalist'] }],
]);
