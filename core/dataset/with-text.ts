import { captionFile } from './assemble.ts';
import { type Dataset, withFiles } from './dataset.ts';

/** The dataset as it would be with another text in a caption, which may be a new one. */
export function withText(dataset: Dataset, path: string, text: string): Dataset {
  const file = dataset.captions.get(path);
  const bom = file?.caption ? file.bom : false;
  return withFiles(dataset, { captions: new Map([[path, captionFile(dataset, { path, text, bom })]]) });
}
