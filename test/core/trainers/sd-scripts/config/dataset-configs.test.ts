// Dataset configs: errors at their place, and what the trainer does otherwise than it looks like.
import { describe, expect, it } from 'vitest';
import { fixedIn, flawsIn, placesIn } from './flaws.ts';

const subset = '[[datasets.subsets]]\nimage_dir = "/x"\n';
const places = (text: string) => placesIn('dataset.toml', text);

describe('what the schema takes, and the trainer stops over later', () => {
  const whole = (general: string, subsetLine = '') =>
    `[general]\nresolution = 512\nenable_bucket = true\ncaption_extension = ".txt"\n${general}\n[[datasets]]\n${subset}${subsetLine}`;

  it.each([
    ['batch_size = 0', ['warning «0»']],
    ['batch_size = 4', []],
    ['bucket_reso_steps = 30', ['warning «30»']],
    ['bucket_reso_steps = 32', []],
    ['caption_dropout_rate = 5', ['warning «5»']],
    ['caption_dropout_rate = 1', []],
    ['caption_tag_dropout_rate = 1.5', ['warning «1.5»']],
  ])('%s', (line, expected) => expect(places(whole(line))).toEqual(expected));

  it('is found in subsets', () => {
    expect(places(whole('', 'caption_dropout_rate = 10\n'))).toEqual(['warning «10»']);
  });
});

describe('a table under another name', () => {
  it('is told with its own', () => {
    expect(flawsIn('dataset.toml', `[[datasets]]\n${subset}[[datasets.subset]]\n`)).toEqual([
      'error «datasets.subset» The trainer does not know the key "subset" here, and stops. Did you mean "subsets"?',
    ]);
  });
});

it('a broken JSON file of one line is one all the same', () => {
  expect(placesIn('data.json', '{"datasets":[{"subsets":[{"num_repeats":1,}]}]}')).toEqual(['error «}]}]}»']);
});

describe('an error', () => {
  it('says what the trainer takes', () => {
    expect(
      flawsIn(
        'dataset.toml',
        `[general]\nresolutoin = 512\nkeep_tokens = "1"\n[[datasets]]\n${subset}is_reg = 1\n`,
      ),
    ).toEqual([
      'error «resolutoin» The trainer does not know the key "resolutoin" here, and stops. Did you mean "resolution"?',
      'error «"1"» The trainer takes a whole number for "keep_tokens", and stops over "1".',
      'error «1» The trainer takes true or false for "is_reg", and stops over 1.',
    ]);
  });

  it('says where a key belongs', () => {
    expect(
      flawsIn(
        'dataset.toml',
        `[general]\nis_reg = true\n[[datasets]]\nimage_dir = "/x"\n${subset}batch_size = 2\n`,
      ),
    ).toEqual([
      'error «is_reg» The trainer takes the key "is_reg" in [[datasets.subsets]] only, and stops.',
      'error «image_dir» The trainer takes the key "image_dir" in [[datasets.subsets]] only, and stops.',
      'error «batch_size» The trainer takes the key "batch_size" in [general], [[datasets]] only, and stops.',
    ]);
  });

  it.each([
    [`[[datasets]]\n[[datasets.subsets]]\nnum_repeats = 2\n`, ['error «datasets.subsets»']],
    [`[[datasets]]\n${subset}[[datasets.subsets]]\nmetadata_file = "/m"\n`, ['error «metadata_file»']],
    ['[datasets]\nx = 1\n', ['error «datasets»']],
    ['general = 1\n[[datasets]]\nsubsets = [{ image_dir = "/x" }]\n', ['error «1»']],
    [`[[datasets]]\nsubsets = [{ num_repeats = 2 }]\n`, ['error «{»']],
    [`[[datasets]]\n${subset}caption_prefix = [1, "a"]\n`, ['error «[1, "a"]»', 'error «[1, "a"]»']],
    [`[[datasets]]\n${subset}num_repeats = 0x10\n`, ['error «0x10»']],
    [`[[datasets]]\nimage_dir = \n`, ['error «= »']],
  ])('%j', (text, expected) => expect(places(text)).toEqual(expected));

  it.each([
    [
      '[general]\nresolution = "512,768"\nkeep_tokens = "1"\n',
      '[general]\nresolution = [512, 768]\nkeep_tokens = 1\n',
    ],
    [
      '[general]\nresolution = 512.0\ntrain_batch_size = 1\n',
      '[general]\nresolution = 512\nbatch_size = 1\n',
    ],
    [
      '[general]\nenable_bucket = 1\nvalidation_split = 0\n',
      '[general]\nenable_bucket = true\nvalidation_split = 0.0\n',
    ],
    ['[general]\nface_crop_aug_range = [2, 4]\n', '[general]\nface_crop_aug_range = [2.0, 4.0]\n'],
  ])('%j becomes %j', (head, fixed) => {
    const tail = `[[datasets]]\n${subset}`;
    expect(fixedIn('dataset.toml', head + tail)).toBe(fixed + tail);
    expect(places(fixed + tail)).toEqual([]);
  });

  it('stands at its place in JSON', () => {
    const text =
      '{"general": {"foo": 1}, "datasets": [{"subsets": [{"image_dir": "/x", "num_repeats": 1.0}]}]}';
    expect(placesIn('dataset.json', text)).toEqual(['error «"foo"»', 'error «1.0»']);
  });

  it('is a backslash that begins no escape, with a way out', () => {
    const text = `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "C:\\Users\\a"\n`;
    expect(places(text)[0]).toMatch(/^error/);
    expect(fixedIn('dataset.toml', text)).toBe(text.replaceAll('"', "'"));
    expect(places(fixedIn('dataset.toml', text))).toEqual([]);
  });

  it('is a byte order mark', async () => {
    const { configs } = await import('../../../../../core/trainers/sd-scripts/config/index.ts');
    const read = configs.read({ name: 'dataset.toml', text: `[[datasets]]\n${subset}`, bom: true }, {});
    expect(read?.flaws.map(({ severity }) => severity)).toEqual(['error']);
  });
});

describe('a warning', () => {
  it.each([
    ['', ['warning «»']],
    ['[general]\nresolution = 512\n', ['warning «»']],
    ['[[datasets]]\nresolution = 512\n', ['warning «datasets»']],
    [`[[datasets]]\nsubsets = []\n`, ['warning «[]»']],
    [`[[datasets]]\nresize_interpolation = "lancos"\n${subset}`, ['warning «"lancos"»']],
    [`[[datasets]]\n${subset}num_repeats = 0\n`, ['warning «0»']],
    [`[[datasets]]\n${subset}${subset}`, ['warning «"/x"»']],
    [
      `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "/img/10_alice woman/"\n`,
      ['warning «"/img/10_alice woman/"»'],
    ],
    [`[[datasets]]\n${subset}caption_extension = ""\n`, ['warning «""»']],
    [`[[datasets]]\n[[datasets.subsets]]\nimage_dir = "D:\\train\\new"\n`, ['warning «"D:\\train\\new"»']],
    [
      `[general]\nresolution = 1280\nenable_bucket = true\nmax_bucket_reso = 1024\n[[datasets]]\n${subset}`,
      ['warning «1280»'],
    ],
    [
      `[general]\nresolution = [128, 512]\nenable_bucket = true\nmin_bucket_reso = 256\n[[datasets]]\n${subset}`,
      ['warning «[128, 512]»'],
    ],
    [`[[datasets]]\nvalidation_split = 0.1\n${subset}`, ['warning «0.1»']],
    [`[[datasets]]\nvalidation_split = 1.5\nvalidation_seed = 1\n${subset}`, ['warning «1.5»']],
    [
      `[[datasets]]\nvalidation_split = 0.1\nvalidation_seed = 1\ncache_info = true\n${subset}`,
      ['warning «0.1»'],
    ],
    [
      `[[datasets]]\nvalidation_split = 0.1\nvalidation_seed = 1\n[[datasets.subsets]]\nmetadata_file = "/m"\n`,
      ['warning «0.1»'],
    ],
  ])('%j', (text, expected) => expect(places(text)).toEqual(expected));

  it('is not about what the training says', () => {
    const text = `[general]\nresolution = 1280\n[[datasets]]\n[[datasets.subsets]]\nimage_dir = "/10_a"\n`;
    const training = { enable_bucket: true, max_bucket_reso: 2048, dataset_repeats: 10 };
    expect(flawsIn('dataset.toml', text, { isMeant: true, training })).toEqual([]);
    expect(placesIn('dataset.toml', text, { isMeant: true, training: { enable_bucket: true } })).toEqual([
      'warning «1280»',
      'warning «"/10_a"»',
    ]);
  });
});

it.each([
  `[general]\nresolution = [768, 768]\ncaption_extension = ".txt"\nenable_bucket = true\n[[datasets]]\nbatch_size = 2\n${subset}class_tokens = "girl"\nnum_repeats = 10\n`,
  `[[datasets]]\nresolution = 512\n${subset}[[datasets]]\nresolution = 768\n${subset}`,
  `[[datasets]]\n[[datasets.subsets]]\nimage_dir = 'C:\\train\\10_a'\nnum_repeats = 10\n`,
  `[[datasets]]\n[[datasets.subsets]]\nimage_dir = "/img/1_alice"\n`,
])('nothing is found in %j', (text) => expect(flawsIn('dataset.toml', text)).toEqual([]));
