import type { Caption } from '../caption/caption.ts';
import { type Dataset, imagesOfCaption } from '../dataset/dataset.ts';
import type { Message } from '../message.ts';
import type { Turn } from '../ports.ts';
import { applyTextEdits, type TextEdit } from '../span.ts';
import type { BulkEdit, Digest, FailedFile, FileChange } from './bulk-edit.ts';

/** The edits of one caption; none where it stays as it is. */
export type CaptionEditor = (caption: Caption, path: string) => readonly TextEdit[];

/** An editor would make a text that is no caption any more. */
export class TooLong extends RangeError {
  readonly characters: number;

  constructor(characters: number) {
    super(`it would have ${characters} characters`);
    this.characters = characters;
  }
}

/** What a bulk edit of captions needs beside the dataset. */
export interface EditPorts {
  readonly digest: Digest;
  readonly turn: Turn;
}

/**
 * A bulk edit of all captions that an editor of one has something to do in. Only captions of pictures: another text in
 * the folder (a README) is none.
 */
export function editCaptions(
  dataset: Dataset,
  title: Message,
  editsOf: CaptionEditor,
  ports: EditPorts,
  captions: Iterable<string> = dataset.captions.keys(),
): Promise<BulkEdit> {
  // Asked last: it takes longer than to look for most tags.
  const ofPictures: CaptionEditor = (caption, path) => {
    const edits = editsOf(caption, path);
    return edits.length > 0 && imagesOfCaption(dataset, path).length > 0 ? edits : [];
  };
  return editTexts(dataset, title, ofPictures, ports, captions);
}

/**
 * A bulk edit of any captions. One that the editor fails at is named, and the others are edited all the same. So is one
 * that only looks like UTF-8: letters put between those of UTF-16 would spoil it.
 */
export async function editTexts(
  { root, captions }: Dataset,
  title: Message,
  editsOf: CaptionEditor,
  { digest, turn }: EditPorts,
  paths: Iterable<string>,
): Promise<BulkEdit> {
  const changes: FileChange[] = [];
  const failed: FailedFile[] = [];
  for (const path of paths) {
    await turn.next();
    const file = captions.get(path);
    if (!file?.caption) continue;
    try {
      const { bom, caption, foreign } = file;
      const edits = editsOf(caption, path);
      if (edits.length === 0) continue;
      if (foreign) {
        failed.push({ file: path, reason: 'not-utf-8', detail: '' });
        continue;
      }
      // Those that overlap are a mistake of the editor's.
      applyTextEdits(caption.text, edits);
      changes.push({ kind: 'edit', file: path, digest: digest({ text: caption.text, bom }), edits });
    } catch (error) {
      if (error instanceof TooLong)
        failed.push({ file: path, reason: 'too-long', detail: String(error.characters) });
      else failed.push({ file: path, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return { root, title, changes, ...(failed.length > 0 ? { failed } : {}) };
}
