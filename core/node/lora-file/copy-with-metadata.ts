import * as fs from 'node:fs';
import { headerWith, type MetadataChanges } from '../../lora-file/new-header.ts';
import { LARGEST_HEADER, LENGTH_BYTES } from '../../safetensors/header.ts';
import type { NoCheckpoint } from '../../safetensors/no-checkpoint.ts';
import { nodeEditDisk } from '../disk/edit-disk.ts';
import { removeIfThere, temporaryBeside } from '../disk/temporary-file.ts';
import { toNative } from '../native-path.ts';
import { openCheckpoint } from '../safetensors/open-checkpoint.ts';
import { aboutFile, codeOf } from '../system-trouble.ts';

/** What became of a copy: written, or why not. */
export type Copied =
  | { readonly kind: 'written'; readonly path: string }
  | NoCheckpoint
  /** There is a file of that name already. */
  | { readonly kind: 'exists' }
  /** The original was written while it was copied: nothing is kept. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'too-large' };

/** Bytes that are copied at once. */
const PIECE = 8 * 1024 * 1024;

/**
 * Writes a copy of a `.safetensors` file with other metadata: whole or not at all, and never over a file.
 * @param onProgress hears how much of the copy is there (0 to 1); what it returns is waited for
 * @throws the system's error
 */
export async function copyWithMetadata(
  source: string,
  target: string,
  changes: MetadataChanges,
  onProgress: (share: number) => void | Promise<void> = () => {},
): Promise<Copied> {
  if (fs.existsSync(toNative(target))) return { kind: 'exists' };
  const file = openCheckpoint(source);
  if (file.kind !== 'safetensors') return file;
  const temporary = temporaryBeside(target);
  try {
    const header = headerBytes(headerWith(file.json, changes));
    if (!header) return { kind: 'too-large' };
    const before = fs.statSync(toNative(source));
    await writeCopy(temporary, header, file, onProgress);
    const after = fs.statSync(toNative(source));
    if (after.mtimeMs !== before.mtimeMs || after.size !== before.size) return { kind: 'changed' };
    nodeEditDisk.place(temporary, target);
    return { kind: 'written', path: target };
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return { kind: 'exists' };
    throw aboutFile(error, target);
  } finally {
    file.close();
    removeIfThere(nodeEditDisk, temporary);
  }
}

async function writeCopy(
  temporary: string,
  header: Uint8Array,
  file: { readonly size: number; readonly dataStart: number; readAt(at: number, length: number): Uint8Array },
  onProgress: (share: number) => void | Promise<void>,
): Promise<void> {
  const copy = await fs.promises.open(toNative(temporary), 'wx');
  try {
    await copy.writeFile(header);
    for (let at = file.dataStart; at < file.size; at += PIECE) {
      const bytes = file.readAt(at, Math.min(PIECE, file.size - at));
      if (bytes.length === 0) break;
      // All of it, or an error: of a write alone a disk that is nearly full takes a part, and says no word.
      await copy.writeFile(bytes);
      await onProgress(Math.min(1, (at + bytes.length) / file.size));
    }
    await copy.sync();
  } finally {
    await copy.close();
  }
}

/** The length, then the text; blanks behind it let the tensors begin at a multiple of eight, as the format's own writer does. */
function headerBytes(json: string): Uint8Array | undefined {
  const text = Buffer.from(json, 'utf8');
  const length = Math.ceil(text.length / LENGTH_BYTES) * LENGTH_BYTES;
  if (length > LARGEST_HEADER) return undefined;
  const bytes = Buffer.alloc(LENGTH_BYTES + length, ' ');
  bytes.writeBigUInt64LE(BigInt(length));
  text.copy(bytes, LENGTH_BYTES);
  return bytes;
}
