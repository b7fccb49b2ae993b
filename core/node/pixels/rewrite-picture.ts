import * as fs from 'node:fs/promises';
import type { Sharp } from 'sharp';
import type { PixelTask } from '../../chores/chore.ts';
import type { FileStamp } from '../../edits/bulk-edit.ts';
import { MOST_PIXELS } from '../../image/pixels/measure.ts';
import { digestOf } from '../digest.ts';
import { nodeEditDisk } from '../disk/edit-disk.ts';
import { toNative } from '../native-path.ts';
import { loadSharp } from '../sharp.ts';
import { LARGEST_FILE, PATIENCE } from './read-pixels.ts';

/** A picture that is to be written anew, and where: paths as core has them. */
export interface Rewriting {
  readonly picture: string;
  readonly target: string;
  readonly task: PixelTask;
}

/** What became of it: the picture as it was read, and what was written; or why nothing was. */
export type Rewritten =
  | { readonly state: 'written'; readonly is: FileStamp; readonly byIs: FileStamp }
  | { readonly state: 'failed'; readonly detail: string };

/** Of lossy formats: what nobody sees the difference of, without the halved colours that the formats are wont to have. */
const QUALITY = 95;

type Metadata = Awaited<ReturnType<Sharp['metadata']>>;

/**
 * Writes a picture anew, in its own format, with its colour profile and the other data in it. The numbers that are stored
 * for its colours are what a trainer reads: they are not converted.
 * @throws the system's error where it can't be read or written
 */
export async function rewritePicture({ picture, target, task }: Rewriting): Promise<Rewritten> {
  const stat = await fs.stat(toNative(picture));
  // A pipe that took its place would wait for a writer for ever.
  if (!stat.isFile()) return failed('it is no file');
  const { size, mtimeMs } = stat;
  if (size > LARGEST_FILE) return failed('it is too large');
  const bytes = await fs.readFile(toNative(picture));
  const sharp = await loadSharp();
  const open = (autoOrient: boolean) =>
    sharp(bytes, { failOn: 'error', ignoreIcc: true, autoOrient, limitInputPixels: MOST_PIXELS });
  let written: Buffer;
  try {
    const metadata = await open(false).metadata();
    const encode = encoderOf(metadata, bytes);
    if (typeof encode === 'string') return failed(encode);
    if (isOther(metadata, task)) return failed('it was changed meanwhile');
    // Without the decoder's own turning: only `bake` is to see the picture as viewers do.
    const source = open(task.kind === 'bake').timeout({ seconds: PATIENCE });
    const changed = perform(source, task).toColourspace(metadata.space).keepMetadata();
    if (task.kind === 'bake' && metadata.xmpAsString)
      changed.withXmp(metadata.xmpAsString.replace(/(tiff:Orientation(?:="|>))[2-8]/g, '$11'));
    written = await encode(changed).toBuffer();
  } catch (error) {
    return failed((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '');
  }
  nodeEditDisk.create(target, written, nodeEditDisk.status(picture));
  const { mtimeMs: byTime } = await fs.stat(toNative(target));
  return {
    state: 'written',
    is: { size, mtimeMs, digest: digestOf(bytes) },
    byIs: { size: written.length, mtimeMs: byTime, digest: digestOf(written) },
  };
}

function failed(detail: string): Rewritten {
  return { state: 'failed', detail };
}

/** Whether a picture is another one than what the task was worked out for. */
function isOther({ width, height, orientation = 1, hasAlpha }: Metadata, task: PixelTask): boolean {
  if (task.kind === 'bake') return orientation === 1;
  return task.kind === 'flatten' ? !hasAlpha : width !== task.of[0] || height !== task.of[1];
}

function perform(picture: Sharp, task: PixelTask): Sharp {
  if (task.kind === 'flatten') return picture.flatten({ background: task.background });
  return task.kind === 'crop' ? picture.extract(task.area) : picture;
}

/** What writes a picture in the format that it has, or why nothing can. */
function encoderOf(
  { format, pages = 1, isProgressive = false, compression }: Metadata,
  bytes: Uint8Array,
): ((picture: Sharp) => Sharp) | string {
  if (pages > 1) return 'it is animated';
  if (format === 'png') return (picture) => picture.png();
  if (format === 'jpeg') {
    const options = { quality: QUALITY, chromaSubsampling: '4:4:4', progressive: isProgressive };
    return (picture) => picture.jpeg(options);
  }
  if (format === 'webp') {
    const lossless = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('VP8L');
    return (picture) => picture.webp({ quality: QUALITY, lossless, smartSubsample: !lossless });
  }
  if (format === 'heif' && compression === 'av1')
    return (picture) => picture.avif({ quality: QUALITY, chromaSubsampling: '4:4:4' });
  return `there is no way to write ${format ?? 'this format'} here`;
}
