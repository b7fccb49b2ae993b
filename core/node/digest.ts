import { createHash } from 'node:crypto';
import type { FileBytes, FileText } from '../edits/bulk-edit.ts';

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
