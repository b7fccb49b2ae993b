import type { Dataset } from '../../core/dataset/dataset.ts';
import { datasetOf } from './memory.ts';

/** A dataset of one folder whose captions are given, with a picture each: `front_01.png` … */
export function captionsOf(
  captions: readonly string[],
  { folder = '10_alice woman', config }: { folder?: string; config?: string } = {},
): Dataset {
  const files: Record<string, string> = {};
  for (const [index, caption] of captions.entries()) {
    const stem = `${folder}/front_${String(index + 1).padStart(2, '0')}`;
    files[`${stem}.png`] = '';
    files[`${stem}.txt`] = caption;
  }
  return datasetOf(files, config === undefined ? {} : { config, origin: 'config' });
}

/** Path of the caption `captionsOf` gave a number to, from 0. */
export function captionPath(index: number, folder = '10_alice woman'): string {
  return `/dataset/${folder}/front_${String(index + 1).padStart(2, '0')}.txt`;
}
