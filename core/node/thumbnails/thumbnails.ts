import * as fs from 'node:fs';
import { storeCached } from '../disk/store-cached.ts';
import { NoDecoder, UnknownFormat } from '../sharp.ts';
import { isCached, thumbnailPath } from './thumbnail-cache.ts';

/** What became of a picture; native paths. */
export type Thumbnail =
  | { readonly kind: 'made'; readonly file: string }
  /** None can be made, and not by the picture's fault; `problem` is for the log, left out for a format we can't read. */
  | { readonly kind: 'original'; readonly problem?: string }
  | {
      readonly kind: 'broken';
      readonly reason: 'missing' | 'empty' | 'unreadable' | 'damaged';
      readonly detail: string;
    };

/** Makes the small picture's bytes. Rejects with `UnknownFormat` where it has no decoder, with `NoDecoder` without any. */
export type Shrink = (picture: string) => Promise<Uint8Array>;

/**
 * The thumbnail of a picture: the one in the cache, else a new one. Never rejects. For a worker: files are looked at and
 * written synchronously, since promises would wait behind the pictures that are being decoded.
 */
export async function thumbnailOf(folder: string, picture: string, shrink: Shrink): Promise<Thumbnail> {
  let file: string;
  try {
    const { size, mtimeMs } = fs.statSync(picture);
    if (size === 0) return { kind: 'broken', reason: 'empty', detail: '' };
    file = thumbnailPath(folder, { path: picture, size, mtimeMs });
    if (isCached(file)) return { kind: 'made', file };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return { kind: 'broken', reason: isMissing ? 'missing' : 'unreadable', detail: firstLine(error) };
  }
  let bytes: Uint8Array;
  try {
    bytes = await shrink(picture);
  } catch (error) {
    if (error instanceof UnknownFormat) return { kind: 'original' };
    if (error instanceof NoDecoder) return { kind: 'original', problem: error.message };
    return { kind: 'broken', reason: 'damaged', detail: firstLine(error) };
  }
  try {
    storeCached(file, bytes);
    return { kind: 'made', file };
  } catch (error) {
    return { kind: 'original', problem: `thumbnails can't be kept in ${folder}: ${firstLine(error)}` };
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
