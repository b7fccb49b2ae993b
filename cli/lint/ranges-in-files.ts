import { CONFIG_FILE } from '../../core/config/schema.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { seenText } from '../../core/dataset/files.ts';
import { joinPath } from '../../core/path.ts';
import { type RangeOf, rangesIn } from './positions.ts';
import { readOnce } from './read-once.ts';

const nowhere = rangesIn('');

/**
 * Ranges in the texts of a dataset's files, each read once.
 * @param textOf a caption's as the linter saw it; a picture, or a caption that can't be read, has the empty one
 */
export function rangesInFiles(
  { root }: Pick<Dataset, 'root'>,
  configText: string | undefined,
  textOf: (file: string) => string | undefined,
): (file: string) => RangeOf {
  const config = joinPath(root, CONFIG_FILE);
  return readOnce((file: string) => {
    const text = file === config ? configText : textOf(file);
    return text === undefined ? nowhere : rangesIn(text);
  });
}

/** The same where all files are at hand. */
export function rangesInDataset(dataset: Dataset, configText: string | undefined): (file: string) => RangeOf {
  return rangesInFiles(dataset, configText, (file) => {
    const caption = dataset.captions.get(file);
    return caption && seenText(caption);
  });
}
