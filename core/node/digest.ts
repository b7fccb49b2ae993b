import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import type { FileBytes, FileText } from '../edits/bulk-edit.ts';
import { toNative } from './native-path.ts';

/** The SHA-256 of some bytes, in hexadecimal. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The bytes of a text that was read as UTF-8. Reading is strict, so these are exactly the bytes that the file had.
 * @param bom whether a byte order mark stood in front of it
 */
export function bytesOfText(text: string, bom: boolean): Uint8Array {
  return Buffer.from(bom ? `\ufeff${text}` : text, 'utf8');
}

/** The bytes that a file is to have. */
export function bytesOfContent(content: FileBytes['content']): Uint8Array {
  return 'base64' in content ? Buffer.from(content.base64, 'base64') : bytesOfText(content.text, content.bom);
}

/** The digest of the bytes that a text has, or will have, on disk. */
export function digestOfText({ text, bom }: FileText): string {
  return digestOf(bytesOfText(text, bom));
}

const PIECE = 1024 * 1024;

/** The digest of a file's bytes; undefined where it can't be read to its end. Reads piece by piece. */
export function digestOfFile(path: string): string | undefined {
  try {
    // Not blocking: a pipe would wait for a writer for ever.
    const file = fs.openSync(toNative(path), fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
    try {
      if (!fs.fstatSync(file).isFile()) return undefined;
      const hash = createHash('sha256');
      const buffer = Buffer.alloc(PIECE);
      for (let count = 1; count > 0; ) {
        count = fs.readSync(file, buffer, 0, PIECE, null);
        hash.update(buffer.subarray(0, count));
      }
      return hash.digest('hex');
    } finally {
      fs.closeSync(file);
    }
  } catch {
    // Whoever reads it for its content meets the same, and tells it.
    return undefined;
  }
}
