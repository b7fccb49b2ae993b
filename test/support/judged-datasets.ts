/**
 * The five kinds of dataset as users have them: large, with the mistakes that people and captioners make, and with
 * captions that look like a mistake and are none. What is found there is judged by hand: `test/fixtures/judged.tsv`.
 */
import type { Dataset } from '../../core/dataset/dataset.ts';
import { below, type Captions, filesOf } from './caption-files.ts';
import { finetuneOf, likeness, manyLinesOf, prose, styleOf } from './five-datasets.ts';
import { grownFolder } from './grown-folder.ts';
import { datasetOf } from './memory.ts';
import { moreJudgedDatasets } from './more-judged-datasets.ts';

const article = '1girl, CharacterAI, dark skin, braided hair, earrings, 3D render, UHD, 4K';
const fromBehind = '1girl, CharacterAI, dark skin, braided hair, 3D render, UHD, 4K, from behind';

const likenessConfig = `
[dataset]
purpose = "likeness"
trigger = "CharacterAI"
class = "woman"
base_caption = "${article}"
[views."from behind"]
files = ["back_*"]
[views."from side"]
files = ["left_*", "right_*"]
[tags]
unwanted = ["watermark"]
aliases = { "braids" = "braided hair" }
[concepts."1_woman"]
is_reg = true
`;

const likenessChanges: Captions = {
  front_02: article.replace('CharacterAI, ', ''),
  front_03: article.replace('CharacterAI', 'CharaterAI'),
  front_04: article.replace('CharacterAI', 'characterai'),
  front_05: article.replace('braided', 'braded'),
  front_06: article.replace('braided hair', 'braided_hair'),
  front_07: article.replace('earrings', 'earring'),
  front_08: `${article}, braided hair`,
  front_09: article.replace('CharacterAI', '[name]'),
  front_10: '',
  front_11: `${article}\nupper body, smile`,
  front_12: `${article}, <lora:detail:0.6>`,
  front_13: `${article}, (smile:1.2)`,
  front_14: undefined,
  front_15: `${article}, watermark`,
  front_16: `Sure! Here is a caption: ${article}`,
  front_17: `${article}, 2girls`,
  front_18: `${article}, from side, from behind`,
  front_19: article.replace('braided hair', 'braids'),
  left_02: article,
  back_01: `${fromBehind}, hoop earrings`,
  // Nothing is wrong with these.
  front_20: `${article}, multicolored hair, black hair, red hair`,
  front_21: `${article}, mirror, from behind`,
  front_22: `${article}, photo on wall, 2girls in photo`,
  front_23: `${article}, black background, white hair ornament, black hair ornament`,
  front_24: `${article}, hair over shoulder, hairband`,
  front_25: `${article}, gold earrings`,
  front_26: `${article}, close-up, looking to the side`,
  front_27: `${article}, backlighting, blurry background`,
  left_03: `${article}, from side, profile, closed eyes`,
  back_02: `${fromBehind}, looking back, earrings, green eyes`,
};

/** Pictures of the class, which no trigger belongs to. */
const regularization: Captions = {
  'img/1_woman/reg_01': 'woman, photo, smile, upper body',
  'img/1_woman/reg_02': 'CharacterAI, woman, photo, smile',
  'img/1_woman/reg_03': 'A photo of a CharacterAI woman in a garden, the sun is low.',
  'img/1_woman/reg_04': 'A photo of a woman in a garden, the character of the place is calm.',
  'img/1_woman/reg_05': 'woman, AI, character, dark skin, earrings',
};

const styleChanges: Captions = {
  img_003: '1girl, solo, long hair, brown hair, from behind, standing, blue eyes, school uniform, outdoors',
  img_017: '1girl, solo, short hair, smile, blush, smile, looking at viewer, white shirt, upper body',
  img_031: '1girl, solo, long_hair, blonde_hair, looking_at_viewer, blue_eyes, white_dress, outdoors',
  img_042: '1girl, solo, long hair, blone hair, blue eyes, upper body, white background',
  img_055: '1girl, solo, from side, from behind, long hair, sitting, window, indoors',
  img_068: '1girl, 2girls, long hair, smile, looking at viewer, upper body',
  img_079: '',
  img_084: "I'm sorry, but I can't assist with describing this image.",
  img_091: '1girl, solo, close-up, full body, long hair, dress',
  img_103: '1girl, solo, long hair, (masterpiece:1.2), best quality, <lora:add_detail:0.5>, smile',
  img_110: undefined,
  img_118: '1girl, solo, long hair, short hair, black hair, smile, upper body',
  img_126: '1girl, solo, sitting, standing, long hair, black hair, chair, indoors',
  img_133: '1girl, solo, long hair, smile, </s>',
  img_140: '1girl, solo, from behind, earrings, short hair, necklace, dress, night, city lights',
  img_147: '1girl, solo, day, night, outdoors, sky, long hair, standing',
  // Nothing is wrong with these.
  img_151: '1girl, solo, from behind, looking back, blue eyes, smile, long hair, outdoors',
  img_152: '1girl, solo, mirror, reflection, from behind, red eyes, closed mouth, long hair',
  img_153: '2girls, multiple girls, from behind, from side, black hair, blonde hair, blue eyes, yuri',
  img_154: '1girl, 1boy, hetero, from behind, hug, blush, brown hair, black hair, short hair, long hair',
  img_155: '1girl, multiple views, from side, from behind, from above, full body, close-up, smile',
  img_156: '1girl, cat, sitting, standing, looking at animal, long hair, indoors, window',
  img_157: '1girl, solo, two-tone hair, black hair, white hair, heterochromia, blue eyes, yellow eyes',
  img_158: '1girl, solo, looking over eyewear, glasses, open mouth, fang, ;d, one eye closed, blue eyes',
  img_159: '1girl, solo, dual persona, 2girls, short hair, long hair, black dress, white dress',
  img_160: '1girl, solo, lying, on stomach, from behind, blue eyes, looking back, bed sheet, indoors',
  img_161: '1girl, solo, sunset, evening, night sky, day, gradient sky, outdoors, silhouette',
  img_162: '1girl, solo, balcony, indoors, outdoors, sky, window, curtains, long hair',
  img_163: '1girl, solo, from behind, hair ornament, hair ribbon, nape, backless dress, back, short hair',
  img_164: '1girl, solo, hair bun, braided bun, long hair, short hair with long locks, sidelocks',
  img_165: '1girl, solo, monochrome, greyscale, red eyes, spot color, long hair',
  img_166: '1girl, solo, yukata, kimono, obi, obijime, fan, paper fan, folding fan, fox mask, mask on head',
  img_167: 'no humans, scenery, shrine, torii, stone stairs, lantern, paper lantern, forest, fog',
  img_168: '1girl, solo, skirt, shirt, shorts, hat, bat, cat ears, bow, bowl, boat, coat',
  img_169: '1girl, solo, head tilt, hand on own head, heart, heart hands, hair over one eye, over shoulder',
  img_170:
    '1girl, chibi, chibi inset, multiple views, smile, closed eyes, open mouth, closed mouth, blue eyes',
  img_171: '1girl, solo, from behind, sitting, water, bathing, back, nape, hair up, steam, wet hair, profile',
  img_172: '1boy, male focus, from behind, glasses, turning head, looking to the side, jacket, city',
  img_173: '1girl, upside-down, lying, on back, hair spread out, open eyes, blue eyes, from above, close-up',
  img_174: '1girl, solo, full body, feet out of frame, standing, standing on one leg, looking down, dress',
  img_175: '1girl, solo, black hair, brown hair, colored inner hair, blue hair, ponytail, hair down',
  img_176: '1girl, 1other, faceless, ambiguous gender, from behind, carrying, princess carry, smile',
  img_177: '1girl, solo, school swimsuit, one-piece swimsuit, swimsuit under clothes, open shirt, skirt',
  img_178: '1girl, 1girl of two, comic, 2koma, 4koma, speech bubble, from side, from behind, monochrome',
  img_179: '1girl, solo, sleeping, closed eyes, zzz, blanket, on side, from side, pillow, night, window',
  img_180: '1girl, solo, wide shot, scenery, from behind, umbrella, rain, back, long hair, blurry, day',
  img_181: '1girl, holding phone, selfie, mirror selfie, from behind, reflection, green eyes, crop top',
  img_182: '1girl, solo, black eyes, brown eyes, black gloves, white gloves, mismatched gloves, hat',
  img_183: '1girl, solo, smile, ;), :3, :d, ^^^, parted lips, sweatdrop, blush stickers, wavy mouth',
  img_184: '1girl, tail, cat tail, cat girl, extra ears, from behind, ass, looking at viewer, panties',
  img_185: '1girl, solo, poster (object), photo (object), from behind, mouth, lips, window, indoors',
};

const scene = 'A photo of [trigger] in a quiet street, the lamps are lit and it has just rained.';
const proseChanges: Captions = {
  photo_011: "I'm sorry, but I can't identify people in images.",
  photo_023: `Here is a detailed description of the image: ${scene}`,
  photo_034: scene.replace('quiet street', '**quiet street**'),
  photo_045: `${scene}<|im_end|>`,
  photo_056: `${scene}\n\nShe holds an umbrella, and the windows behind her are dark.`,
  photo_067: '',
  photo_078: undefined,
  photo_089: `${scene} Let me know if you need more details.`,
  photo_098: 'As an AI language model, I cannot see the image, but I can write a caption for it.',
  // Nothing is wrong with these.
  photo_100: 'A photo of [trigger] holding a sign that says "I\'m sorry, I can\'t help you", in heavy rain.',
  photo_101:
    'A photo of [trigger] from behind, her earrings and blue eyes are seen in the mirror before her.',
  photo_102:
    'A close-up of [trigger], full body visible in the window, half in shadow. #nofilter is printed on it.',
  photo_103: 'A photo of [trigger] beside a poster that asks: "Caption: who is this?" It is late.',
  photo_104: 'A portrait of [trigger] (1:1 crop), soft light, 85mm lens at f/1.8, and very little make-up.',
  photo_105: 'A photo of [trigger], who is sorry to leave: she cannot help looking back at the house.',
  photo_106: 'Here is a garden, and here is [trigger] in it, cutting roses * and daisies * for the table.',
};

const withTrigger = 'A photo of ohwx in a quiet street, the lamps are lit and it has just rained.';
const declaredChanges: Captions = {
  photo_005: withTrigger.replace('ohwx', 'a woman'),
  photo_015: withTrigger.replace('ohwx', 'ohxw'),
  photo_025: withTrigger.replace('ohwx', '[trigger]'),
  photo_035: withTrigger.replace('ohwx', 'ohwxx'),
  photo_045: `Caption: ${withTrigger}`,
  photo_055: 'The image you provided shows ohwx in a quiet street, and the lamps are lit.',
  // Nothing is wrong with these.
  photo_065: withTrigger.replace('ohwx', "ohwx's sister, and ohwx herself,"),
  photo_075: withTrigger.replace('ohwx', 'Ohwx'),
  photo_085: 'A painting of ohwx; the watermark of the paper is visible in the light of the lamp.',
};

const finetuneChanges: Captions = {
  '3_landscapes/7': 'scenery, no humans, outdoors, sky, montain, landscape, lake',
  '3_landscapes/19': '',
  '3_landscapes/28': undefined,
  '5_zelda girl/4': 'princess zelda, 1girl, solo, from behind, blue eyes, blonde hair, standing',
  '5_zelda girl/14': 'princess zleda, 1girl, solo, blonde hair, blue eyes, dress, standing',
  '5_zelda girl/24': 'princess zelda, 1girl, solo, blonde hair, dress, blonde hair, castle',
  '5_zelda girl/34': '1girl, solo, blonde hair, blue eyes, dress, standing',
  '1_mecha robot/9': 'mecha, robot, science fiction, no humans, glowing, <lora:mecha:0.8>',
  '2_portraits/6':
    'Certainly! A black and white film photograph of a woman on a wooden bench, her hands folded.',
  '2_portraits/16': 'A photo of a woman in a cafe, a cup of coffee before her.\nThe light is warm.',
  // Nothing is wrong with these.
  '3_landscapes/40': 'scenery, no humans, day, night, split theme, landscape, lake, moon, sun',
  '5_zelda girl/44': 'princess zelda, link, 1girl, 1boy, from behind, blue eyes, pointy ears, blonde hair',
  '1_mecha robot/29': 'mecha, robot, no humans, from behind, glowing eyes, looking back, open mouth',
  '1_mecha robot/39': 'mecha, v-fin, machine, missile, mech, mechs, robots, cannon, gatling gun, jet, jets',
  '2_portraits/26': 'portrait, woman, film grain',
};

const linesChanges: Captions = {
  a_007: 'a photo of CharacterAI, braided hair\n\n',
  a_013: '\na photo of CharacterAI, braided hair',
};

/** A dataset that is judged, by its name in the table. */
export const judgedDatasets: Readonly<Record<string, Dataset>> = {
  'a likeness': datasetOf(
    filesOf({
      ...below('img/10_CharacterAI woman', { ...likeness, ...likenessChanges }),
      ...regularization,
    }),
    { config: likenessConfig, origin: 'config' },
  ),
  'b style': inFolder('2_paintstyle style', numbered('img', styleOf(300), styleChanges)),
  'c prose': inFolder('flux', numbered('photo', prose('[trigger]', 120), proseChanges), ''),
  'c prose, declared': inFolder(
    'flux',
    numbered('photo', prose('ohwx', 120), declaredChanges),
    '[dataset]\ntrigger = "ohwx"\n',
  ),
  'd finetune': datasetOf(filesOf(inFolders(finetuneOf(10), finetuneChanges))),
  'e lines': inFolder('dataset', numbered('a', manyLinesOf(60), linesChanges), ''),
  ...moreJudgedDatasets,
  'h grown folder': grownFolder(),
};

/** `img_001` …, with some of them changed. */
function numbered(stem: string, captions: readonly string[], changes: Captions): Captions {
  const all = captions.map((text, index) => [`${stem}_${String(index + 1).padStart(3, '0')}`, text]);
  return { ...Object.fromEntries(all), ...changes };
}

function inFolders(folders: Readonly<Record<string, readonly string[]>>, changes: Captions): Captions {
  const all = Object.entries(folders).flatMap(([folder, captions]) =>
    captions.map((text, index) => [`${folder}/${index}`, text] as const),
  );
  return { ...Object.fromEntries(all), ...changes };
}

function inFolder(folder: string, captions: Captions, config?: string): Dataset {
  return datasetOf(
    filesOf(below(folder, captions)),
    config === undefined ? {} : { config, origin: 'config' },
  );
}
