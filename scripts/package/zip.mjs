// Reads a .vsix, which is a zip.
import { buffer } from 'node:stream/consumers';
import { fromBufferPromise } from 'yauzl';

/**
 * The files in a zip.
 * @param {Buffer} zip
 * @returns {Promise<Map<string, { size: number, read: () => Promise<Buffer> }>>} by name, in the zip's order; sizes in bytes, unpacked
 * @throws {Error} when it is none
 */
export async function filesIn(zip) {
  const read = await fromBufferPromise(zip, { lazyEntries: true });
  const files = new Map();
  for await (const entry of read.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    files.set(entry.fileName, {
      size: entry.uncompressedSize,
      read: async () => buffer(await read.openReadStreamPromise(entry)),
    });
  }
  return files;
}
