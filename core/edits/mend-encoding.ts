import type { Dataset } from '../dataset/dataset.ts';
import type { CaptionFile } from '../dataset/files.ts';
import type { ForeignText } from '../dataset/foreign-text.ts';
import { type Message, message } from '../message.ts';
import type { BulkEdit, Digest, FileChange } from './bulk-edit.ts';
import type { EditPorts } from './edit-captions.ts';

/** Which captions are mended, and how. */
export interface EncodingWish {
  /** All captions where it is left out. */
  readonly paths?: Iterable<string>;
  /** What they are converted from, where several readings are possible; without it only what is sure is done. */
  readonly encoding?: string | undefined;
}

/**
 * Makes captions UTF-8 without a byte order mark, which no editor shows as a part of their text. The bytes that they had
 * are kept by what takes it back.
 */
export async function mendEncoding(
  { root, captions }: Dataset,
  { digest, turn }: EditPorts,
  { paths = captions.keys(), encoding }: EncodingWish = {},
): Promise<BulkEdit> {
  const changes: FileChange[] = [];
  for (const path of paths) {
    await turn.next();
    const file = captions.get(path);
    const change = file && mendingOf(file, digest, encoding);
    if (change) changes.push(change);
  }
  return { root, title: titleOf(changes), changes };
}

/** What mends one caption's bytes; undefined where nothing is wrong with them, or nobody says what they mean. */
export function mendingOf(file: CaptionFile, digest: Digest, encoding?: string): FileChange | undefined {
  const { path } = file;
  const foreign = foreignOf(file);
  const reading =
    foreign?.readings.find((one) => one.encoding === encoding) ??
    (foreign?.isSure ? foreign.readings[0] : undefined);
  if (foreign && reading) {
    return { kind: 'bytes', file: path, digest: foreign.digest, content: { text: reading.text, bom: false } };
  }
  if (!file.caption || !file.bom) return undefined;
  const { text } = file.caption;
  return { kind: 'edit', file: path, digest: digest({ text, bom: true }), edits: [], bom: false };
}

/** How else a caption may be read than as UTF-8. */
export function foreignOf(file: CaptionFile): ForeignText | undefined {
  if (file.caption) return file.foreign;
  return file.problem.kind === 'encoding' ? file.problem.foreign : undefined;
}

function titleOf(changes: readonly FileChange[]): Message {
  return changes.some(({ kind }) => kind === 'bytes')
    ? message('Convert to UTF-8')
    : message('Remove the byte order mark');
}
