import { captionOfImage, captionPathOf, type Dataset, folderOf } from '../dataset/dataset.ts';
import type { ConceptFolder } from '../dataset/files.ts';
import { message } from '../message.ts';
import { minimalEdit } from '../span.ts';
import type { BulkEdit, FileChange } from './bulk-edit.ts';
import { type EditPorts, editTexts } from './edit-captions.ts';

/** Which pictures get which caption. */
export interface CaptionRequest {
  /** Which pictures are meant. */
  readonly covers: (image: string) => boolean;
  /** The caption of a folder's pictures; undefined leaves them as they are. */
  readonly textOf: (folder: ConceptFolder | undefined) => string | undefined;
  /** Whether captions that are there are replaced, too. */
  readonly overwrite: boolean;
}

/** One caption for each picture without one, and, on demand, for those that have another one. */
export async function captionImages(
  dataset: Dataset,
  { covers, textOf, overwrite }: CaptionRequest,
  ports: EditPorts,
): Promise<BulkEdit> {
  // Two pictures of one name share a caption.
  const made = new Map<string, string>();
  const replaced = new Map<string, string>();
  for (const image of [...dataset.images.keys()].sort()) {
    const text = covers(image) ? textOf(folderOf(dataset, image)) : undefined;
    if (text === undefined) continue;
    const caption = captionOfImage(dataset, image);
    if (!caption) made.set(captionPathOf(dataset, image), text);
    else if (overwrite) replaced.set(caption.path, text);
  }
  const title = message('Write base caption');
  const edit = await editTexts(
    dataset,
    title,
    ({ text }, path) => minimalEdit(text, replaced.get(path) ?? text),
    ports,
    replaced.keys(),
  );
  const created = [...made].map(([file, text]): FileChange => ({ kind: 'create', file, text, bom: false }));
  const unread = [...replaced.keys()].filter((path) => !dataset.captions.get(path)?.caption);
  const failed = unread.map((file) => ({ file, detail: 'it is no text that can be read' }));
  return { ...edit, changes: [...created, ...edit.changes], failed: [...(edit.failed ?? []), ...failed] };
}
