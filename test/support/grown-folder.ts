/** A folder of pictures that grew over the years: what its names and headers say is judged by hand, as captions are. */
import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import type { ImageFile } from '../../core/dataset/files.ts';
import type { ImageFacts } from '../../core/image/facts.ts';
import { below, filesOf } from './caption-files.ts';
import { datasetOf } from './memory.ts';

const pick = (list: readonly string[], index: number) => list[index % list.length] ?? '';
const scan = (width: number, height: number, more: Partial<ImageFacts> = {}): ImageFacts =>
  ({ state: 'readable', width, height, format: 'png', ...more }) as ImageFacts;

/** What stands in the headers of some pictures of the grown folders. */
const headers: Readonly<Record<string, ImageFacts>> = {
  '5_cat/small_1.png': scan(256, 256),
  '5_cat/small_2.png': scan(320, 480),
  '5_cat/small_3.png': scan(500, 333),
  '5_cat/small_4.png': scan(150, 200),
  '5_cat/small_5.png': scan(400, 400),
  '5_cat/small_6.png': scan(480, 360),
  '5_cat/small_7.png': scan(511, 511),
  '5_cat/fine_3.png': scan(640, 640),
  '5_cat/fine_1.png': scan(768, 768),
  '5_cat/fine_2.png': scan(1920, 1080),
  '5_cat/turned_1.png': scan(3024, 4032, { orientation: 6 } as Partial<ImageFacts>),
  '5_cat/turned_2.png': scan(4032, 3024, { orientation: 8 } as Partial<ImageFacts>),
  '5_cat/turned_3.png': scan(4032, 3024, { orientation: 3 } as Partial<ImageFacts>),
  '5_cat/turned_4.png': scan(2000, 3000, { orientation: 5 } as Partial<ImageFacts>),
  '5_cat/turned_5.png': scan(3000, 2000, { orientation: 7 } as Partial<ImageFacts>),
  '5_cat/turned_6.png': scan(3000, 2000, { orientation: 2 } as Partial<ImageFacts>),
  '5_cat/fine_4.png': scan(3000, 2000),
  '5_cat/jpeg12.png': scan(1200, 900, { colors: 'jpeg-12' } as Partial<ImageFacts>),
  '5_cat/cmyk.png': scan(1200, 900, { format: 'png', colors: 'cmyk' } as Partial<ImageFacts>),
  '5_cat/grey.png': scan(1200, 900, { colors: 'grey-16' } as Partial<ImageFacts>),
  '5_cat/wide.png': scan(6000, 600),
};

const grownFiles = {
  ...filesOf(
    below('5_cat', {
      ...Object.fromEntries(
        Object.keys(headers).map((name, index) => [
          name.slice(6, -4),
          `mycat, a cat on a ${pick(['sofa', 'table', 'bed', 'lawn'], index)}`,
        ]),
      ),
      cat_01: 'mycat, a sleeping cat',
      cat_02: 'mycat, a cat with a ball',
      cat_03: 'mycat, a cat on a lawn',
      'cat_03-masklabel': undefined,
      'cat_02-condlabel': undefined,
      cat_01_mask: undefined,
      'cat_03-mask': undefined,
      'fine_1.matte': undefined,
      'cat_02-masklabel': 'a mask',
      gas_mask: 'mycat, with a gas mask',
      batman_mask: undefined,
      cat_02_alpha: undefined,
      cat_with_mask: 'mycat, a cat with a mask',
      crop_10_20_300_400: undefined,
      crop: 'mycat, a cat, whole picture',
      face_1_2_3_4: undefined,
      face: 'mycat, the face of a cat',
      holiday_1_2_3_4: undefined,
      IMG_2023_07_01_12: undefined,
      IMG: 'mycat, the first picture',
      lonely_9_9_9_9: undefined,
      photo_2024_05_06_1: 'mycat, a cat in spring',
    }),
  ),
  '5_cat/cat_01.jpg': '',
  '5_cat/cat_03.webp': '',
  '5_cat/fine_1.jpg': '',
  '5_cat/fine_2.jpeg': '',
  '5_cat/small_1.bmp': '',
  '5_cat/logo.svg': '',
  '5_cat/logo.txt': 'mycat, a drawing',
  '5_cat/poster.tga': '',
  '5_cat/poster.txt': 'mycat, a poster',
  '5_cat/window.JFIF': '',
  '5_cat/window.txt': 'mycat, at the window',
  '5_cat/clip.gif': '',
  '5_cat/clip.txt': 'mycat, jumping',
  '5_cat/iphone.heic': '',
  '5_cat/iphone.txt': 'mycat, eating',
  '5_cat/old.tif': '',
  '5_cat/old.txt': 'mycat, as a kitten',
  '5_cat/scan.Png': '',
  '5_cat/scan.txt': 'mycat, a drawing of it',
  '5_cat/photo.JPeg': '',
  '5_cat/photo.txt': 'mycat, on a roof',
  // Nothing is wrong with these.
  '5_cat/cat_02.psd': '',
  '5_cat/notes.txt': 'buy food',
};

/** A folder that grew over the years. */
export function grownFolder(): Dataset {
  const dataset = datasetOf(grownFiles, { config: '[dataset]\ntrigger = "mycat"\n', origin: 'config' });
  const images = Object.entries(headers).map(([name, facts]): [string, ImageFile] => {
    const path = `/dataset/${name}`;
    return [path, { path, facts }];
  });
  return withFiles(dataset, { images: new Map(images) });
}
