import type { Caption } from '../caption/caption.ts';
import { tagKey } from '../caption/tag-key.ts';
import { type Dataset, imagesOfCaption } from '../dataset/dataset.ts';
import { type DatasetView, viewsOf, viewsOfCaption, viewsOfImage } from '../dataset/views.ts';
import { message } from '../message.ts';
import type { TextEdit } from '../span.ts';
import type { BulkEdit } from './bulk-edit.ts';
import { type EditPorts, editCaptions } from './edit-captions.ts';
import { addTags } from './operations/add.ts';
import { removeKeys } from './operations/remove.ts';

/** Puts a tag at the end of all captions that lack it; sentences stay as they are. */
export function addTagEverywhere(dataset: Dataset, tag: string, ports: EditPorts): Promise<BulkEdit> {
  return editCaptions(dataset, message('Add "{0}"', tag), (caption) => addTo(caption, tag), ports);
}

/** Takes a tag, in all of its spellings, out of all captions; what is a piece of a sentence stays. */
export function removeTagEverywhere(dataset: Dataset, tag: string, ports: EditPorts): Promise<BulkEdit> {
  const keys = new Set([tagKey(tag)]);
  const editsOf = (caption: Caption) => removeKeys(caption, keys);
  return editCaptions(dataset, message('Remove "{0}"', tag), editsOf, ports);
}

/** Puts a tag at the end of all captions of one view that lack it. @param view the tag that names the view */
export function tagSameView(
  dataset: Dataset,
  { tag, view }: { readonly tag: string; readonly view: string },
  ports: EditPorts,
): Promise<BulkEdit> {
  const meant = viewsOf(dataset).find((one) => one.tag === view);
  const title = message('Add "{0}" to all of the view "{1}"', tag, view);
  const editsOf = (caption: Caption, path: string) => {
    const edits = meant ? addTo(caption, tag) : [];
    return edits.length > 0 && viewsOfPair(dataset, path, caption).some((one) => one === meant) ? edits : [];
  };
  return editCaptions(dataset, title, editsOf, ports);
}

/** The views that a caption names, and those that its pictures are declared to be. */
export function viewsOfPair(dataset: Dataset, path: string, caption: Caption): readonly DatasetView[] {
  const declared = imagesOfCaption(dataset, path)
    .flatMap((image) => viewsOfImage(dataset, image))
    .filter(({ by }) => by === 'declared')
    .map(({ view }) => view);
  return [...new Set([...viewsOfCaption(dataset, caption), ...declared])];
}

function addTo(caption: Caption, tag: string): readonly TextEdit[] {
  return addTags(caption, [tag], { at: 'end' });
}
