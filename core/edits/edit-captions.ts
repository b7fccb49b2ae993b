import type { Caption } from '../caption/caption.ts';
import type { Dataset } from '../dataset/dataset.ts';
import type { Message } from '../message.ts';
import type { Turn } from '../ports.ts';
import type { TextEdit } from '../span.ts';
import type { BulkEdit, Digest, FileChange } from './bulk-edit.ts';

/** The edits of one caption; none where it stays as it is. */
export type CaptionEditor = (caption: Caption, path: string) => readonly TextEdit[];

/** What a bulk edit of captions needs beside the dataset. */
export interface EditPorts {
  readonly digest: Digest;
  readonly turn: Turn;
}

/**
 * A bulk edit of all captions that an editor of one has something to do in. Only captions of pictures: another text in
 * the folder (a README) is none.
 */
export async function editCaptions(
  dataset: Dataset,
  title: Message,
  editsOf: CaptionEditor,
  { digest, turn }: EditPorts,
  captions: Iterable<string> = dataset.captions.keys(),
): Promise<BulkEdit> {
  const changes: FileChange[] = [];
  for (const path of captions) {
    await turn.next();
    const file = dataset.captions.get(path);
    if (!file?.caption || !dataset.imagesOfCaption.has(path)) continue;
    const { bom, caption } = file;
    const edits = editsOf(caption, path);
    if (edits.length > 0)
      changes.push({ kind: 'edit', file: path, digest: digest({ text: caption.text, bom }), edits });
  }
  return { root: dataset.root, title, changes };
}
