import type sharp from 'sharp';
import { withoutDecoder } from '../image/pixels/no-decoder.ts';
import { formatMessage } from '../message.ts';

/** The picture is of a format that can't be decoded here; a browser may know it. */
export class UnknownFormat extends Error {}

/** No picture can be decoded here: sharp is not in this package, or doesn't run on this machine. */
export class NoDecoder extends Error {}

/** A failed attempt is not made again: what is missing now stays missing. */
let loading: Promise<typeof sharp> | undefined;

/** The decoder, which is loaded at the first picture. @throws {NoDecoder} where it is missing on this platform */
export function loadSharp(): Promise<typeof sharp> {
  loading ??= load();
  return loading;
}

async function load(): Promise<typeof sharp> {
  try {
    const { default: loaded } = await import('sharp');
    // Several pictures at a time are enough for all cores; nobody asks for the same one twice.
    loaded.concurrency(1);
    loaded.cache(false);
    return loaded;
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    throw new NoDecoder(`${formatMessage(withoutDecoder)} (${reason.trim()})`);
  }
}

/** The failure of a decoding as what it means: `UnknownFormat`, or itself. */
export function decodingFailure(error: unknown): unknown {
  const isUnknown = error instanceof Error && /unsupported image format/i.test(error.message);
  return isUnknown ? new UnknownFormat() : error;
}
