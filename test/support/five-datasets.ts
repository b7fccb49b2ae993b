/**
 * Captions of the five kinds of dataset that every rule is judged on: nothing is wrong with them, so that whatever a
 * rule finds there has to be explained. The same at each run.
 */

const repeat = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index));
/** Takes turns, each list at its own pace, so that the combinations differ. */
const pick = (list: readonly string[], index: number) => list[index % list.length] ?? '';

const article = '1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K';
const withoutEarrings = article.replace('earrings, ', '');

/** a: the article's 42 pictures, by the pictures' names. */
export const likeness: Readonly<Record<string, string>> = Object.fromEntries([
  ...repeat(31, (index) => [`front_${String(index + 1).padStart(2, '0')}`, article].join('|')).map((one) =>
    one.split('|'),
  ),
  ...['left_01', 'left_02', 'left_03', 'left_90', 'right_01', 'right_02', 'right_90'].map((name) => [
    name,
    `${article}, from side`,
  ]),
  ['above_01', `${article}, from above`],
  ['back_01', `${withoutEarrings}, from behind`],
  ['back_02', `${withoutEarrings}, from behind`],
  ['full_body', `${article}, full body`],
]);

const people = [
  '1girl, solo',
  '1girl, solo, solo focus',
  '2girls, multiple girls',
  '1boy, 1girl, hetero',
  '1girl, solo',
  '3girls, multiple girls, 1boy',
  '1boy, male focus, solo',
  '1girl, multiple views',
];
const hair = [
  'long hair, very long hair, blonde hair',
  'black hair, brown hair, long hair, bangs',
  'short hair, short hair with long locks, silver hair, grey hair',
  'multicolored hair, pink hair, blue hair, streaked hair, long hair',
  'twintails, blue hair, aqua hair, hair ribbon, hair bow, hair between eyes',
  'white hair, grey hair, medium hair, ahoge, hair ornament',
  'side braid, braid, orange hair, brown hair, sidelocks',
  'side braids, twin braids, braid, purple hair, blunt bangs',
  'ponytail, red hair, orange hair, hair flower, flower',
];
const eyes = [
  'blue eyes',
  'green eyes, blue eyes, aqua eyes',
  'heterochromia, red eyes, blue eyes',
  'closed eyes',
  'brown eyes, black eyes',
  'purple eyes, pink eyes',
  'yellow eyes, orange eyes, slit pupils',
];
const faces = [
  'smile, open mouth, :d, teeth',
  'closed mouth, blush',
  'parted lips, fang',
  'grin, fangs, sharp teeth',
  'one eye closed, tongue, tongue out',
  'expressionless, mole under eye',
];
const poses = [
  'looking at viewer, hand on own chest, arm up',
  'looking back, from behind, ass, bare shoulders',
  'from side, looking to the side, profile, arms up',
  'hands on own chest, leaning forward, from above, cleavage',
  'clenched hand, fighting stance, dynamic pose, from below',
  'clenched hands, hands up, standing, cowboy shot',
  'sitting, knees up, crossed legs, full body, barefoot',
  'lying, on back, upper body, dutch angle, hand up',
  'walking, holding umbrella, holding cup, outstretched arm, pov',
];
const clothes = [
  'school uniform, serafuku, white shirt, pleated skirt, black thighhighs, zettai ryouiki, neckerchief',
  'dress, white dress, frills, detached sleeves, gloves, white gloves, choker, jewelry, earrings',
  'kimono, japanese clothes, obi, wide sleeves, floral print, sash, geta, tabi',
  'armor, cape, sword, weapon, holding weapon, sheath, pauldrons, gauntlets, breastplate',
  'jacket, open jacket, hood, hoodie, shorts, short shorts, sneakers, socks, backpack, belt',
  'bikini, swimsuit, navel, stomach, thighs, collarbone, wet, water drop, see-through',
  'suit, necktie, formal, glasses, vest, pants, shirt, collared shirt, long sleeves, black footwear',
];
const places = [
  'outdoors, sky, day, cloud, blue sky, tree, petals, cherry blossoms, wind',
  'indoors, window, curtains, bed, pillow, on bed, sunlight, plant',
  'night, night sky, star (sky), moon, city lights, building, reflection',
  'simple background, white background, gradient background, shadow, signature',
  'classroom, desk, chair, chalkboard, school desk, book, bag',
  'forest, grass, rain, flower, water, river, nature, butterfly, bird, fantasy',
];
const titles = [
  'original, highres, absurdres, commentary request',
  'the legend of zelda, the legend of zelda: breath of the wild, princess zelda, pointy ears, highres',
  'love live!, love live! sunshine!!, watanabe you, official alternate costume',
  'hatsune miku, vocaloid, magical mirai (vocaloid), year of the rabbit',
  'kono subarashii sekai ni shukufuku wo!, megumin, traditional media',
  'idolmaster, idolmaster cinderella girls, :o, ^_^, lens flare',
];

/** b: so many pictures of a style, tagged by a machine with 30 and more tags. */
export const styleOf = (count: number): readonly string[] =>
  repeat(count, (index) => {
    const parts = [people, hair, eyes, faces, poses, clothes, places, titles].map((list, nth) =>
      pick(list, index + Math.floor(index / list.length) * nth),
    );
    // A machine writes each tag once.
    return [...new Set(parts.flatMap((part) => part.split(', ')))].join(', ');
  });

/** b: 60 of them. */
export const style = styleOf(60);

const scenes = [
  'A photo of {} standing in a sunlit garden, wearing a red summer dress, with roses blooming in the background.',
  'Close-up portrait of {}, soft studio light, shallow depth of field. She looks straight into the camera and smiles.',
  '{} is walking through a rainy street at night, neon signs reflected on the wet asphalt, seen from behind.',
  'A black and white film photograph of {}, sitting on a wooden bench, her hands folded, lost in thought.',
  "{}'s face in profile against a white wall, hard shadows, high contrast. The image has a minimalist mood.",
  'Medium shot of {} in a cafe, holding a cup of coffee, a stack of books, papers, and a laptop on the table.',
  'In the mountains, {} climbs a rocky path, a backpack on her shoulders, under a clear, deep blue sky.',
  'An overhead shot of {} lying in tall grass, eyes closed, surrounded by yellow, white and purple flowers.',
];

/** c: captions of sentences, as for Flux. @param trigger a word or `[trigger]` */
export const prose = (trigger: string, count = 40): readonly string[] =>
  repeat(count, (index) => {
    const detail = pick(
      ['Grain is visible.', 'The colors are muted and warm.', 'It is late in the afternoon, golden hour.'],
      index,
    );
    return `${pick(scenes, index).replaceAll('{}', trigger)} ${detail}`;
  });

/** d: concept folders of a finetune, the smallest number of pictures times `times`, each with its captions; some have a word of their own, most have none. */
export const finetuneOf = (times: number): Readonly<Record<string, readonly string[]>> => ({
  '3_landscapes': repeat(
    30 * times,
    (index) =>
      `scenery, no humans, ${pick(places, index)}, landscape, ${pick(['mountain', 'lake', 'valley', 'castle'], index)}`,
  ),
  '5_zelda girl': repeat(
    25 * times,
    (index) =>
      `princess zelda, ${pick(people, index)}, ${pick(hair, index)}, ${pick(clothes, index)}, ${pick(poses, index)}`,
  ),
  '1_mecha robot': repeat(
    25 * times,
    (index) =>
      `mecha, robot, ${pick(['gundam', 'science fiction', 'glowing'], index)}, ${pick(poses, index)}, no humans`,
  ),
  '2_portraits': repeat(25 * times, (index) => pick(prose('a woman'), index)),
});

/** d: 105 of them. */
export const finetune = finetuneOf(1);

/** e: made for a trainer that takes one line of several. */
export const manyLinesOf = (count: number): readonly string[] =>
  repeat(count, (index) => {
    return `${article}\na photo of CharacterAI\n${pick(['a portrait', 'a close-up', 'a render'], index)} of a woman, braided hair\n`;
  });

/** e: 20 of them. */
export const manyLines = manyLinesOf(20);
