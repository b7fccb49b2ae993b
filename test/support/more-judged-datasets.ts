/**
 * More datasets as users have them, for rules that the five kinds show seldom: a photographed man with regularization
 * pictures and a training that shuffles, and a drawn character seen from all sides.
 */
import type { Dataset } from '../../core/dataset/dataset.ts';
import { below, type Captions, filesOf } from './caption-files.ts';
import { datasetOf } from './memory.ts';

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? '';
const numbered = (stem: string, count: number, of: (index: number) => string): Captions =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${stem}_${String(index + 1).padStart(2, '0')}`, of(index)]),
  );

const clothes = ['brown jacket', 'white shirt, necktie', 'grey hoodie', 'black coat, scarf', 'blue t-shirt'];
const places = [
  'outdoors, street',
  'indoors, office',
  'outdoors, forest',
  'indoors, kitchen',
  'beach, ocean',
  'car',
];
const framings = ['upper body', 'portrait', 'cowboy shot', 'full body', 'close-up'];
const moods = [
  'smile',
  'serious',
  'looking at viewer',
  'looking away',
  'closed mouth',
  'laughing',
  'talking',
];

const man = (index: number) =>
  `ohwx man, photo, short hair, beard, ${pick(clothes, index)}, ${pick(places, index)}, ${pick(framings, index)}, ${pick(moods, index)}`;
const manBehind = (index: number) =>
  `ohwx man, photo, short hair, ${pick(clothes, index)}, ${pick(places, index)}, from behind`;

const manConfig = `
[dataset]
purpose = "likeness"
trigger = "ohwx man"
class = "man"
[views."from behind"]
files = ["back_*"]
[views."from side"]
files = ["side_*"]
[views."from above"]
files = ["above_*"]
[tags]
unwanted = ["watermark", "signature", "jpeg artifacts", "logo", "text"]
aliases = { "facial hair" = "beard", "tee" = "blue t-shirt", "grey hooded sweatshirt" = "grey hoodie" }
[training.options]
shuffle_caption = true
keep_tokens = 1
[concepts."1_man"]
is_reg = true
`;

const manChanges: Captions = {
  // The trigger.
  front_02: man(1).replace('ohwx man, ', ''),
  front_03: man(2).replace('ohwx man', 'ohwx'),
  front_04: man(3).replace('ohwx man', 'a man'),
  front_05: man(4).replace('ohwx man', 'owhx man'),
  front_06: man(5).replace('ohwx man', 'ohwxman'),
  front_07: man(6).replace('ohwx man', '[name]'),
  front_08: man(7).replace('ohwx man', '[trigger]'),
  front_09: man(8).replace('ohwx man', 'photo of [trigger]'),
  front_10: `photo, short hair, ohwx man, beard, ${pick(clothes, 9)}, indoors, portrait`,
  front_11: `short hair, beard, photo, ${pick(clothes, 10)}, outdoors, ohwx man`,
  front_12: `photo of ohwx man, short hair, beard, ${pick(clothes, 11)}, car`,
  // What the user does not want.
  front_13: `${man(12)}, watermark`,
  front_14: `${man(13)}, signature, logo`,
  front_15: `${man(14)}, Watermark`,
  front_16: `${man(15)}, jpeg_artifacts`,
  front_17: `${man(16)}, text`,
  front_18: `${man(17)}, watermark`,
  // Left over from a prompt.
  front_19: `${man(18)}, <lora:film_grain:0.4>`,
  front_20: `<lora:ohwx:1>, ${man(19)}`,
  front_21: `${man(20)} <lora:add_detail:1>`,
  front_22: `${man(21)}, <lyco:skin:0.5>`,
  front_23: `${man(22)}, <hypernet:x:1>`,
  front_49: `${man(52)}, <lora:eyes:0.3>, <lora:skin:0.3>`,
  front_50: man(53).replace('ohwx man', '[Trigger] man'),
  front_51: man(54).replace('ohwx man', '[name] man'),
  front_52: man(55).replace('ohwx man', 'photo of [name]'),
  front_53: `ohwx man and [trigger], photo, ${pick(clothes, 56)}`,
  front_54: `${man(57)}, watermark, signature`,
  front_55: man(58).replace('beard', 'facial hair, beard'),
  front_56: `${man(59)}, tee`,
  front_57: man(60).replace('photo, ', 'photo, Facial Hair, '),
  front_58: `${man(61)}\r\nnegative prompt: blurry`,
  front_59: `${man(62)}\n${man(62)}`,
  front_60: '\n\n',
  front_61: `\t\n${man(64)}`,
  // Twice.
  front_24: `${man(23)}, beard`,
  front_25: man(24).replace('photo, ', 'photo, short_hair, '),
  front_26: `${man(25)}, Photo`,
  front_27: `${man(26)}, outdoors, outdoors`,
  front_28: `ohwx man, ${man(27)}`,
  // Other names, and two that exclude each other.
  front_29: man(28).replace('beard', 'facial hair'),
  front_30: man(29).replace('beard', 'facial_hair'),
  front_31: man(30).replace(pick(clothes, 30), 'tee'),
  front_32: man(31).replace(pick(clothes, 31), 'grey hooded sweatshirt'),
  front_33: `${man(32)}, tee`,
  front_34: `${man(33)}, indoors, outdoors`,
  front_35: man(34).replace('short hair', 'short hair, long hair'),
  // Lines, blanks, nothing.
  front_36: `${man(35)}\n\nsource: my phone`,
  front_37: `${man(36)}\nbest quality`,
  front_38: `\n${man(37)}`,
  front_39: '   ',
  front_40: undefined,
  front_41: undefined,
  front_42: undefined,
  // Views.
  side_01: man(40),
  side_02: `${man(41)}, from side`,
  side_03: `${man(42)}, profile`,
  side_04: man(43),
  above_01: man(44),
  above_02: `${man(45)}, from above`,
  above_03: man(46),
  above_04: `${man(51)}, from above, looking up`,
  above_05: `${man(53)}, high angle`,
  side_05: `${man(57)}, looking to the side`,
  side_06: `${man(59)}, side view`,
  side_07: man(61),
  back_01: manBehind(1),
  back_02: manBehind(2).replace(', from behind', ''),
  back_03: `${manBehind(3)}, beard`,
  back_04: `${manBehind(4)}, smile`,
  back_05: `${manBehind(5)}, looking back, beard, smile`,
  back_06: `${manBehind(6)}, blue eyes`,
  back_07: `${manBehind(7)}, necktie, glasses`,
  back_08: `${manBehind(8)}, mirror, reflection, beard`,
  back_09: manBehind(9).replace(', from behind', ', back'),
  back_10: manBehind(10).replace('from behind', 'seen from behind'),
  // Nothing is wrong with these.
  front_43: `${man(47)}, text on shirt`,
  front_44: `${man(48)}, short sleeves, long sleeves under short sleeves`,
  front_45: `${man(49)}, 2boys in background, crowd`,
  front_46: `${man(50)}, window, outdoors seen through window`,
  front_47: `${man(51)}, bearded friend, hugging`,
  front_48: `Ohwx Man, photo, short hair, beard, ${pick(clothes, 52)}, portrait`,
};

const classPictures: Captions = {
  reg_01: 'photo of a man, street, jacket',
  reg_02: 'photo of ohwx man, street',
  reg_03: 'ohwx man, portrait, smile',
  reg_04: 'man, portrait, ohwx',
  reg_05: 'a man with a beard, ohwx man style',
  reg_06: 'man, full body, beach, ohwx man',
  reg_07: 'a photo of ohwx_man in a car',
  reg_08: 'photo of a man, forest, coat',
  reg_09: 'an Ohwx Man in a kitchen',
  reg_10: 'man, ohwx man, office, necktie',
  reg_11: 'photo, ohwx man, portrait',
};

const drawn = (view: string, more = '') =>
  `1girl, solo, kurohane, long hair, black hair, school uniform, ${view}${more && `, ${more}`}`;
const settings = [
  'white background',
  'classroom, indoors',
  'outdoors, sky',
  'night, street',
  'library, book',
];
const faces = ['smile, blue eyes', 'closed eyes', 'open mouth, blush', 'blue eyes, parted lips'];

const drawnChanges: Captions = {
  // What is not seen from there.
  hair_01: drawn('from behind', 'blue eyes, standing'),
  hair_02: drawn('from behind', 'smile, outdoors'),
  hair_03: drawn('from behind', 'blush'),
  hair_04: drawn('from behind', 'necklace, open mouth'),
  hair_05: drawn('from behind', 'bangs, walking'),
  hair_06: drawn('from behind', 'cleavage'),
  hair_07: drawn('from behind', 'closed eyes, sleeping, on desk'),
  hair_08: drawn('from behind', 'bowtie, navel'),
  hair_09: drawn('head out of frame', 'blue eyes, hand on hip'),
  hair_10: drawn('from behind', 'facing away, parted lips'),
  // Nothing is wrong with these.
  hair_11: drawn('from behind', 'looking back, blue eyes, smile'),
  hair_12: drawn('from behind', 'looking at viewer, blush'),
  hair_13: drawn('from behind', 'hair bow, ponytail, nape'),
  hair_14: drawn('from behind', 'turning head, open mouth'),
  hair_15: drawn('from behind', 'mirror, blue eyes'),
  hair_16:
    '2girls, kurohane, from behind, long hair, black hair, another girl facing viewer, blue eyes, smile',
  hair_17: drawn('from behind', 'backpack, kneehighs, loafers, pleated skirt'),
  hair_18: drawn('close-up', 'eyes focus, blue eyes, eyelashes'),
  hair_19: drawn('portrait', 'profile, blue eyes'),
  hair_20: drawn('from side', 'blue eyes, one eye visible'),
  hair_21: drawn('multiple views', 'from behind, blue eyes, smile, reference sheet'),
  hair_22: drawn('lower body', 'kneehighs, loafers, head out of frame'),
  // Two that exclude each other.
  pose_01: drawn('full body', 'sitting, standing'),
  pose_02: drawn('upper body', 'short hair'),
  pose_03: drawn('full body', 'close-up'),
  pose_04: drawn('upper body', 'indoors, outdoors'),
  pose_05: drawn('upper body', 'day, night'),
  pose_06: drawn('upper body', '2girls'),
  pose_07: drawn('from above', 'from below'),
  // Words that a typo makes, and some that it does not.
  word_01: '1girl, solo, kurohane, long hiar, black hair, school uniform, upper body',
  word_02: '1girl, solo, kurohane, long hair, black hair, school unifrom, upper body',
  word_03: '1girl, solo, kurohnae, long hair, black hair, school uniform, upper body',
  word_04: '1girl, solo, kurohane, long hair, blak hair, school uniform, upper body',
  word_05: drawn('upper body', 'skirt, shirt, shorts, short hair with long locks'),
  word_06: drawn('upper body', 'hat, cat, bat, bag, hag'),
  // Longer than the model reads.
  long_01: drawn('upper body', Array.from({ length: 24 }, (_, index) => `detail number ${index}`).join(', ')),
  long_02: drawn(
    'full body',
    'pleated skirt, black skirt, white shirt, collared shirt, red bowtie, black jacket, open jacket, long sleeves, black thighhighs, zettai ryouiki, brown footwear, loafers, holding bag, school bag, hair ornament, hairclip, blunt bangs, hime cut, sidelocks, standing, looking at viewer, wind, floating hair, cherry blossoms, petals, outdoors, blue sky, day',
  ),
  long_03: drawn(
    'upper body',
    Array.from(
      { length: 30 },
      (_, index) => `${pick(['ribbon', 'lace', 'frills', 'button', 'pocket'], index)} ${index}`,
    ).join(', '),
  ),
  long_04: drawn(
    'full body',
    'she stands at the window of an old library, the light of the evening falls on the shelves behind her, dust floats in the air, and an open book with a red ribbon lies on the table in front of her beside a cup of tea that has long gone cold, while rain begins to fall on the roofs of the town outside',
  ),
  // As long as it may be.
  long_05: drawn(
    'full body',
    'pleated skirt, white shirt, red bowtie, black jacket, long sleeves, loafers, hairclip, blunt bangs, standing, outdoors, day',
  ),
  // What a captioner left, and what only looks so.
  said_01: `Caption: ${drawn('upper body')}`,
  said_02: `${drawn('upper body')}<|endoftext|>`,
  said_03: `**Tags:** ${drawn('upper body')}`,
  said_04: drawn('upper body', 'speech bubble, sorry, english text'),
};

const drawnConfig = '[dataset]\ntrigger = "kurohane"\n[training]\nmodel = "sd15"\n';

/** By their names in the table. */
export const moreJudgedDatasets: Readonly<Record<string, Dataset>> = {
  'f photographed man': datasetOf(
    filesOf({
      ...below('img/10_ohwx man', { ...numbered('front', 70, man), ...manChanges }),
      ...below('img/1_man', classPictures),
    }),
    { config: manConfig, origin: 'config' },
  ),
  'g drawn character': datasetOf(
    filesOf(
      below('10_kurohane girl', {
        ...numbered('page', 90, (index) =>
          drawn(
            pick(['upper body', 'full body', 'cowboy shot'], index),
            `${pick(faces, index)}, ${pick(settings, index)}`,
          ),
        ),
        ...drawnChanges,
      }),
    ),
    { config: drawnConfig, origin: 'config' },
  ),
};
