import { type Dataset, withFiles } from '../../core/dataset/dataset.ts';
import { lintFile } from '../../core/engine.ts';
import type { PixelFacts, SeenPixels } from '../../core/image/pixels/facts.ts';
import { formatMessage } from '../../core/message.ts';
import { noise } from './images.ts';
import { ruleOf } from './lint.ts';
import { datasetOf } from './memory.ts';

/** The pixels of a usual picture, each number another one; what is given stands instead. */
export function seenPixels(number: number, other: Partial<SeenPixels> = {}): SeenPixels {
  const bytes = noise(300, number + 1);
  const word = (at: number) => new DataView(bytes.buffer).getUint32(at);
  return {
    state: 'seen',
    digest: `digest ${number}`,
    transparent: 0,
    hash: [word(256), word(260)],
    mirrored: [word(264), word(268)],
    small: String.fromCharCode(...bytes.subarray(0, 256)),
    sharpness: 1 + (number % 7) / 10,
    brightness: 100 + (number % 30),
    contrast: 50,
    black: 0,
    white: 0,
    entropy: 6 + (number % 5) / 10,
    ...other,
  };
}

/** A dataset of pictures, by name, with what their pixels say, in front of `usual` usual ones. */
export function picturesOf(
  pictures: Readonly<Record<string, PixelFacts>>,
  options: { usual?: number; config?: string } = {},
): Dataset {
  const { usual = 0, config = '' } = options;
  const all = { ...pictures };
  for (let number = 0; number < usual; number++) all[`10_x/usual_${number}.png`] = seenPixels(1000 + number);
  const dataset = datasetOf(Object.fromEntries(Object.keys(all).map((name) => [name, ''])), { config });
  const facts = { state: 'readable', width: 800, height: 800, format: 'png' } as const;
  const images = Object.entries(all).map(([name, pixels]) => {
    const path = `/dataset/${name}`;
    return [path, { path, facts, pixels }] as const;
  });
  return withFiles(dataset, { images: new Map(images) });
}

/** What one rule finds in all pictures of a dataset: `severity text`. */
export function foundInPictures(code: string, dataset: Dataset): readonly string[] {
  return [...dataset.images.keys()].sort().flatMap((path) =>
    lintFile(dataset, path, { rules: [ruleOf(code)] }).map(({ severity, message }) => {
      return `${severity} ${formatMessage(message)}`;
    }),
  );
}
