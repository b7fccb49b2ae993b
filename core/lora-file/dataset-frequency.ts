import { captionOfImage, type Dataset, folderOf } from '../dataset/dataset.ts';
import { isRegularization } from '../dataset/regularization.ts';
import { tagFrequency } from './tags-since.ts';

/**
 * How often each tag is in the captions of each folder of a dataset, as the trainer would count it now: a caption for each
 * picture, the folder's own words where there is none, and nothing of regularization pictures.
 */
export function datasetFrequency(dataset: Dataset): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const captions = new Map<string, string[]>();
  for (const path of dataset.images.keys()) {
    const folder = folderOf(dataset, path);
    if (!folder || isRegularization(dataset, folder)) continue;
    const caption = captionOfImage(dataset, path)?.caption;
    const text = caption ? caption.text.slice(caption.read.start, caption.read.end) : folder.classTokens;
    const own = captions.get(folder.name) ?? [];
    captions.set(folder.name, own);
    if (text !== undefined) own.push(text);
  }
  return new Map([...captions].map(([name, texts]) => [name, tagFrequency(texts)]));
}
