import * as fs from 'node:fs/promises';
import type { PixelFacts } from '../../image/pixels/facts.ts';
import { MEASURED_SIDE, MOST_PIXELS, measure, transparentShare } from '../../image/pixels/measure.ts';
import { digestOf } from '../digest.ts';
import { decodingFailure, loadSharp, NoDecoder, UnknownFormat } from '../sharp.ts';

/** A larger file is not looked into (bytes). */
export const LARGEST_FILE = 256 * 1024 * 1024;
/** So long one picture may take (seconds). */
export const PATIENCE = 60;

/**
 * What the pixels of a picture say; a picture that is broken is a fact, too. As stored, without the EXIF rotation.
 * @param picture native path
 * @throws the system's error where the file can't be read, {NoDecoder} where none can be decoded
 */
export async function readPixels(picture: string): Promise<PixelFacts> {
  const stat = await fs.stat(picture);
  // What was a picture when it was listed may be a pipe by now, which would wait for a writer for ever.
  if (!stat.isFile() || stat.size > LARGEST_FILE) return { state: 'unseen' };
  const bytes = await fs.readFile(picture);
  const sharp = await loadSharp();
  const open = () =>
    sharp(bytes, { failOn: 'error', sequentialRead: true, autoOrient: false, limitInputPixels: MOST_PIXELS });
  try {
    const { data, info } = await open()
      .timeout({ seconds: PATIENCE })
      .resize(MEASURED_SIDE, MEASURED_SIDE, { fit: 'inside', withoutEnlargement: true })
      .removeAlpha()
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { hasAlpha } = await open().metadata();
    return {
      state: 'seen',
      digest: digestOf(bytes),
      transparent: hasAlpha ? transparentShare(await alphaOf(open())) : 0,
      ...measure({ width: info.width, height: info.height, pixels: data }),
    };
  } catch (error) {
    const failure = decodingFailure(error);
    if (failure instanceof UnknownFormat) return { state: 'unseen' };
    if (failure instanceof NoDecoder) throw failure;
    const detail = (failure instanceof Error ? failure.message : String(failure)).split('\n')[0] ?? '';
    // Pictures that it takes too long or too much memory to look at may be fine.
    return /exceeds pixel limit|timeout/i.test(detail) ? { state: 'unseen' } : { state: 'damaged', detail };
  }
}

/** The alpha channel at full size: shrinking would mix single pixels with their neighbours. */
function alphaOf(picture: ReturnType<Awaited<ReturnType<typeof loadSharp>>>): Promise<Buffer> {
  return picture.timeout({ seconds: PATIENCE }).extractChannel('alpha').toColourspace('b-w').raw().toBuffer();
}
